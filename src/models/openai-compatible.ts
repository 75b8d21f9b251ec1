import type { ChatModel } from "../ports/chat-model.ts";
import { failed } from "../ports/result.ts";
import { createClient } from "./client.ts";
import { CANCELLED, converse, type OpenAiModelParts } from "./converse.ts";
import { createHabitMemory, type Habits } from "./habits.ts";

/** A model that also says what was learnt of it. */
export type OpenAiModel = ChatModel & { readonly habits: () => Habits };

/**
 * A model behind an endpoint that speaks OpenAI's chat completions. What an endpoint does not take (a strict schema,
 * the temperature …) is found out by its refusal, left out from then on, and remembered as long as the process lives.
 * One call here may be several requests; retries after an outage are for the guards around it.
 */
export function createOpenAiModel(parts: OpenAiModelParts): OpenAiModel {
  const { name } = parts;
  const client = createClient(parts.endpoint);
  const memory = createHabitMemory();
  return {
    name,
    habits: memory.habits,
    async complete(request, signal) {
      if (signal.aborted) return failed(CANCELLED);
      try {
        return await converse({ parts, client, memory }, request, signal);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return failed({ kind: "internal", message: `A request for "${name}" could not be made: ${why}.` });
      }
    },
  };
}
