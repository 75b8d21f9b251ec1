import type { StageId } from "../rubric/stages.ts";

// A limit on everything, in one place. Times are milliseconds, sizes are UTF-16 units unless the name says otherwise.

const second = 1_000;
const minute = 60 * second;

export const LIMITS = {
  /** Characters of one message of a person; Slack's own maximum is 40,000. */
  messageCharsMax: 40_000,
  /** Messages that may wait to become one reply. */
  draftMessagesMax: 200,
  /** Characters of everything one interview keeps of its candidates. */
  interviewCharsMax: 400_000,
  /** Turns of one interview, both sides together. */
  turnsMax: 600,
  candidatesMax: 8,
  /** A reply is complete when nothing more came for this long. */
  settleMs: 12 * second,
  /** Quiet before the interviewer asks, once a question, whether to go on. */
  silenceMs: 3 * minute,
  /** The least time between two edits of the message that shows the clock. */
  clockMs: 1 * minute,
  /** While an interview is live its clock is looked at this often. */
  tickMs: 2 * minute,
  /**
   * The most time between two events that counts against the candidate. Longer gaps mean that the
   * process was off or the clock jumped, and neither is the candidate's doing. Must exceed `tickMs`.
   */
  gapMsMax: 5 * minute,
  /** A stage is said to be near its end when this share of its budget is left. */
  stageWarningShare: 0.25,
  /** The whole is said to be near its end when this much is left (scaled down for short interviews). */
  wholeWarningMs: 5 * minute,
  /** Time after the end of a stage's budget before the interviewer moves on by itself. */
  stageGraceMs: 1 * minute,
  lobbyMs: 24 * 60 * minute,
  /** A paused interview is kept this long. */
  pauseMs: 14 * 24 * 60 * minute,
  /** Seconds an interviewer may think before the offline one takes over are the adapter's; this is the machine's own last resort. */
  thinkingMs: 2 * minute,
  interviewerFailuresMax: 3,
  gradingFailuresMax: 5,
  /** Wait before a grading that failed is tried again; doubles with each failure. */
  gradeAgainMs: 30 * second,
  /** The longest such wait, whatever an endpoint asks for. */
  gradeAgainMsMax: 24 * 60 * minute,
  /** Pictures of one interview. */
  picturesMax: 10,
  /** Bytes of one picture. */
  pictureBytesMax: 8_000_000,
  /** Characters of what is read in one picture. */
  pictureTextMax: 8_000,
  /** A picture that was not read after this long is given up. */
  pictureReadingMs: 2 * minute,
  /** Points off the final score for the first, second and third hint of one question. */
  hintCosts: [1, 2, 3] as readonly number[],
  /** Follow-ups in one stage of a 45-minute interview; scaled with the length, at least one. */
  followUpsPerStage: {
    clarify: 2,
    frame: 2,
    data: 3,
    model: 3,
    evaluate: 3,
    serve: 3,
    monitor: 2,
  } satisfies Readonly<Record<StageId, number>>,
  /** Answers to clarifying questions in one stage before the interviewer asks to go on. */
  answersPerStage: 12,
} as const;

export const MINUTES = [15, 30, 45, 60] as const;

/** Length of an interview in minutes. */
export type Minutes = (typeof MINUTES)[number];

/** Follow-ups allowed in a stage of an interview of this length. */
export function followUpsMax(stage: StageId, minutes: number): number {
  return Math.max(1, Math.round((LIMITS.followUpsPerStage[stage] * minutes) / 45));
}
