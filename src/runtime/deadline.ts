import type { Millis } from "../interview/interview.ts";
import type { Sleep } from "./sleep.ts";

/** Something took longer than it may. */
export class DeadlineError extends Error {
  constructor(ms: Millis) {
    super(`no answer within ${ms} ms`);
    this.name = "DeadlineError";
  }
}

/**
 * Runs `work` and rejects with DeadlineError after `ms`, or with the reason of `outer` when that aborts. The
 * signal given to `work` aborts too, so that it can stop; if it does not, nobody waits for it.
 */
export async function withDeadline<Value>(
  sleep: Sleep,
  ms: Millis,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  outer.throwIfAborted();
  const controller = new AbortController();
  const { signal } = controller;
  const gaveUp = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  const passOn = () => controller.abort(outer.reason);
  outer.addEventListener("abort", passOn, { once: true });
  const over = new AbortController();
  void sleep(ms, over.signal).then(() => {
    if (!over.signal.aborted) controller.abort(new DeadlineError(ms));
  });
  try {
    return await Promise.race([work(signal), gaveUp]);
  } finally {
    gaveUp.catch(() => {});
    over.abort();
    outer.removeEventListener("abort", passOn);
  }
}
