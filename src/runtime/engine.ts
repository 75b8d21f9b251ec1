import type { Deliver } from "../ports/surface.ts";
import { createApplyEvent } from "./apply-event.ts";
import { createBell } from "./bell.ts";
import { createDispatch } from "./dispatch.ts";
import { createInbox } from "./inbox.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";
import { createRubricShelf } from "./rubric-shelf.ts";
import { createStartInterview, type StartInterview } from "./start-interview.ts";
import { createWorker } from "./worker.ts";

export type Engine = {
  /** Hand this to every surface. */
  readonly deliver: Deliver;
  readonly startInterview: StartInterview;
  /** Begins to perform effects, until `stop`. */
  start(): void;
  /** Claims nothing more, gives work under way some seconds, then aborts it. Closes nothing. */
  stop(): Promise<void>;
  /** Performs what is due now, and what becomes due by that; gives how many effects. For tests and scripts. */
  runDue(): Promise<number>;
};

/** Puts the shell together: one inbox, one worker, one loop. */
export function createEngine(parts: EngineParts): Engine {
  const bell = createBell(parts.sleep);
  const shelf = createRubricShelf(parts.store);
  const applyEvent = createApplyEvent(parts, bell);
  const worker = createWorker(parts, createDispatch(parts, shelf, applyEvent), applyEvent, bell);
  let stopped = false;
  let loop: Promise<void> | undefined;

  async function run(): Promise<void> {
    let rebasedAt = Number.NEGATIVE_INFINITY;
    while (!stopped) {
      try {
        const now = parts.clock.now();
        if (Math.abs(now - rebasedAt) >= RUNTIME_LIMITS.rebaseMs) {
          rebasedAt = now;
          await rebase(now);
        }
        if ((await worker.claimDue()).length > 0) continue;
        const due = await parts.store.nextDueAt();
        const wait = due === undefined ? RUNTIME_LIMITS.pollMs : due - parts.clock.now();
        await bell.wait(Math.min(Math.max(wait, RUNTIME_LIMITS.restMs), RUNTIME_LIMITS.pollMs));
      } catch {
        parts.log.warn({ worker: parts.workerName }, "the store does not answer; looking again soon");
        await bell.wait(RUNTIME_LIMITS.pollMs);
      }
    }
  }

  async function rebase(now: number): Promise<void> {
    const moved = await parts.store.rebase(now, RUNTIME_LIMITS.clockSlackMs);
    if (moved > 0)
      parts.log.warn({ moved, worker: parts.workerName }, "a clock was put back, or clocks differ");
  }

  return {
    deliver: createInbox(parts.store, applyEvent),
    startInterview: createStartInterview(parts, shelf, bell),
    start() {
      loop ??= run();
    },
    async stop() {
      stopped = true;
      bell.ring();
      await loop;
      const patience = new AbortController();
      await Promise.race([worker.idle(), parts.sleep(RUNTIME_LIMITS.stopMs, patience.signal)]);
      patience.abort();
      worker.abort();
      await worker.idle();
    },
    async runDue() {
      let performed = 0;
      for (;;) {
        const batch = await worker.claimDue();
        if (batch.length === 0) return performed;
        await Promise.all(batch);
        performed += batch.length;
      }
    },
  };
}
