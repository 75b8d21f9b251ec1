import { expect } from "vitest";
import { z } from "zod";
import { createOpenAiModel, type OpenAiModel } from "../../src/models/openai-compatible.ts";
import type { ChatMessage, ChatRequest, Tokens } from "../../src/ports/chat-model.ts";
import { manualClock } from "../fakes/manual-clock.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { type EndpointLine, type RawServer, rawServer, standInEndpoint } from "../fakes/stand-in-endpoint.ts";

export const KEY = "sk-secret-0123456789";
/** Stands for what a candidate wrote: it may be in no failure and no log. */
export const SECRET_WORDS = "the candidate said retrieval";
export const never = new AbortController().signal;
const form = z.object({ verdict: z.enum(["covered", "missing"]), because: z.string().max(20) });
export type Verdict = z.infer<typeof form>;
export const RIGHT: Verdict = { verdict: "covered", because: "it is said" };

export function ask(more: Partial<ChatRequest<Verdict>> = {}): ChatRequest<Verdict> {
  const messages: readonly ChatMessage[] = [
    { role: "system", text: "You judge." },
    { role: "user", text: SECRET_WORDS },
  ];
  const answer = { name: "verdict", schema: form };
  return { purpose: "grade", account: {}, messages, answer, tokensOutMax: 50, temperature: 0, ...more };
}

/** A model at an endpoint that follows a script. */
export async function opened(...script: readonly EndpointLine[]) {
  const endpoint = await standInEndpoint(...script);
  const log = recordingLog();
  const used: Tokens[] = [];
  const model = createOpenAiModel({
    name: "gpt-test",
    endpoint: { baseUrl: endpoint.baseUrl, apiKey: KEY },
    clock: manualClock(),
    log,
    onUse: async (_, __, tokens) => void used.push(tokens),
  });
  return { endpoint, model, log, used, [Symbol.asyncDispose]: () => endpoint[Symbol.asyncDispose]() };
}

/** The failure of a call, which must be fit to be shown to an operator and logged. */
export async function failureOf(model: OpenAiModel, request = ask(), signal = never) {
  const result = await model.complete(request, signal);
  if (result.ok) throw new Error("it answered");
  const { message } = result.failure;
  expect(message).toMatch(/^[\w"].*\.$/s);
  expect(message).not.toContain(KEY);
  expect(message).not.toContain("retrieval");
  return result.failure;
}

/** A server that answers so, whatever it is asked. */
export function answeringAlways(body: object): Promise<RawServer> {
  return rawServer((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
}

/** A model at any address. */
export function bare(baseUrl: string): OpenAiModel {
  return createOpenAiModel({
    name: "bare",
    endpoint: { baseUrl, apiKey: KEY },
    clock: manualClock(),
    log: recordingLog(),
  });
}
