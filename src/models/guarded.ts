import type { Millis } from "../interview/interview.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Breaker } from "./breaker.ts";
import type { Budget } from "./budget.ts";
import { type Sleep, withDeadline } from "./deadline.ts";
import type { Places } from "./places.ts";
import { withRetry } from "./retry.ts";

export type Guards = {
  /** Waited for in this order. */
  readonly places: readonly Places[];
  readonly budget: Budget;
  readonly breaker: Breaker;
  readonly timeoutMs: Millis;
  readonly sleep: Sleep;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
};

/** Waits together take at most this part of the time there is, so that the tries have the rest. */
const WAIT_PART_MAX = 0.5;

/**
 * The same model within limits. From the outside in: a free place; the budget, counted only for calls that have a
 * place; the breaker, for which a call with all its tries is one; the deadline over those tries; the tries. Breaker and
 * places are cockatiel's; its waits can neither be cut short nor be given a clock, so deadline and tries are ours.
 */
export function guarded(model: ChatModel, guards: Guards): ChatModel {
  const { sleep, random, timeoutMs, breaker, budget, places } = guards;
  const tried = withRetry(model, { sleep, random, waitMsMax: timeoutMs * WAIT_PART_MAX });
  const affordable = budget.around(breaker.around(withDeadline(tried, timeoutMs, sleep)));
  return logged(
    places.reduceRight((inner, place) => place.around(inner), affordable),
    guards,
  );
}

/** Says what was asked of a model and what it took, and never a word of it. */
function logged(model: ChatModel, { clock, log }: Guards): ChatModel {
  return {
    name: model.name,
    async complete(request, signal) {
      const began = clock.now();
      const result = await model.complete(request, signal);
      const about = { model: model.name, purpose: request.purpose, ms: clock.now() - began };
      if (result.ok) log.debug({ ...about, tokens: result.value.tokens }, "a model answered");
      else if (result.failure.kind !== "cancelled")
        log.warn(
          { ...about, failure: result.failure.kind, why: result.failure.message },
          "a model did not answer",
        );
      return result;
    },
  };
}
