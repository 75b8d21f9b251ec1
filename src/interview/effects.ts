import type { Message } from "../message/message.ts";
import type { StageId } from "../rubric/stages.ts";
import type { MessageRef, Millis, Purpose } from "./interview.ts";

/**
 * A wake-up call. It names the epoch and, where it matters, the turn it was set for; one that rings
 * for another epoch or turn is late and ignored. Nothing is ever cancelled.
 */
export type Alarm = {
  readonly kind:
    | "settle"
    | "silence"
    | "tick"
    | "thinking"
    | "lobby-over"
    | "pause-over"
    | "grade-again"
    | "picture-late"
    | "clock-due";
  readonly epoch: number;
  /** The question it was set for. */
  readonly turn?: number;
  /** For `settle`: how many messages the draft had; more came later means it is not settled. */
  readonly messages?: number;
  /** For `picture-late`: the picture, whatever the epoch. */
  readonly picture?: MessageRef;
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
  | {
      readonly is: "read-picture";
      readonly picture: MessageRef;
      /** Content hash of its bytes, which are a document of the store. */
      readonly document: string;
      readonly stage: StageId;
    }
  | { readonly is: "grade" }
  | { readonly is: "publish-report" }
  /** The report to each candidate alone, where the place is gone. */
  | { readonly is: "tell-report" }
  /** The report for everybody who can read along. */
  | { readonly is: "share-report" }
  /** Posts the clock the first time and edits it from then on. */
  | { readonly is: "show-clock"; readonly message: Message }
  /** The conversation in this thread is over. */
  | { readonly is: "close-thread" }
  | { readonly is: "set-alarm"; readonly at: Millis; readonly alarm: Alarm };

/** Effects of one lane run in order; lanes run side by side, so a word never waits behind a thought. */
export type Lane = "voice" | "mind" | "clock";

export function laneOf(effect: InterviewEffect): Lane {
  switch (effect.is) {
    case "say":
    case "show-thinking":
    case "publish-report":
    case "share-report":
    case "show-clock":
    case "close-thread":
      return "voice";
    case "ask-interviewer":
    case "give-feedback":
    case "read-picture":
    case "grade":
    case "tell-report":
      return "mind";
    case "set-alarm":
      return "clock";
  }
}
