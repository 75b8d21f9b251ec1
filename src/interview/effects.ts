import type { Message } from "../message/message.ts";
import type { StageId } from "../rubric/stages.ts";
import type { Millis, Purpose } from "./interview.ts";

/**
 * A wake-up call. It names the epoch and, where it matters, the turn it was set for; one that rings
 * for another epoch or turn is late and ignored. Nothing is ever cancelled.
 */
export type Alarm = {
  readonly kind: "settle" | "silence" | "tick" | "thinking" | "lobby-over" | "pause-over" | "grade-again";
  readonly epoch: number;
  /** The question it was set for. */
  readonly turn?: number;
  /** For `settle`: how many messages the draft had; more came later means it is not settled. */
  readonly messages?: number;
};

/** Something for the shell to do. The runtime gives each an id made of interview, version and index. */
export type InterviewEffect =
  | { readonly is: "say"; readonly message: Message }
  | { readonly is: "show-thinking" }
  | {
      readonly is: "ask-interviewer";
      readonly turn: number;
      readonly stage: StageId;
      readonly purpose: Purpose;
    }
  | { readonly is: "give-feedback"; readonly stage: StageId }
  | { readonly is: "grade" }
  | { readonly is: "publish-report" }
  | { readonly is: "set-alarm"; readonly at: Millis; readonly alarm: Alarm };

/** Effects of one lane run in order; lanes run side by side, so a word never waits behind a thought. */
export type Lane = "voice" | "mind" | "clock";

export function laneOf(effect: InterviewEffect): Lane {
  switch (effect.is) {
    case "say":
    case "show-thinking":
    case "publish-report":
      return "voice";
    case "ask-interviewer":
    case "give-feedback":
    case "grade":
      return "mind";
    case "set-alarm":
      return "clock";
  }
}
