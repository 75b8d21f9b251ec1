import type { Failure } from "../../src/interview/events.ts";
import type { ChatModel, ChatRequest } from "../../src/ports/chat-model.ts";
import { failed, ok } from "../../src/ports/result.ts";

/** What the model answers: a value, a failure, or either worked out from the request. */
export type ModelLine =
  | { readonly answers: unknown }
  | { readonly fails: Failure }
  | ((request: ChatRequest<unknown>, signal: AbortSignal) => ModelLine | Promise<ModelLine>);

export type ScriptedModel = ChatModel & {
  readonly requests: ChatRequest<unknown>[];
  /** Throws when a line of the script was not used. */
  assertFinished(): void;
};

/**
 * Gives its lines one after the other and fails the test when it is asked for more; a single function answers
 * everything. An answer that does not fit the form that was asked for comes back as "malformed", as from a real one.
 */
export function scriptedModel(...script: readonly ModelLine[]): ScriptedModel {
  const requests: ChatRequest<unknown>[] = [];
  const endless = script.length === 1 && typeof script[0] === "function";
  return {
    name: "scripted-model",
    requests,
    async complete<Answer>(request: ChatRequest<Answer>, signal: AbortSignal) {
      let line = endless ? script[0] : script[requests.length];
      requests.push(request as ChatRequest<unknown>);
      if (line === undefined)
        throw new Error(
          `the model was asked ${requests.length} times, its script has ${script.length} lines`,
        );
      while (typeof line === "function") line = await line(request as ChatRequest<unknown>, signal);
      if ("fails" in line) return failed(line.fails);
      const read = request.answer.schema.safeParse(line.answers);
      if (!read.success) return failed<Failure>({ kind: "malformed", message: read.error.message });
      return ok({ answer: read.data, model: "scripted-model-1", tokens: { in: 100, cachedIn: 0, out: 20 } });
    },
    assertFinished() {
      if (!endless && requests.length < script.length)
        throw new Error(`the model used ${requests.length} of ${script.length} lines`);
    },
  };
}
