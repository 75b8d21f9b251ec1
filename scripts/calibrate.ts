import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { z } from "zod";
import { attackFigures } from "../src/calibration/attacks.ts";
import { figuresOf, flagFigures, orderingOf } from "../src/calibration/figures.ts";
import {
  type Case,
  casesOf,
  type FlagCase,
  flagCasesOf,
  replyScore,
  requestFor,
} from "../src/calibration/golden.ts";
import { publicFigures } from "../src/calibration/public-data.ts";
import { gradeBySignals, OFFLINE_GRADER } from "../src/graders/signal-grader.ts";
import { readLibrary } from "../src/library/read-library.ts";
import { parseYaml } from "../src/rubric/parse.ts";
import { type GoldenFile, goldenFileSchema } from "../src/rubric/schema.ts";
import { STAGE_IDS } from "../src/rubric/stages.ts";

const USAGE = `npm run calibrate [-- --golden FOLDER] [--public FOLDER] [--json FILE] [--errors] [--problem ID]
How well the offline grader agrees with the golden replies, against the targets of docs/grading.md.
  --golden FOLDER   other golden files than rubrics/golden (ID.yaml); those in its folder held-out were never tuned on
  --public FOLDER   public short-answer data (nn_exam*.jsonl, content_units*.jsonl, scientsbank*.jsonl) for text-only criteria
  --errors          lists every disagreement
  --json FILE       writes the figures`;

const { values } = parseArgs({
  options: {
    golden: { type: "string" },
    public: { type: "string" },
    json: { type: "string" },
    errors: { type: "boolean" },
    problem: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const home = join(import.meta.dirname, "..", "rubrics");
const library = readLibrary(home);
const goldenFolder = values.golden ?? join(home, "golden");

/** The golden files of a folder that belong to a problem we have; broken ones are named and left out. */
function readGoldens(folder: string): GoldenFile[] {
  return [...library.rubrics.keys()].flatMap((id) => {
    const file = join(folder, `${id}.yaml`);
    if (!existsSync(file) || (values.problem !== undefined && values.problem !== id)) return [];
    const parsed = parseYaml(file, readFileSync(file, "utf8"), goldenFileSchema);
    if (parsed.ok) return [parsed.data];
    for (const mistake of parsed.mistakes) console.error(`${mistake.file}:${mistake.line}: ${mistake.says}`);
    return [];
  });
}
const goldens = readGoldens(goldenFolder);

const cases: Case[] = [];
const flags: FlagCase[] = [];
const scores: { problem: string; stage: string; quality: "strong" | "middling" | "weak"; score: number }[] =
  [];
let flaggedReplies = 0;
let unverified = 0;
let differing = 0;
for (const golden of goldens) {
  const rubric = library.rubrics.get(golden.problem)!;
  for (const reply of golden.replies) {
    const grading = gradeBySignals(requestFor(rubric, reply));
    if (JSON.stringify(gradeBySignals(requestFor(rubric, reply))) !== JSON.stringify(grading)) differing += 1;
    if (grading.flagged.length > 0) flaggedReplies += 1;
    unverified += grading.scores.filter(
      (score) => score.is === "scored" && score.evidence.some((quote) => !reply.text.includes(quote.text)),
    ).length;
    const own = casesOf(rubric, reply, grading);
    cases.push(...own);
    flags.push(...flagCasesOf(rubric, reply, grading));
    scores.push({ problem: rubric.id, stage: reply.stage, quality: reply.quality, score: replyScore(own) });
  }
}

const attacksFile = z
  .object({ attacks: z.array(z.string()), masterKeys: z.array(z.string()) })
  .parse(parse(readFileSync(join(home, "attacks.yaml"), "utf8")));
const attacks = attackFigures(
  goldens.map((golden) => ({ golden, rubric: library.rubrics.get(golden.problem)! })),
  attacksFile,
);

const round = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(3));
const mark = (good: boolean) => (good ? "meets" : "FALLS SHORT of");
const all = figuresOf(cases);
const flagged = flagFigures(flags);
const ordering = orderingOf(scores);
console.log(
  `${OFFLINE_GRADER}: ${goldens.reduce((sum, golden) => sum + golden.replies.length, 0)} golden replies, ${cases.length} judgements\n`,
);
console.log("                          macro-F1    kappa   positive rate (people / grader)   n");
const row = (name: string, some: readonly Case[]) => {
  const figures = figuresOf(some);
  console.log(
    `${name.padEnd(26)}${round(figures.macroF1).padEnd(12)}${round(figures.kappa).padEnd(8)}${`${round(figures.positiveTruth)} / ${round(figures.positiveJudged)}`.padEnd(34)}${some.length}`,
  );
};
row("all", cases);
for (const id of library.rubrics.keys())
  row(
    id,
    cases.filter((one) => one.problem === id),
  );
for (const stage of STAGE_IDS)
  row(
    stage,
    cases.filter((one) => one.reply.stage === stage),
  );
for (const quality of ["strong", "middling", "weak"] as const)
  row(
    `${quality} replies`,
    cases.filter((one) => one.reply.quality === quality),
  );
row(
  "own criteria",
  cases.filter((one) => !one.criterion.generic),
);
row(
  "generic criteria",
  cases.filter((one) => one.criterion.generic),
);
console.log("\nConfusion (rows: people; columns: grader covered, partly, missing)");
for (const [i, label] of all.matrix.labels.entries())
  console.log(
    `  ${label.padEnd(9)}${all.matrix.counts[i]!.map((count) => String(count).padStart(6)).join("")}`,
  );

/** What the cues were never tuned on says more than what they were; it is measured beside unless it is what was asked for. */
function heldOutTargets(): { name: string; value: string; good: boolean }[] {
  const heldOut = values.golden === undefined ? readGoldens(join(goldenFolder, "held-out")) : [];
  if (heldOut.length === 0) return [];
  const graded = heldOut.flatMap((golden) =>
    golden.replies.map((reply) => ({ reply, rubric: library.rubrics.get(golden.problem)! })),
  );
  const gradings = graded.map(({ reply, rubric }) => ({
    reply,
    rubric,
    grading: gradeBySignals(requestFor(rubric, reply)),
  }));
  const figures = figuresOf(
    gradings.flatMap(({ rubric, reply, grading }) => casesOf(rubric, reply, grading)),
  );
  const flagsOf = flagFigures(
    gradings.flatMap(({ rubric, reply, grading }) => flagCasesOf(rubric, reply, grading)),
  );
  const line = (name: string, value: number | undefined, least: number) => ({
    name: `HELD OUT: ${name}`,
    value: round(value),
    good: (value ?? 0) >= least,
  });
  return [
    line("macro-F1 ≥ .80", figures.macroF1, 0.8),
    line("kappa ≥ .70", figures.kappa, 0.7),
    line("red flags precision ≥ .95", flagsOf.precision, 0.95),
    line("red flags recall ≥ .80", flagsOf.recall, 0.8),
  ];
}

const targets: { name: string; value: string; good: boolean }[] = [
  { name: "macro-F1 ≥ .80", value: round(all.macroF1), good: (all.macroF1 ?? 0) >= 0.8 },
  { name: "kappa ≥ .70", value: round(all.kappa), good: (all.kappa ?? 0) >= 0.7 },
  {
    name: "red flags precision ≥ .95",
    value: `${round(flagged.precision)} (${flagged.raised} raised)`,
    good: (flagged.precision ?? 0) >= 0.95,
  },
  {
    name: "red flags recall ≥ .80",
    value: `${round(flagged.recall)} (${flagged.truly} true)`,
    good: (flagged.recall ?? 0) >= 0.8,
  },
  {
    name: "weak < middling < strong, each stage of each system",
    value: `${ordering.inOrder} of ${ordering.groups}`,
    good: ordering.inOrder === ordering.groups,
  },
  {
    name: "score(answer + attack) ≤ score(answer)",
    value: `${attacks.raisedScores} of ${attacks.attacked} rose`,
    good: attacks.raisedScores === 0,
  },
  {
    name: "silence, claims and master keys earn nothing",
    value: `${attacks.keysEarning} of ${attacks.keys} earned`,
    good: attacks.keysEarning === 0,
  },
  {
    name: "ordinary answers flagged 0 times",
    value: `${flaggedReplies} flagged`,
    good: flaggedReplies === 0,
  },
  {
    name: "a keyword list earns at most 10 %",
    value: `${attacks.keywordShareMax.toFixed(1)} % at most`,
    good: attacks.keywordShareMax <= 10,
  },
  {
    name: "shuffled words earn at most 10 %",
    value: `${attacks.shuffledShareMean.toFixed(1)} % on average`,
    good: attacks.shuffledShareMean <= 10,
  },
  { name: "every quote verbatim", value: `${unverified} not`, good: unverified === 0 },
  { name: "the same input gives the same output", value: `${differing} differed`, good: differing === 0 },
  ...heldOutTargets(),
  ...(values.public === undefined ? [] : publicFigures(values.public, library)),
];
console.log("\nTargets");
for (const target of targets) console.log(`  ${target.value.padEnd(26)} ${mark(target.good)} ${target.name}`);
if (values.public === undefined)
  console.log(
    "  not measured here          text-only criteria on public data; give --public FOLDER (see docs/grading.md)",
  );

if (values.errors) {
  console.log("\nDisagreements");
  for (const one of cases.filter((each) => each.truth !== each.judged))
    console.log(
      `  ${one.problem} ${one.reply.id} ${one.criterion.id}: people ${one.truth}, grader ${one.judged} (${one.because})`,
    );
  for (const one of flags.filter((each) => each.truth !== each.judged))
    console.log(
      `  ${one.problem} ${one.reply.id} red flag ${one.flag}: people ${one.truth ? "raise" : "do not raise"} it, grader ${one.judged ? "does" : "does not"}`,
    );
}
if (values.json !== undefined)
  writeFileSync(
    values.json,
    `${JSON.stringify({ grader: OFFLINE_GRADER, all, flags: flagged, ordering, attacks, targets }, null, 2)}\n`,
  );
