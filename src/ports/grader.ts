import type { Turn } from "../interview/interview.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Level, StageId } from "../rubric/stages.ts";
import type { Grading } from "../scoring/grade.ts";
import type { Account } from "./chat-model.ts";

/** What is to be graded. */
export type GradeRequest = {
  readonly rubric: Rubric;
  readonly level: Level;
  /** Both sides: the interviewer's words tell quotations from claims. */
  readonly turns: readonly Turn[];
  /** The turns carry no stages worth heeding (a lone reply): any of them may meet any criterion. */
  readonly unstaged?: boolean;
  /** Whose budget it is taken from, where it costs anything. */
  readonly account?: Account;
  /** Only criteria and red flags of these stages; all when absent. */
  readonly stages?: readonly (StageId | "communicate")[];
};

/** Judges criteria and red flags; never adds, weighs or totals anything. Must not throw for any text. */
export interface Grader {
  /** Such as "offline grader, v1"; shown in every report. */
  readonly name: string;
  grade(request: GradeRequest, signal: AbortSignal): Promise<Grading>;
}
