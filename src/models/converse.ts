import type OpenAI from "openai";
import { APIError } from "openai";
import type { Failure } from "../interview/events.ts";
import type { ChatReply, ChatRequest, Tokens } from "../ports/chat-model.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { failed, ok, type Result } from "../ports/result.ts";
import { chatBody, type WrongAnswer } from "./chat-body.ts";
import { type Asked, failureOf } from "./failures.ts";
import { type HabitMemory, type Habits, learn, ROOM_TO_THINK, rungBelow } from "./habits.ts";
import { type Completion, readAnswer, readCompletion, unanswered } from "./read-answer.ts";
import type { Endpoint } from "./settings.ts";
import { estimatedTokens, NO_TOKENS, sumOfTokens } from "./token-count.ts";

/** Habits have five things to learn, and an answer of the wrong form one more try. */
const REQUESTS_MAX = 8;
/** An answer of the wrong form is asked for again once. */
const WRONG_ANSWERS_MAX = 2;

/** What a model is made of. */
export type OpenAiModelParts = {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every answer that was paid for, also of those that cannot be used. Must not reject. */
  readonly onUse?: (request: ChatRequest<unknown>, model: string, tokens: Tokens) => Promise<void>;
  /** Whether failures repeat the endpoint's own words. Only where nothing that people wrote is sent. */
  readonly quoteEndpoint?: boolean;
};

export type Connection = {
  readonly parts: OpenAiModelParts;
  readonly client: OpenAI;
  readonly memory: HabitMemory;
};

export const CANCELLED: Failure = { kind: "cancelled", message: "The call was cancelled." };

/**
 * Requests until there is an answer of the right form or a failure: a field that is refused is left out, a form that
 * is ignored is described in words, a wrong answer is asked for once more with what is wrong about it.
 */
export async function converse<Answer>(
  { parts, client, memory }: Connection,
  request: ChatRequest<Answer>,
  signal: AbortSignal,
): Promise<Result<ChatReply<Answer>, Failure>> {
  const { name } = parts;
  let trying = memory.habits();
  let wrong: WrongAnswer | undefined;
  let wrongAnswers = 0;
  let tokens = NO_TOKENS;
  const change = (what: Partial<Habits>) => {
    // What is tried instead of a rung that is not given up yet is not remembered before it has worked.
    const { rung, ...others } = what;
    memory.change(rung !== undefined && trying.rung === memory.habits().rung ? what : others);
    trying = { ...trying, ...what };
  };
  for (let requests = 0; requests < REQUESTS_MAX; requests += 1) {
    const came = await answerOf(client, chatBody(name, request, trying, wrong), signal);
    if ("error" in came) {
      if (signal.aborted) return failed(CANCELLED);
      const lesson = learn(trying, came.error);
      if (lesson === undefined) return failed(failureOf(came.error, asked(parts, request)));
      parts.log.info({ model: name, change: lesson }, "the endpoint does not take everything");
      change(lesson);
      continue;
    }
    const said = readCompletion(came.body);
    if (said === undefined) return failed(noCompletion(parts.endpoint));
    tokens = sumOfTokens(tokens, await paidFor(parts, request, said));
    if (signal.aborted) return failed(CANCELLED);
    if (said.stillThinking && trying.roomToThink === 0) {
      change({ roomToThink: ROOM_TO_THINK });
      continue;
    }
    const none = unanswered(said, name, request.tokensOutMax);
    if (none !== undefined) return failed(none);
    const read = readAnswer(said.text, request.answer.schema);
    if (read.is === "right") {
      // A rung that was left because its answer was wrong is left for good only now that a lower one did better.
      if (trying.rung !== memory.habits().rung) memory.change({ rung: trying.rung });
      return ok({ answer: read.answer, model: said.model ?? name, tokens });
    }
    wrongAnswers += 1;
    if (wrongAnswers >= WRONG_ANSWERS_MAX) return failed(malformed(name, read.where));
    wrong = { text: said.text, why: read.why };
    const below = read.ignored && trying.rung === "json_schema" ? rungBelow(trying.rung) : undefined;
    if (below !== undefined) trying = { ...trying, rung: below };
  }
  return failed({ kind: "misconfigured", message: `"${name}" refuses one form of request after another.` });
}

async function answerOf(
  client: OpenAI,
  body: ReturnType<typeof chatBody>,
  signal: AbortSignal,
): Promise<{ readonly error: unknown } | { readonly body: unknown }> {
  try {
    const came: unknown = await client.chat.completions.create(body, { signal });
    return withinSuccess(came) ?? { body: came };
  } catch (error) {
    return { error };
  }
}

/** OpenRouter reports the errors of those behind it with status 200, and the status that they had as a code. */
function withinSuccess(came: unknown): { readonly error: unknown } | undefined {
  if (typeof came !== "object" || came === null || "choices" in came || !("error" in came)) return undefined;
  const { error } = came;
  const code =
    typeof error === "object" && error !== null && "code" in error ? Number(error.code) : Number.NaN;
  const status = code >= 400 && code < 600 ? code : 502;
  return { error: APIError.generate(status, came, undefined, new Headers()) };
}

async function paidFor<Answer>(
  { name, onUse }: OpenAiModelParts,
  request: ChatRequest<Answer>,
  said: Completion,
): Promise<Tokens> {
  const tokens = said.tokens ?? estimatedTokens(request, said.text);
  await onUse?.(request, said.model ?? name, tokens);
  return tokens;
}

function asked<Answer>(
  { name, endpoint, clock, quoteEndpoint }: OpenAiModelParts,
  request: ChatRequest<Answer>,
): Asked {
  return {
    model: name,
    ...endpoint,
    now: clock.now(),
    pictures: request.messages.some(
      (message) => message.role === "user" && Boolean(message.pictures?.length),
    ),
    quoting: quoteEndpoint === true,
  };
}

function noCompletion({ baseUrl }: Endpoint): Failure {
  return {
    kind: "misconfigured",
    message: `What ${baseUrl} answers is no chat completion: look at OPENAI_BASE_URL, which mostly ends in /v1.`,
  };
}

function malformed(name: string, where: string): Failure {
  return {
    kind: "malformed",
    message: `"${name}" answered twice in another form than it was asked for (${where}): choose a model that keeps to a schema.`,
  };
}
