import type { StageId } from "../rubric/stages.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import type { Alarm } from "./effects.ts";
import type { MessageRef, Millis, TurnKind } from "./interview.ts";
import type { PictureType } from "./pictures.ts";

/** Unique per event; an event seen twice is applied once. */
export type EventId = string;

/** An expected failure of something outside, as a value. `message` tells an operator what to do. */
export type Failure = {
  readonly kind:
    | "timeout"
    | "unavailable"
    | "refused"
    | "malformed"
    /** The answer was longer than it may be and ends in mid-sentence. */
    | "cut-short"
    /** The endpoint works and does not know what it was asked for, such as the model. */
    | "misconfigured"
    | "unauthorised"
    | "rate-limited"
    | "over-budget"
    | "cancelled"
    | "internal";
  readonly message: string;
  readonly retryAfterMs?: number;
};

/** What an interviewer says, and what follows from it. */
export type InterviewerReply = {
  /** Empty only when `moveOn` is true: then the next stage's opening is all there is to say. */
  readonly text: string;
  readonly kind: TurnKind;
  /** What it aims at: id of a criterion, red flag, curveball, deep dive or fact. */
  readonly about?: string;
  /** Ids that must not be used again. */
  readonly used?: readonly string[];
  readonly moveOn: boolean;
  readonly hint?: { readonly criterion: string; readonly step: number; readonly cost: number };
  /** Such as "offline interviewer, v1". */
  readonly by: string;
  /** Set when another than the one configured said it, with what kept that one from it. */
  readonly standsInFor?: { readonly name: string; readonly because: Failure["kind"] };
};

type Base = { readonly id: EventId; readonly at: Millis };
type By = { readonly by: string };

/** Everything that can happen to an interview. */
export type InterviewEvent = Base &
  (
    | ({ readonly is: "started" } & By)
    | ({ readonly is: "candidate-said"; readonly text: string; readonly message: MessageRef } & By)
    | ({ readonly is: "candidate-edited"; readonly text: string; readonly message: MessageRef } & By)
    | ({ readonly is: "candidate-deleted"; readonly message: MessageRef } & By)
    | ({
        readonly is: "picture-sent";
        readonly picture: MessageRef;
        readonly document: string;
        readonly mediaType: PictureType;
        readonly name?: string;
      } & By)
    | ({ readonly is: "picture-confirmed" } & By)
    | ({ readonly is: "picture-refused" } & By)
    | ({ readonly is: "reply-done" } & By)
    | ({ readonly is: "hint-asked" } & By)
    | ({ readonly is: "next-asked" } & By)
    | ({ readonly is: "skip-asked" } & By)
    | ({ readonly is: "back-asked" } & By)
    | ({ readonly is: "pause-asked" } & By)
    | ({ readonly is: "resume-asked" } & By)
    | ({ readonly is: "end-asked" } & By)
    | ({ readonly is: "time-asked" } & By)
    | ({ readonly is: "repeat-asked" } & By)
    | ({ readonly is: "purpose-asked" } & By)
    | ({ readonly is: "regrade-asked" } & By)
    | ({ readonly is: "share-asked" } & By)
    | { readonly is: "interviewer-replied"; readonly turn: number; readonly reply: InterviewerReply }
    | { readonly is: "interviewer-failed"; readonly turn: number; readonly failure: Failure }
    | {
        readonly is: "picture-read";
        readonly picture: MessageRef;
        /** Parts and arrows as text; empty when there is no diagram in it. */
        readonly text: string;
        readonly readBy: string;
      }
    | { readonly is: "picture-unread"; readonly picture: MessageRef; readonly failure: Failure }
    | { readonly is: "feedback-given"; readonly stage: StageId; readonly text: string }
    | { readonly is: "graded"; readonly scorecard: Scorecard }
    | { readonly is: "grading-failed"; readonly failure: Failure }
    | { readonly is: "place-lost"; readonly why: string }
    /** The message that shows the clock is there; `ref` is the platform's id of it. */
    | { readonly is: "clock-shown"; readonly ref: MessageRef }
    | { readonly is: "alarm-rang"; readonly alarm: Alarm }
  );
