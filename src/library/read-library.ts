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
import { LazyRubrics, type RubricSource } from "./lazy-rubrics.ts";

/** The rubrics of one or more folders, joined and ready. */
export type Library = {
  readonly framework: FrameworkFile;
  readonly lexicon: LexiconFile;
  /**
   * By problem id, in file order; each file is parsed when its problem is asked for. A later folder's problem replaces
   * an earlier one of the same id. `get` throws RubricError for a broken file, and walking through all leaves it out.
   */
  readonly rubrics: ReadonlyMap<string, Rubric>;
  /** What is wrong with broken problem files; reads all of them. */
  readonly mistakes: () => readonly Mistake[];
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
 * `problems/` or at its top. Throws RubricError when the framework or the lexicon is broken.
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
  if (framework === undefined || lexicon === undefined) throw new RubricError(mistakes);
  const files = [
    ...yamlFiles(join(home, "problems")),
    ...(operatorFolder === undefined ? [] : operatorFiles(operatorFolder)),
  ];
  const rubrics = new LazyRubrics(
    files.map((file) => sourceOf(file, framework, lexicon)),
    (broken) => new RubricError(broken),
  );
  return { framework, lexicon, rubrics, mistakes: () => rubrics.mistakes() };
}

function sourceOf(file: string, framework: FrameworkFile, lexicon: LexiconFile): RubricSource {
  const text = readOrMistake(file);
  if (typeof text !== "string") return { id: idOf(file), read: () => [text] };
  return {
    id: idIn(text) ?? idOf(file),
    read() {
      const parsed = parseYaml(file, text, problemFileSchema);
      if (!parsed.ok) return parsed.mistakes;
      return joinRubric(parsed.data, framework, lexicon, { fallbackId: idOf(file), generic: true });
    },
  };
}

/** The id that a problem file gives itself, found without parsing the file. */
function idIn(text: string): string | undefined {
  // At the beginning of a line stands a key of the whole file and of nothing else.
  return /^id:[ \t]+["']?([\w-]+)["']?[ \t]*(?:#.*)?$/m.exec(text)?.[1];
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
  const text = readOrMistake(file);
  if (typeof text === "string") return text;
  throw new RubricError([text]);
}

function readOrMistake(file: string): string | Mistake {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      file,
      line: 0,
      says: code === "ENOENT" ? "There is no such file." : `It cannot be read (${code}).`,
    };
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
