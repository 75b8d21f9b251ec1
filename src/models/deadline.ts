import type { Failure } from "../interview/events.ts";
import type { Millis } from "../interview/interview.ts";
import type { ChatModel } from "../ports/chat-model.ts";
import { failed } from "../ports/result.ts";

/** Waits; an abort ends the waiting early. Never rejects. */
export type Sleep = (ms: Millis, signal: AbortSignal) => Promise<void>;

/** Gives up after `ms`: the model is told by its signal, and if it does not heed that nobody waits for it. */
export function withDeadline(model: ChatModel, ms: Millis, sleep: Sleep): ChatModel {
  const late: Failure = {
    kind: "timeout",
    message: `"${model.name}" did not answer within ${ms / 1_000} seconds: raise MODEL_TIMEOUT_SECONDS or choose a faster model.`,
  };
  return {
    name: model.name,
    async complete(request, signal) {
      const work = new AbortController();
      const over = new AbortController();
      const tooLate = sleep(ms, over.signal).then(() => failed(late));
      const answer = model.complete(request, AbortSignal.any([signal, work.signal]));
      try {
        return await Promise.race([answer, tooLate]);
      } finally {
        over.abort();
        work.abort();
      }
    },
  };
}
