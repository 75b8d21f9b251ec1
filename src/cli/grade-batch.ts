import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { type Library, loneRubric, RubricError, readLoneRubric } from "../library/read-library.ts";
import type { Grader } from "../ports/grader.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { problemFileSchema } from "../rubric/schema.ts";
import { LEVELS, type Level } from "../rubric/stages.ts";
import { stageFrom } from "./arguments.ts";
import { findRubric } from "./find-rubric.ts";
import { gradeReply } from "./grade.ts";
import { readInput, readText } from "./read-text.ts";
import type { Tools } from "./tools.ts";
import { UsageError } from "./usage-error.ts";

/** One line of a batch. Other fields are allowed and ignored, so that a data set can be used as it is. */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  problem: z.string().optional(),
  rubric: z.union([z.string(), problemFileSchema]).optional(),
  stage: z.string().optional(),
  level: z.enum(LEVELS).optional(),
  text: z.string(),
});

type Line = z.infer<typeof lineSchema>;

/**
 * Grades JSON lines from a file ("-" for standard input), in order. A line that cannot be graded gives its
 * error and spoils no other; the exit code is then 2.
 */
export async function gradeBatch(file: string, level: Level, grader: Grader, tools: Tools): Promise<number> {
  const text = file === "-" ? await readInput(tools.input) : readText(file);
  const library = tools.library();
  const rubricOf = createFinder(file === "-" ? "." : dirname(file), library);
  const lines = text
    .split(/\r?\n/)
    .flatMap((raw, index) => (raw.trim() === "" ? [] : [{ raw, number: index + 1 }]));
  if (lines.length === 0) throw new UsageError(`"${file}" has no lines to grade.`);
  let failed = 0;
  for (const { raw, number } of lines) {
    const json = parseJson(raw);
    try {
      const line = checked(json, number);
      const stage = line.stage === undefined ? undefined : stageFrom(line.stage);
      const { id, text: reply } = line;
      const report = await gradeReply(
        { id, rubric: rubricOf(line), level: line.level ?? level, ...(stage && { stage }), text: reply },
        grader,
      );
      tools.output.write(`${JSON.stringify(report)}\n`);
    } catch (error) {
      if (!(error instanceof UsageError || error instanceof RubricError)) throw error;
      failed += 1;
      tools.output.write(`${JSON.stringify({ id: idOf(json) ?? `line ${number}`, error: error.message })}\n`);
    }
  }
  if (failed === 0) return 0;
  tools.errors.write(`${failed} of ${lines.length} lines of "${file}" could not be graded; each says why.\n`);
  return 2;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function checked(json: unknown, number: number): Line {
  if (json === undefined) throw new UsageError(`Line ${number} is not JSON.`);
  const parsed = lineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const says = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the line"}: ${issue.message}`);
  throw new UsageError(`Line ${number} is wrong: ${says.join("; ")}.`);
}

function idOf(json: unknown): string | number | undefined {
  if (typeof json !== "object" || json === null || !("id" in json)) return undefined;
  return typeof json.id === "string" || typeof json.id === "number" ? json.id : undefined;
}

/** Finds a line's rubric. A rubric file is named relative to the batch file, or to where the command runs. */
function createFinder(folder: string, library: Library): (line: Line) => Rubric {
  const read = new Map<string, Rubric>();
  return ({ rubric, problem, id }) => {
    if (typeof rubric === "object") return loneRubric(rubric, id, library);
    if (rubric === undefined) {
      if (problem === undefined) throw new UsageError('Neither "problem" nor "rubric" is given.');
      return findRubric(library, problem);
    }
    const beside = resolve(folder, rubric);
    const path = existsSync(beside) ? beside : resolve(rubric);
    const known = read.get(path) ?? readLoneRubric(path, library);
    read.set(path, known);
    return known;
  };
}
