import type { InterviewEffect } from "./effects.ts";
import type { Interview } from "./interview.ts";

/** Why an event changed nothing. */
export type Ignored = "stale" | "out-of-place" | "not-yours" | "over-limit";

/** The result of one step. An ignored event may still have effects (a quiet word), but leaves the state as it was. */
export type Step = {
  readonly state: Interview;
  readonly effects: readonly InterviewEffect[];
  readonly ignored?: Ignored;
};
