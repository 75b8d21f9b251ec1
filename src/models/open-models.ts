import type { Millis } from "../interview/interview.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { UsageLedger } from "../ports/usage-ledger.ts";
import { createBreaker } from "./breaker.ts";
import { createBudget } from "./budget.ts";
import type { Sleep } from "./deadline.ts";
import { guarded } from "./guarded.ts";
import { createOpenAiModel, type OpenAiModel } from "./openai-compatible.ts";
import { createPlaces, type Places } from "./places.ts";
import type { ModelSettings } from "./settings.ts";

/**
 * The most that one call for a question takes, however patient graders may be: less than the time after which another
 * interviewer stands in, so that an endpoint that hangs counts as down and is not waited for again each turn.
 */
const QUESTION_MS_MAX: Millis = 75_000;

/** A role that is absent has no model configured. */
export type Models = {
  readonly interviewer?: ChatModel;
  readonly grader?: ChatModel;
  readonly vision?: ChatModel;
};

export type ModelsParts = {
  readonly ledger: UsageLedger;
  readonly clock: Clock;
  readonly log: Log;
  readonly sleep: Sleep;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
};

/**
 * The models that are configured, guarded. They share the places at their endpoint, its breaker and the budget, and
 * roles with the same model share what was learnt of it. Nothing is sent before the first call.
 */
export function openModels(settings: ModelSettings, parts: ModelsParts): Models {
  const { endpoint, names, callsAtOnce, timeoutMs } = settings;
  const { clock, log } = parts;
  const budget = createBudget({ ...settings, ...parts });
  const breaker = createBreaker(endpoint.baseUrl, clock);
  const everybody = createPlaces(callsAtOnce);
  // Grading asks much at once; one place stays free for those who are waited for in a conversation.
  const graders = createPlaces(Math.max(1, callsAtOnce - 1));

  const known = new Map<string, OpenAiModel>();
  const open = (name: string, places: readonly Places[], mostMs = timeoutMs): ChatModel => {
    const model = known.get(name) ?? createOpenAiModel({ name, endpoint, clock, log, onUse: budget.record });
    known.set(name, model);
    return guarded(model, { ...parts, places, budget, breaker, timeoutMs: mostMs });
  };
  return {
    ...(names.interviewer !== undefined && {
      interviewer: open(names.interviewer, [everybody], Math.min(timeoutMs, QUESTION_MS_MAX)),
    }),
    ...(names.grader !== undefined && { grader: open(names.grader, [graders, everybody]) }),
    ...(names.vision !== undefined && { vision: open(names.vision, [everybody]) }),
  };
}
