import type { Failure, InterviewerReply } from "../interview/events.ts";
import type { Interview, Millis, Purpose } from "../interview/interview.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { StageId } from "../rubric/stages.ts";
import type { Grading } from "../scoring/grade.ts";
import type { Result } from "./result.ts";

/** What an interviewer is told. */
export type Brief = {
  readonly rubric: Rubric;
  readonly interview: Interview;
  readonly purpose: Purpose;
  readonly stage: StageId;
  /** Number of the question (see `Interview.asked`). */
  readonly turn: number;
  /** How the candidate's words so far were judged. */
  readonly grading: Grading;
  /** Time left in the stage and in the whole; may be negative. */
  readonly left: { readonly stageMs: Millis; readonly wholeMs: Millis };
};

/** Says the next thing. Expected failures are values. */
export interface Interviewer {
  readonly name: string;
  reply(brief: Brief, signal: AbortSignal): Promise<Result<InterviewerReply, Failure>>;
}
