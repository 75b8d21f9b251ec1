import type { Level, StageId } from "../rubric/stages.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import type { SentPicture } from "./pictures.ts";

/** Milliseconds since 1970, or a span in milliseconds. */
export type Millis = number;

/** Somebody on a surface; `id` is unique across surfaces ("discord:81…"). */
export type Person = { readonly id: string; readonly name: string };

/** Where an interview happens. Every part is opaque to the core. */
export type Place = {
  readonly surface: string;
  readonly workspace: string;
  readonly channel: string;
  readonly thread?: string;
};

/** A message on the platform, by the platform's own id; lets evidence link to it. */
export type MessageRef = string;

export type Mode = "solo" | "group" | "peer";
export type Style = "coach" | "real";

export type TurnKind =
  | "prompt"
  | "opening"
  | "follow-up"
  | "answer"
  | "push-back"
  | "hint"
  | "curveball"
  | "deep-dive"
  | "nudge"
  | "feedback"
  | "closing"
  | "note"
  | "reply";

/** One thing said, by either side. */
export type Turn = {
  /** 1, 2, 3 … without gaps. */
  readonly n: number;
  readonly who: "interviewer" | "candidate";
  readonly stage: StageId;
  readonly kind: TurnKind;
  readonly text: string;
  readonly at: Millis;
  /** The candidate who said it. */
  readonly person?: string;
  readonly messages?: readonly { readonly ref: MessageRef; readonly text: string }[];
  /** What an interviewer's turn aims at: a criterion, a red flag, a curveball, a deep dive or a fact. */
  readonly about?: string;
  /** Edited or deleted by the candidate after the stage had ended. */
  readonly amended?: string;
  /** Who produced an interviewer's turn, such as "offline interviewer, v1". */
  readonly by?: string;
  /** The one that should have said it and did not answer. */
  readonly standsInFor?: string;
};

/** A message of a candidate that has not become part of a reply yet. */
export type DraftMessage = {
  readonly person: string;
  readonly ref: MessageRef;
  readonly text: string;
  readonly at: Millis;
};

export type HintTaken = {
  readonly stage: StageId;
  readonly criterion: string;
  readonly step: number;
  readonly cost: number;
  readonly turn: number;
};

export type Listening = {
  readonly is: "listening";
  readonly stage: StageId;
  /** Number of the question that is being answered (see `Interview.asked`). */
  readonly turn: number;
  readonly hintsGiven: number;
  readonly closing: boolean;
};

export type Asking = {
  readonly is: "asking";
  readonly stage: StageId;
  /** Number of the question the interviewer was asked for; an answer for another number is stale. */
  readonly turn: number;
  readonly purpose: Purpose;
  readonly failures: number;
  /** Hints already given for the question that still stands. */
  readonly hintsGiven: number;
};

/** What the interviewer is asked for. */
export type Purpose = "open" | "respond" | "hint" | "skip" | "close";

/** The report is out. What a grader could not judge may still be graded again. */
export type Reported = {
  readonly is: "reported";
  readonly scorecard: Scorecard;
  /** Gradings in a row that did not come to their end. Absent: none. */
  readonly failures?: number;
  /** How often a fuller report has taken the place of the one before. Absent: never. */
  readonly updates?: number;
};

/** The clock message. One message is edited again and again, and never more often than `LIMITS.clockMs`. */
export type ShownClock = {
  /** The platform's id of the message, once it is there. */
  readonly ref?: MessageRef;
  /** When it was last brought up to date; absent before the first time. */
  readonly shownAt?: Millis;
  /** Something changed too soon after that, so it waits for its alarm. */
  readonly isLate?: boolean;
};

export type Phase =
  | { readonly is: "lobby" }
  | Asking
  | Listening
  | { readonly is: "paused"; readonly resume: Asking | Listening }
  | { readonly is: "grading"; readonly failures: number }
  | Reported
  | { readonly is: "abandoned"; readonly why: string };

export type Interview = {
  readonly schema: 1;
  readonly id: string;
  /** Varies the wording, and nothing else. */
  readonly seed: number;
  readonly problem: string;
  readonly title: string;
  /** Content hash of the rubric as it was at the start. */
  readonly rubric: string;
  readonly mode: Mode;
  readonly level: Level;
  readonly style: Style;
  readonly minutes: number;
  readonly candidates: readonly Person[];
  readonly interviewer?: Person;
  readonly place: Place;
  /** The stages to walk through with their budgets. */
  readonly plan: readonly {
    readonly stage: StageId;
    readonly title: string;
    readonly goal: string;
    readonly budgetMs: Millis;
  }[];
  readonly createdAt: Millis;
  readonly startedAt?: Millis;
  readonly endedAt?: Millis;
  readonly phase: Phase;
  readonly turns: readonly Turn[];
  readonly draft: readonly DraftMessage[];
  /** Time that counted so far, by stage. Pauses and outages do not count. */
  readonly spentMs: Readonly<Partial<Record<StageId, Millis>>>;
  /** Time of the latest event that was applied; never goes back. */
  readonly lastAt: Millis;
  /** Goes up when deadlines move (stage change, pause, resume); an alarm of another epoch is late and ignored. */
  readonly epoch: number;
  readonly hints: readonly HintTaken[];
  /** Curveballs and deep dives thrown, facts given, criteria followed up: ids, in order. */
  readonly used: readonly string[];
  readonly followUps: Readonly<Partial<Record<StageId, number>>>;
  readonly pushedBack: readonly StageId[];
  readonly skipped: readonly StageId[];
  readonly warned: readonly string[];
  /** How often the interviewer was asked for words so far. */
  readonly asked: number;
  /** False where people who take no part can read along: then the report is not shown in full. Absent: private. */
  readonly isPrivate?: boolean;
  /** False where whoever runs the workspace wants no words sent to a model. Absent: as configured. */
  readonly usesModels?: boolean;
  /** The message that shows the time; absent where none is wanted. */
  readonly clock?: ShownClock;
  /** The candidate lets everybody in the workspace see the report. */
  readonly isShared?: boolean;
  /** The place is gone: nothing can be said there any more. */
  readonly isPlaceLost?: boolean;
  /** In the order in which they came. Absent: none. */
  readonly pictures?: readonly SentPicture[];
};
