import { BrokenCircuitError, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from "cockatiel";
import type { Failure } from "../interview/events.ts";
import type { Millis } from "../interview/interview.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import type { Clock } from "../ports/clock.ts";
import { failed, type Result } from "../ports/result.ts";

/** Calls that fail one after the other, each with its retries, before the endpoint is left alone. */
const OUTAGES_MAX = 4;
/** Then one call is let through to see. */
const REST_MS: Millis = 30_000;

/** Keeps calls from an endpoint that is down. */
export type Breaker = { readonly around: (model: ChatModel) => ChatModel };

/** One for each endpoint, around every model that is spoken to there. */
export function createBreaker(baseUrl: string, clock: Clock): Breaker {
  const policy = circuitBreaker(handleWhenResult(isOutage), {
    breaker: new ConsecutiveBreaker(OUTAGES_MAX),
    halfOpenAfter: REST_MS,
  });
  let brokenAt: Millis = 0;
  policy.onBreak(() => {
    brokenAt = clock.now();
  });
  const resting = (): Failure => {
    const retryAfterMs = Math.max(1_000, Math.min(REST_MS, brokenAt + REST_MS - clock.now()));
    return {
      kind: "unavailable",
      message: `${baseUrl} failed ${OUTAGES_MAX} times in a row and is tried again in ${Math.ceil(retryAfterMs / 1_000)} seconds.`,
      retryAfterMs,
    };
  };
  return {
    around: (model) => ({
      name: model.name,
      async complete(request, signal) {
        try {
          return await policy.execute(() => model.complete(request, signal));
        } catch (error) {
          if (error instanceof BrokenCircuitError) return failed(resting());
          throw error;
        }
      },
    }),
  };
}

function isOutage(result: unknown): boolean {
  const answer = result as Result<unknown, Failure>;
  return !answer.ok && (answer.failure.kind === "unavailable" || answer.failure.kind === "timeout");
}
