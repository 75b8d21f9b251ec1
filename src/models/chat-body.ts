import type OpenAI from "openai";
import type { ChatMessage, ChatRequest } from "../ports/chat-model.ts";
import type { Habits } from "./habits.ts";
import { type JsonSchema, strictSchema } from "./strict-schema.ts";

type Body = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming;
type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;

/** What was wrong with an answer, for another try. */
export type WrongAnswer = { readonly text: string; readonly why: string };

/** A wrong answer is shown to its author no longer than this (characters). */
const WRONG_ANSWER_LENGTH_MAX = 2_000;

/**
 * The body of a chat completion. The beginning of the messages is the same from call to call, whatever the rung, so
 * that a provider's prompt cache finds it.
 *
 * @throws Error when the form of the answer cannot be strict: a mistake in our code.
 */
export function chatBody<Answer>(
  model: string,
  request: ChatRequest<Answer>,
  habits: Habits,
  wrong?: WrongAnswer,
): Body {
  const schema = strictSchema(request.answer);
  const said = habits.rung === "json_schema" ? request.messages : describing(request.messages, schema);
  return {
    model,
    messages: [...said.map(asMessage), ...(wrong === undefined ? [] : correcting(wrong))],
    ...formatFor(habits.rung, request.answer.name, schema),
    [habits.limitKey]: request.tokensOutMax + habits.roomToThink,
    ...(habits.temperature && { temperature: request.temperature }),
    ...(habits.seed && request.seed !== undefined && { seed: request.seed }),
  };
}

function formatFor(rung: Habits["rung"], name: string, schema: JsonSchema): Pick<Body, "response_format"> {
  if (rung === "text") return {};
  if (rung === "json_object") return { response_format: { type: "json_object" } };
  return { response_format: { type: "json_schema", json_schema: { name, strict: true, schema } } };
}

/** For servers that are given no schema: it stands at the end of the system text instead. */
function describing(messages: readonly ChatMessage[], schema: JsonSchema): readonly ChatMessage[] {
  const form = `Answer with one JSON object and nothing else. It has exactly the keys of this JSON schema:\n${JSON.stringify(schema)}`;
  const [first, ...others] = messages;
  return first?.role === "system"
    ? [{ role: "system", text: `${first.text}\n\n${form}` }, ...others]
    : [{ role: "system", text: form }, ...messages];
}

function correcting({ text, why }: WrongAnswer): readonly Message[] {
  return [
    { role: "assistant", content: text.slice(0, WRONG_ANSWER_LENGTH_MAX) || "(nothing)" },
    {
      role: "user",
      content: `That answer is not of the form that was asked for: ${why}. Give the whole answer again, as one JSON object of that form.`,
    },
  ];
}

function asMessage(message: ChatMessage): Message {
  if (message.role !== "user") return { role: message.role, content: message.text };
  const { pictures = [] } = message;
  if (pictures.length === 0) return { role: "user", content: message.text };
  return {
    role: "user",
    content: [
      { type: "text", text: message.text },
      ...pictures.map(({ mediaType, base64 }) => ({
        type: "image_url" as const,
        image_url: { url: `data:${mediaType};base64,${base64}` },
      })),
    ],
  };
}
