import type { Lane } from "../interview/effects.ts";
import type { Millis, Place } from "../interview/interview.ts";
import type { UsageLedger } from "./usage-ledger.ts";

/** The state machines that share one store and one outbox. */
export type MachineKind = "interview" | "challenge" | "pairing";

/** A state with the number of events applied to it. */
export type Loaded<State> = {
  readonly kind: MachineKind;
  readonly id: string;
  readonly version: number;
  readonly state: State;
};

/** What a step wants done, with the id that makes it recognisable when tried again. */
export type NewEffect = {
  readonly id: string;
  readonly lane: Lane;
  /** Time by the clock that `dueAt` was reckoned with; see `rebase`. */
  readonly setAt: Millis;
  readonly dueAt: Millis;
  readonly effect: unknown;
};

export type Commit = {
  readonly kind: MachineKind;
  readonly id: string;
  /** 0 for one that does not exist yet. The new version is this plus one. */
  readonly expectedVersion: number;
  readonly event: { readonly id: string; readonly at: Millis; readonly body: unknown };
  readonly state: unknown;
  /** What `find…` look at. Absent once it has ended. */
  readonly place?: Place;
  readonly people: readonly string[];
  /** Live ones are found by place; ended ones are kept for history. */
  readonly live: boolean;
  readonly effects: readonly NewEffect[];
};

export type ClaimedEffect = {
  readonly id: string;
  readonly kind: MachineKind;
  readonly of: string;
  readonly lane: Lane;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly effect: unknown;
};

/** How a claimed effect ended. */
export type Settlement =
  | { readonly is: "done" }
  | { readonly is: "retry"; readonly at: Millis; readonly why: string }
  | { readonly is: "dead"; readonly why: string };

export type StoredEvent = {
  readonly id: string;
  readonly version: number;
  readonly at: Millis;
  readonly body: unknown;
};

/** A row of a list; `state` is left out for speed. */
export type Listed = {
  readonly kind: MachineKind;
  readonly id: string;
  readonly version: number;
  readonly live: boolean;
  readonly updatedAt: Millis;
};

/** How the keys of documents begin that hold what a model said about people's words. They are a cache. */
export const MODEL_REPLIES = "model-reply:";

/** What a store has to be told about states and events, which it keeps and does not understand. */
export type Forgetting = {
  /** Documents that belong to a state and to no other, such as pictures. */
  readonly documentsOf: (state: unknown) => readonly string[];
  /** The body of a state, an event or an effect without this person's words and name. `state` is the state as it was. */
  readonly blank: (body: unknown, state: unknown) => unknown;
  /** Caches of what people said: every document whose key begins with one of these goes. */
  readonly caches: readonly string[];
};

/**
 * Keeps states, events, the outbox and what models used. Every method may reject when the medium fails (a full disk, a lost
 * connection); a rejected `commit` has changed nothing. Nothing here reads a clock.
 */
export interface Store extends UsageLedger {
  load(kind: MachineKind, id: string): Promise<Loaded<unknown> | undefined>;
  /** The live one at exactly this place. */
  findByPlace(kind: MachineKind, place: Place): Promise<Loaded<unknown> | undefined>;
  /** Newest first; of one person when `person` is given, and only those updated before `before`. */
  list(
    kind: MachineKind,
    filter: {
      readonly person?: string;
      readonly live?: boolean;
      readonly before?: Millis;
      readonly atMost: number;
    },
  ): Promise<readonly Listed[]>;
  /** In order. */
  events(kind: MachineKind, id: string): Promise<readonly StoredEvent[]>;
  /** Whether an event of this id was applied to this one. */
  hasEvent(kind: MachineKind, id: string, eventId: string): Promise<boolean>;
  /**
   * State, event and effects in one durable transaction. "duplicate": this event id was applied before (to
   * this id); "conflict": the version is not the expected one. In both cases nothing has changed.
   */
  commit(commit: Commit): Promise<"committed" | "conflict" | "duplicate">;
  /**
   * Effects that are due, not leased and first in their lane, the oldest taken first; leased to `worker`
   * until then, and handed out by owner and lane order.
   * A lane is first-in first-out, except "clock", whose effects do not wait for each other.
   * With `of`, only effects of that one: a terminal can speak for no interview but its own.
   */
  claim(
    worker: string,
    now: Millis,
    leasedUntil: Millis,
    atMost: number,
    of?: string,
  ): Promise<readonly ClaimedEffect[]>;
  /** False when the lease was lost to another worker (nothing changes then). */
  settle(worker: string, effectId: string, settlement: Settlement): Promise<boolean>;
  /** Prolongs the leases that `worker` still holds; one lost meanwhile stays lost. */
  renew(worker: string, effectIds: readonly string[], now: Millis, leasedUntil: Millis): Promise<void>;
  /**
   * After a clock was put back: what was set or leased in the future (by more than `slackMs`) waits from now on
   * as long as it was meant to wait then. Gives how many effects were moved.
   */
  rebase(now: Millis, slackMs: Millis): Promise<number>;
  /** When the next effect will be due or its lease will run out; undefined when the outbox is empty. Of one when `of` is given. */
  nextDueAt(of?: string): Promise<Millis | undefined>;
  /** Effects that were given up, newest first, for an operator to look at. */
  dead(atMost: number): Promise<readonly (ClaimedEffect & { readonly why: string })[]>;
  /** Content-addressed documents, such as a rubric as it was at the start. Saving one twice is harmless. */
  saveDocument(hash: string, body: string): Promise<void>;
  document(hash: string): Promise<string | undefined>;
  /** What was chosen under this key, as JSON. */
  setting(key: string): Promise<string | undefined>;
  /** Takes the place of what was there; without a body it is gone. */
  saveSetting(key: string, body: string | undefined): Promise<void>;
  /**
   * Removes one with its events, effects and documents (those that no other state names); what models used for it
   * stays in the account without its name. Removing what is not there is harmless.
   */
  remove(kind: MachineKind, id: string, documentsOf: Forgetting["documentsOf"]): Promise<void>;
  /**
   * Removes every state that this person alone is in, as `remove` does, and blanks those shared with others, as one
   * event more so that nobody writes the old words back. The account of models keeps its sums without the name.
   * All or nothing. Gives how many states it was.
   */
  forget(person: string, forgetting: Forgetting): Promise<number>;
  close(): Promise<void>;
}
