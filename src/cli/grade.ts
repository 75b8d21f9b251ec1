import { basename } from "node:path";
import { type Library, readLoneRubric } from "../library/read-library.ts";
import type { Grader } from "../ports/grader.ts";
import { gradeMessage } from "../report/grade-message.ts";
import { type GradeReport, gradeReport } from "../report/grade-report.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Level, StageId } from "../rubric/stages.ts";
import { levelFrom, readArguments, stageFrom } from "./arguments.ts";
import { findRubric } from "./find-rubric.ts";
import { gradeBatch } from "./grade-batch.ts";
import { print, printJson } from "./print.ts";
import { readInput } from "./read-text.ts";
import { CANDIDATE } from "./session.ts";
import type { CliCommand } from "./tools.ts";
import { UsageError } from "./usage-error.ts";
import { withGrader } from "./with-grader.ts";

const OPTIONS = {
  problem: { type: "string" },
  rubric: { type: "string" },
  stage: { type: "string" },
  level: { type: "string", default: "senior" },
  json: { type: "boolean" },
  batch: { type: "string" },
} as const;

/** `npm run grade -- --problem ID`: grades a reply from standard input, or many from a file of JSON lines. */
export const grade: CliCommand = async (words, tools) => {
  const given = readArguments(words, OPTIONS);
  const level = levelFrom(given.level);
  const { batch } = given;
  if (batch !== undefined) return withGrader(tools, (grader) => gradeBatch(batch, level, grader, tools));
  const rubric = rubricFor(given, tools.library());
  const stage = given.stage === undefined ? undefined : stageFrom(given.stage);
  if (tools.input.isTTY) tools.errors.write("Type or paste the reply, and end it with Ctrl-D.\n");
  const text = await readInput(tools.input);
  const id = given.rubric === undefined ? rubric.id : basename(given.rubric);
  const report = await withGrader(tools, (grader) =>
    gradeReply({ id, rubric, level, ...(stage && { stage }), text }, grader),
  );
  if (given.json) printJson(report, tools);
  else print(gradeMessage(report), tools);
  return 0;
};

/** Whoever grades at the terminal pays from the same budget as for an interview there. */
const ACCOUNT = { person: CANDIDATE.id, workspace: "local" };

function rubricFor(
  { problem, rubric }: { readonly problem?: string; readonly rubric?: string },
  library: Library,
): Rubric {
  if (rubric !== undefined) return readLoneRubric(rubric, library);
  if (problem === undefined)
    throw new UsageError(
      "Say what to grade against: --problem ID, or --rubric FILE; npm run problems lists the ids.",
    );
  return findRubric(library, problem);
}

/** One reply, as if it were the only one of an interview. */
export async function gradeReply(
  given: {
    readonly id: string;
    readonly rubric: Rubric;
    readonly level: Level;
    readonly stage?: StageId;
    readonly text: string;
  },
  grader: Grader,
): Promise<GradeReport> {
  const { rubric, level, stage, text } = given;
  // A reply without a stage may be about all of them; which one it is filed under does not matter then.
  const turns = [{ n: 1, who: "candidate", stage: stage ?? "model", kind: "reply", text, at: 0 }] as const;
  const grading = await grader.grade(
    { rubric, level, turns, account: ACCOUNT, ...(stage ? { stages: [stage] } : { unstaged: true }) },
    new AbortController().signal,
  );
  return gradeReport({ ...given, grading });
}
