import { setTimeout as wait } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import { OWN_LIMITS } from "./limits.ts";

/** Keeps to the pauses that Slack asks for, each for its own method. */
export type Pace = <Value>(method: string, action: () => Promise<Value>) => Promise<Value>;

/**
 * "ratelimited" names the seconds to wait, for one method in one workspace. Everybody who wants that method waits; the
 * others go on. Rejects at once when the pause is longer than anybody would wait.
 */
export function createPace(now: () => number = Date.now): Pace {
  const until = new Map<string, number>();

  async function pause(method: string, error: () => Error): Promise<void> {
    for (;;) {
      const left = (until.get(method) ?? 0) - now();
      if (left <= 0) break;
      if (left > OWN_LIMITS.pauseMs) throw error();
      await wait(left);
    }
    until.delete(method);
  }

  return async (method, action) => {
    for (let pauses = 0; ; pauses += 1) {
      await pause(method, () => new Error(`Slack wants a long pause before ${method}`));
      try {
        return await action();
      } catch (error) {
        if (!(error instanceof webApi.WebAPIRateLimitedError)) throw error;
        until.set(method, Math.max(until.get(method) ?? 0, now() + error.retryAfter * 1_000));
        if (pauses >= OWN_LIMITS.pausesMax) throw error;
      }
    }
  };
}
