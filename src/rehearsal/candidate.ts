import type { Interview, Turn } from "../interview/interview.ts";
import type { StageId } from "../rubric/stages.ts";

/** What a candidate has before them when it is their turn. */
export type Moment = {
  readonly interview: Interview;
  readonly stage: StageId;
  /** The last question, to which a "done" ends the interview. */
  readonly closing: boolean;
  /** What they are to answer; absent only when nothing was asked. */
  readonly question?: Turn;
  /** How often they have had their say in this stage before. */
  readonly replied: number;
};

/** What is typed: a message, or a command such as "/hint". */
export type Typed = string;

/** How good a candidate is meant to be; "empty" ones say nothing that is worth anything. */
export type Quality = "strong" | "middling" | "weak" | "empty";

/** Somebody of known quality to test an interviewer with. */
export type Candidate = {
  readonly name: string;
  readonly quality: Quality;
  /** Says nothing at all, so nothing may be earned. */
  readonly isSilent?: boolean;
  /** The candidate who says the same without words aimed at the interviewer: this one may not score more. */
  readonly sameWithoutInjection?: string;
  /** What they type now, in order; nothing at all lets the time pass. */
  answer(moment: Moment): Promise<readonly Typed[]>;
};
