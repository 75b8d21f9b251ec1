import { setTimeout as timer } from "node:timers/promises";
import type { Millis } from "../interview/interview.ts";

/** Waits; an abort ends the waiting early. Never rejects. */
export type Sleep = (ms: Millis, signal: AbortSignal) => Promise<void>;

/** Longer waits overflow the platform's timers and would end at once. */
const WAIT_MS_MAX = 2 ** 31 - 1;

/** By the computer's own timers. */
export const realSleep: Sleep = async (ms, signal) => {
  try {
    await timer(Math.max(0, Math.min(ms, WAIT_MS_MAX)), undefined, { signal });
  } catch {
    // Aborted: that is how a wait ends early.
  }
};
