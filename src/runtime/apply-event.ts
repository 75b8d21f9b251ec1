import type { InterviewEffect } from "../interview/effects.ts";
import type { InterviewEvent } from "../interview/events.ts";
import type { Interview } from "../interview/interview.ts";
import type { Ignored, Step } from "../interview/step-result.ts";
import type { Commit, Loaded } from "../ports/store.ts";
import { asCommit } from "./as-commit.ts";
import { backOffMs } from "./back-off.ts";
import type { Bell } from "./bell.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";
import { stoppedByFault } from "./stopped-by-fault.ts";

/** What came of an event. */
export type Applied =
  | { readonly is: "applied" }
  | { readonly is: "duplicate" }
  | { readonly is: "ignored"; readonly why: Ignored; readonly effects: readonly InterviewEffect[] }
  /** A fault of ours; the interview has been stopped. */
  | { readonly is: "broken" }
  | { readonly is: "missing" };

/** Makes the event out of the state it will meet; gives "stale" or "not-yours" when there is none to make. */
export type EventFor = (state: Interview, at: number) => InterviewEvent | Ignored;

export type ApplyEvent = (id: string, eventFor: EventFor, loaded?: Loaded<unknown>) => Promise<Applied>;

/** Many others wrote to the same interview at the same time, or the store does not answer. */
export class NotAppliedError extends Error {
  constructor(id: string, why: string, cause?: unknown) {
    super(`an event of interview ${id} could not be stored: ${why}`, { cause });
    this.name = "NotAppliedError";
  }
}

/**
 * Load, step, commit; again when somebody else was quicker or the store failed, a bounded number of times, then
 * NotAppliedError. Holds nothing while it waits: whoever commits first wins and the others step anew.
 */
export function createApplyEvent(parts: EngineParts, bell: Bell): ApplyEvent {
  const never = new AbortController().signal;
  return async (id, eventFor, loaded) => {
    let known = loaded;
    let conflicts = 0;
    let failures = 0;
    for (;;) {
      try {
        const before = known ?? (await parts.store.load("interview", id));
        known = undefined;
        const applied = await applyOnce(parts, bell, before, eventFor);
        // After a failure that had taken effect all the same, our own event is what we meet.
        if (applied !== "conflict")
          return applied.is === "duplicate" && failures > 0 ? { is: "applied" } : applied;
        conflicts += 1;
        if (conflicts >= RUNTIME_LIMITS.conflictsMax)
          throw new NotAppliedError(id, `${conflicts} conflicts in a row`);
        if (conflicts % 4 === 0) await parts.sleep(Math.ceil(parts.random() * 10), never);
      } catch (error) {
        if (error instanceof NotAppliedError) throw error;
        failures += 1;
        if (failures >= RUNTIME_LIMITS.storeFailuresMax)
          throw new NotAppliedError(id, `the store failed ${failures} times`, error);
        await parts.sleep(backOffMs(failures, RUNTIME_LIMITS.storeBackOffMs, parts.random), never);
      }
    }
  };
}

async function applyOnce(
  parts: EngineParts,
  bell: Bell,
  loaded: Loaded<unknown> | undefined,
  eventFor: EventFor,
): Promise<Applied | "conflict"> {
  if (loaded === undefined) return { is: "missing" };
  const state = loaded.state as Interview;
  const now = parts.clock.now();
  const event = eventFor(state, Math.max(now, state.lastAt));
  if (typeof event === "string") return { is: "ignored", why: event, effects: [] };
  const stepped = safely(parts, state, event);
  if (stepped.ignored !== undefined) {
    const seen = await parts.store.hasEvent("interview", state.id, event.id);
    return seen ? { is: "duplicate" } : { is: "ignored", why: stepped.ignored, effects: stepped.effects };
  }
  const { id, at, ...body } = event;
  const row: Commit["event"] = { id, at, body: "fault" in stepped ? { ...body, fault: true } : body };
  const outcome = await parts.store.commit(asCommit(stepped, loaded.version, row, now));
  if (outcome === "conflict") return "conflict";
  if (outcome === "committed" && stepped.effects.length > 0) bell.ring();
  if (outcome === "duplicate") return { is: "duplicate" };
  return { is: "fault" in stepped ? "broken" : "applied" };
}

/** The step, and what becomes of an interview whose step or state is broken: it alone is stopped. */
function safely(parts: EngineParts, state: Interview, event: InterviewEvent): Step & { fault?: true } {
  let why: string;
  try {
    const stepped = parts.machine.step(state, event);
    const broken = parts.machine.broken(stepped.state);
    if (broken.length === 0) return stepped;
    why = broken.join("; ");
  } catch (error) {
    // Of a foreign error only the kind is safe to write down: its message may quote what a person wrote.
    why = error instanceof Error ? error.name : typeof error;
  }
  parts.log.error(
    { interview: state.id, event: event.id, is: event.is, phase: state.phase.is, why },
    "interview stopped by a fault",
  );
  return { ...stoppedByFault(state, event.at), fault: true };
}
