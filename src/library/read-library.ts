import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { joinRubric } from "../rubric/join.ts";
import { type Mistake, type Parsed, parseYaml } from "../rubric/parse.ts";
import type { Rubric } from "../rubric/rubric.ts";
import {
  type FrameworkFile,
  frameworkFileSchema,
  type LexiconFile,
  lexiconFileSchema,
  type ProblemFile,
  problemFileSchema,
} from "../rubric/schema.ts";

/** The rubrics of one or more folders, joined and ready. */
export type Library = {
  readonly framework: FrameworkFile;
  readonly lexicon: LexiconFile;
  /** By problem id, in file order. A later folder's problem replaces an earlier one of the same id. */
  readonly rubrics: ReadonlyMap<string, Rubric>;
};

/** Thrown when a rubric file cannot be used; the message lists every mistake with file and line. */
export class RubricError extends Error {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(mistakeLine).join("\n"));
    this.name = "RubricError";
    this.mistakes = mistakes;
  }
}

/** "rubrics/problems/x.yaml:12: criteria.3.weight: must be 1 to 5". */
export function mistakeLine({ file, line, says }: Mistake): string {
  return line > 0 ? `${file}:${line}: ${says}` : `${file}: ${says}`;
}

/**
 * Reads the project's own folder (framework, lexicon, problems) and an operator's, which may hold problems in
 * `problems/` or at its top. Throws RubricError.
 */
export function readLibrary(home: string, operatorFolder?: string): Library {
  const mistakes: Mistake[] = [];
  const keep = <Data>(parsed: Parsed<Data>): Data | undefined => {
    if (parsed.ok) return parsed.data;
    mistakes.push(...parsed.mistakes);
    return undefined;
  };
  const framework = keep(
    parseYaml(join(home, "framework.yaml"), read(join(home, "framework.yaml")), frameworkFileSchema),
  );
  const lexicon = keep(
    parseYaml(join(home, "lexicon.yaml"), read(join(home, "lexicon.yaml")), lexiconFileSchema),
  );
  const files = [
    ...yamlFiles(join(home, "problems")),
    ...(operatorFolder === undefined ? [] : operatorFiles(operatorFolder)),
  ];
  const problems = files.map((file) => ({
    file,
    data: keep(parseYaml(file, read(file), problemFileSchema)),
  }));
  if (mistakes.length > 0 || framework === undefined || lexicon === undefined)
    throw new RubricError(mistakes);
  const rubrics = new Map<string, Rubric>();
  for (const { file, data } of problems) {
    if (data === undefined) continue;
    const rubric = joinRubric(data, framework, lexicon, { fallbackId: idOf(file), generic: true });
    rubrics.set(rubric.id, rubric);
  }
  return { framework, lexicon, rubrics };
}

/** A rubric that stands alone, for `grade --rubric FILE`: generic criteria join only if it says so. Throws RubricError. */
export function readLoneRubric(file: string, library: Library): Rubric {
  const parsed = parseYaml(file, read(file), problemFileSchema);
  if (!parsed.ok) throw new RubricError(parsed.mistakes);
  return loneRubric(parsed.data, idOf(file), library);
}

/** The same for a rubric given as data. */
export function loneRubric(data: ProblemFile, fallbackId: string, library: Library): Rubric {
  return joinRubric(data, library.framework, library.lexicon, { fallbackId, generic: false });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new RubricError([
      { file, line: 0, says: code === "ENOENT" ? "There is no such file." : `It cannot be read (${code}).` },
    ]);
  }
}

function yamlFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function operatorFiles(folder: string): string[] {
  const special = new Set(["framework.yaml", "lexicon.yaml"]);
  const files = [
    ...yamlFiles(folder).filter((file) => !special.has(basename(file))),
    ...yamlFiles(join(folder, "problems")),
  ];
  if (files.length === 0)
    throw new RubricError([
      { file: folder, line: 0, says: "RUBRICS_DIR names this folder, but it holds no .yaml problem." },
    ]);
  return files;
}

function idOf(file: string): string {
  return (
    basename(file)
      .replace(/\.ya?ml$/, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "problem"
  );
}
