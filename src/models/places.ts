import { BulkheadRejectedError, bulkhead, TaskCancelledError } from "cockatiel";
import type { Failure } from "../interview/events.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import { failed, type Result } from "../ports/result.ts";
import { CANCELLED } from "./converse.ts";

/** More than this many calls that wait are a mistake somewhere. */
const WAITING_MAX = 2_000;

/** A number of places at an endpoint; whoever finds none waits for one, first come first served. */
export type Places = { readonly around: (model: ChatModel) => ChatModel };

export function createPlaces(callsAtOnce: number): Places {
  const policy = bulkhead(callsAtOnce, WAITING_MAX);
  return {
    around: (model) => ({
      name: model.name,
      async complete(request, signal) {
        if (signal.aborted) return failed(CANCELLED);
        try {
          return await orCancelled(
            policy.execute(() => model.complete(request, signal), signal),
            signal,
          );
        } catch (error) {
          if (error instanceof TaskCancelledError) return failed(CANCELLED);
          if (!(error instanceof BulkheadRejectedError)) throw error;
          return failed({
            kind: "unavailable",
            message: `${WAITING_MAX} calls of models are waiting already: raise MODEL_CALLS_AT_ONCE if the endpoint can take more.`,
          });
        }
      },
    }),
  };
}

/** The result, or "cancelled" as soon as the caller no longer wants it. */
function orCancelled<Value>(
  result: Promise<Result<Value, Failure>>,
  signal: AbortSignal,
): Promise<Result<Value, Failure>> {
  const { promise, resolve } = Promise.withResolvers<Result<Value, Failure>>();
  const cancel = () => resolve(failed(CANCELLED));
  signal.addEventListener("abort", cancel, { once: true });
  return Promise.race([result, promise]).finally(() => signal.removeEventListener("abort", cancel));
}
