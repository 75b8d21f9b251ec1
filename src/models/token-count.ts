import type { ChatRequest, Tokens } from "../ports/chat-model.ts";

/** English and JSON run at about four characters a token; three and a half keeps an estimate from being too low. */
const CHARACTERS_PER_TOKEN = 3.5;
/** What a picture of ordinary size costs at OpenAI in high detail, rounded up. */
const TOKENS_PER_PICTURE = 1_500;
/** Roles and separators of a message. */
const TOKENS_PER_MESSAGE = 4;

/** The usage that an endpoint reports with an answer. */
export type ReportedUsage = {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number | null | undefined } | null | undefined;
};

export const NO_TOKENS: Tokens = { in: 0, cachedIn: 0, out: 0 };

export function sumOfTokens(a: Tokens, b: Tokens): Tokens {
  return { in: a.in + b.in, cachedIn: a.cachedIn + b.cachedIn, out: a.out + b.out };
}

export function reportedTokens(usage: ReportedUsage): Tokens {
  const cached = usage.prompt_tokens_details?.cached_tokens ?? 0;
  return {
    in: usage.prompt_tokens,
    cachedIn: Math.min(cached, usage.prompt_tokens),
    out: usage.completion_tokens,
  };
}

/** For endpoints that report none, so that a budget holds there too. */
export function estimatedTokens<Answer>(request: ChatRequest<Answer>, answer: string): Tokens {
  return { in: tokensIn(request), cachedIn: 0, out: tokensOf(answer) };
}

/** Most that a call may use, as far as can be told beforehand. */
export function mostTokens<Answer>(request: ChatRequest<Answer>): Tokens {
  return { in: tokensIn(request), cachedIn: 0, out: request.tokensOutMax };
}

function tokensIn<Answer>(request: ChatRequest<Answer>): number {
  let tokens = 0;
  for (const message of request.messages) {
    tokens += tokensOf(message.text) + TOKENS_PER_MESSAGE;
    if (message.role === "user") tokens += (message.pictures?.length ?? 0) * TOKENS_PER_PICTURE;
  }
  return tokens;
}

function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
