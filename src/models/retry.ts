import type { Failure } from "../interview/events.ts";
import type { Millis } from "../interview/interview.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import { failed } from "../ports/result.ts";
import { CANCELLED } from "./converse.ts";
import type { Sleep } from "./deadline.ts";

const TRIES_MAX = 3;
const FIRST_WAIT_MS: Millis = 500;
/** Added to what the server asks for, so that those it sent away do not all come back at once. */
const SPREAD_MS: Millis = 500;

export type RetryParts = {
  readonly sleep: Sleep;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
  /** Waits that together take longer are not worth it: the failure is given back, with how long to wait. */
  readonly waitMsMax: Millis;
};

/** Tries again what may pass by itself: an outage, and a rate limit when its end is near. */
export function withRetry(model: ChatModel, { sleep, random, waitMsMax }: RetryParts): ChatModel {
  return {
    name: model.name,
    async complete(request, signal) {
      let waited = FIRST_WAIT_MS;
      let left = waitMsMax;
      for (let tries = 1; ; tries += 1) {
        const result = await model.complete(request, signal);
        if (result.ok || tries >= TRIES_MAX || !passes(result.failure)) return result;
        waited = nextWaitMs(waited, waitMsMax, random);
        const asked = result.failure.retryAfterMs;
        const wait = asked === undefined ? waited : asked + random() * SPREAD_MS;
        if (wait > left) return result;
        left -= wait;
        await sleep(wait, signal);
        if (signal.aborted) return failed(CANCELLED);
      }
    },
  };
}

/**
 * Decorrelated jitter: somewhere between the first wait and three times the last one, so that waits grow and callers
 * drift apart (AWS Architecture Blog, "Exponential Backoff And Jitter").
 */
export function nextWaitMs(lastMs: Millis, mostMs: Millis, random: () => number): Millis {
  return Math.min(mostMs, FIRST_WAIT_MS + random() * (lastMs * 3 - FIRST_WAIT_MS));
}

function passes({ kind }: Failure): boolean {
  return kind === "unavailable" || kind === "rate-limited";
}
