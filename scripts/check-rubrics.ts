import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { vocabularyOf } from "../src/cues/vocabulary.ts";
import { mistakeLine } from "../src/library/read-library.ts";
import { joinRubric, lexiconOf } from "../src/rubric/join.ts";
import { type Mistake, type Parsed, parseYaml } from "../src/rubric/parse.ts";
import type { Rubric } from "../src/rubric/rubric.ts";
import {
  frameworkFileSchema,
  goldenFileSchema,
  lexiconFileSchema,
  problemFileSchema,
} from "../src/rubric/schema.ts";
import { checkCriteria, checkFacts, checkRedFlags, type Finding } from "../src/rubric-check/check-problem.ts";
import {
  checkComplete,
  checkFramework,
  checkGolden,
  checkGoldenCount,
  checkIds,
  checkWays,
  GOLDEN_REPLIES_MIN,
} from "../src/rubric-check/check-shape.ts";

const USAGE = `npm run check-rubrics [-- --problem ID] [--dir FOLDER]
Checks the rubric files; names file, line and mend for each mistake. Exit code 1 when there is any.
  --problem ID   only this problem (and nothing of the framework)
  --dir FOLDER   an operator's folder: problems are checked against our framework, and may be incomplete;
                 too few golden replies (FOLDER/golden/ID.yaml) are a warning there`;

const { values } = parseArgs({
  options: { problem: { type: "string" }, dir: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const home = join(import.meta.dirname, "..", "rubrics");
const mistakes: Mistake[] = [];
/** What an operator may leave as it is. */
const warnings: Mistake[] = [];

function keep<Data>(
  parsed: Parsed<Data>,
): { data: Data; lineOf: (path: readonly PropertyKey[]) => number } | undefined {
  if (parsed.ok) return parsed;
  mistakes.push(...parsed.mistakes);
  return undefined;
}
const short = (file: string) => file.replace(`${join(home, "..")}/`, "");
const read = (file: string) => (existsSync(file) ? readFileSync(file, "utf8") : "");
const yamls = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => join(folder, name))
    : [];

const framework = keep(
  parseYaml(short(join(home, "framework.yaml")), read(join(home, "framework.yaml")), frameworkFileSchema),
);
const lexiconFile = keep(
  parseYaml(short(join(home, "lexicon.yaml")), read(join(home, "lexicon.yaml")), lexiconFileSchema),
);
if (framework !== undefined && lexiconFile !== undefined) checkAll(framework, lexiconFile);
finish();

function checkAll(fw: NonNullable<typeof framework>, lx: NonNullable<typeof lexiconFile>): void {
  const vocabulary = vocabularyOf(lexiconOf(lx.data));
  const report = (
    file: string,
    lineOf: (path: readonly PropertyKey[]) => number,
    findings: readonly Finding[],
  ) => {
    for (const { at, says } of findings) mistakes.push({ file: short(file), line: lineOf(at), says });
  };
  const own = values.dir === undefined;
  const files = own
    ? yamls(join(home, "problems"))
    : [...yamls(values.dir!), ...yamls(join(values.dir!, "problems"))];
  if (own && values.problem === undefined) {
    const empty = joinRubric(problemFileSchema.parse({ criteria: ["x"] }), fw.data, lx.data, {
      fallbackId: "x",
      generic: true,
    });
    const generic = { ...empty, criteria: empty.criteria.filter((criterion) => criterion.generic) };
    const lists = [
      ...fw.data.stages.map((stage, i) => ({ id: stage.id as string, at: ["stages", i] as PropertyKey[] })),
      { id: "communicate", at: ["communicate"] as PropertyKey[] },
    ];
    report(join(home, "framework.yaml"), fw.lineOf, [
      ...checkFramework(fw.data),
      ...checkWays(fw.data, vocabulary),
      ...lists.flatMap(({ id, at }) => [
        ...checkCriteria(
          generic.criteria.filter((criterion) => criterion.stage === id),
          generic,
          [...at, "criteria"],
        ),
        ...checkRedFlags(
          generic.redFlags.filter((flag) => flag.stage === id),
          generic,
          [...at, "redFlags"],
        ),
      ]),
    ]);
    for (const [id, term] of Object.entries(lx.data.terms)) {
      for (const other of term.includes)
        if (lx.data.terms[other] === undefined)
          mistakes.push({
            file: "rubrics/lexicon.yaml",
            line: lx.lineOf(["terms", id]),
            says: `${id} includes "${other}", which is no term`,
          });
    }
  }
  for (const file of files) {
    const fileId = basename(file).replace(/\.ya?ml$/, "");
    if (values.problem !== undefined && values.problem !== fileId) continue;
    const problem = keep(parseYaml(short(file), read(file), problemFileSchema));
    if (problem === undefined) continue;
    const rubric = joinRubric(problem.data, fw.data, lx.data, { fallbackId: fileId, generic: true });
    const ownCriteria = rubric.criteria.filter((criterion) => !criterion.generic);
    report(file, problem.lineOf, [
      ...checkIds(problem.data, rubric),
      ...checkWays(problem.data, vocabulary),
      ...checkCriteria(ownCriteria, rubric, ["criteria"]),
      ...checkFacts(rubric),
      ...checkRedFlags(
        rubric.redFlags.filter((flag) => !flag.generic),
        rubric,
        ["redFlags"],
      ),
      ...(own ? checkComplete(problem.data, fileId) : []),
    ]);
    checkGoldenFile(join(own ? home : values.dir!, "golden", `${fileId}.yaml`), rubric, own);
  }

  function checkGoldenFile(path: string, rubric: Rubric, own: boolean): void {
    const few = own ? mistakes : warnings;
    if (!existsSync(path)) {
      const says = `There are no golden replies for ${rubric.id}; write at least ${GOLDEN_REPLIES_MIN}.`;
      few.push({ file: short(path), line: 0, says });
      return;
    }
    const golden = keep(parseYaml(short(path), read(path), goldenFileSchema));
    if (golden === undefined) return;
    report(path, golden.lineOf, checkGolden(golden.data, rubric));
    for (const { at, says } of checkGoldenCount(golden.data))
      few.push({ file: short(path), line: golden.lineOf(at), says });
  }
}

function finish(): void {
  for (const mistake of mistakes) console.log(mistakeLine(mistake));
  for (const warning of warnings) console.log(`warning: ${mistakeLine(warning)}`);
  console.log(
    mistakes.length === 0
      ? "Rubrics: no mistakes."
      : `Rubrics: ${mistakes.length} mistake${mistakes.length === 1 ? "" : "s"}.`,
  );
  process.exitCode = mistakes.length === 0 ? 0 : 1;
}
