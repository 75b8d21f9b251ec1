import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import type { Failure } from "../interview/events.ts";
import type { Millis } from "../interview/interview.ts";
import { retryAfterMs } from "./retry-after.ts";

/** Whom a failure is about, and what a sentence about it needs. */
export type Asked = {
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly now: Millis;
  readonly pictures: boolean;
  /** Repeats the endpoint's own words, which may repeat what it was sent: only where that is our own text. */
  readonly quoting: boolean;
};

/** Turns whatever a request was rejected with into a failure with a sentence that an operator can act on. */
export function failureOf(error: unknown, asked: Asked): Failure {
  if (error instanceof APIUserAbortError) return { kind: "cancelled", message: "The call was cancelled." };
  if (error instanceof APIConnectionTimeoutError)
    return {
      kind: "timeout",
      message: `${asked.baseUrl} did not answer in time: raise MODEL_TIMEOUT_SECONDS or choose a faster model.`,
    };
  if (error instanceof APIConnectionError) return unreachable(error, asked);
  if (!(error instanceof APIError) || error.status === undefined)
    return {
      kind: "unavailable",
      message: `The answer of ${asked.baseUrl} broke off or was no JSON: look at what the server logs.`,
    };
  const failure = failureOfStatus(error, error.status, asked);
  const quoted = asked.quoting ? ` The endpoint says: "${withoutKey(error.message, asked.apiKey)}"` : "";
  return { ...failure, message: `${failure.message}${quoted}` };
}

/** What stands after the fact that no connection was made or kept. */
function unreachable(error: APIConnectionError, { baseUrl }: Asked): Failure {
  const code = codeOf(error);
  const advice: Readonly<Record<string, string>> = {
    ECONNREFUSED: "nothing listens there: start the server, or correct OPENAI_BASE_URL",
    ENOTFOUND: "there is no such host: correct OPENAI_BASE_URL, or look at the network",
    EAI_AGAIN: "the name of the host cannot be resolved now: look at the network",
  };
  const why =
    advice[code ?? ""] ?? "the connection was not made or not kept: look at the network and the server";
  return {
    kind: "unavailable",
    message: `${baseUrl} is not reachable${code === undefined ? "" : ` (${code})`}: ${why}.`,
  };
}

function failureOfStatus(error: APIError, status: number, asked: Asked): Failure {
  const { model, baseUrl } = asked;
  const wait = retryAfterMs(error.headers, asked.now);
  const waiting = wait === undefined ? {} : { retryAfterMs: wait };
  const which = identifiers(error, status);
  if (
    status === 402 ||
    (status === 429 && /insufficient_quota|billing|credit/i.test(`${error.code} ${error.type}`))
  )
    return {
      kind: "over-budget",
      message: `The account at ${baseUrl} has no credit left (${which}): add credit there, or choose another endpoint.`,
    };
  if (status === 429)
    return {
      kind: "rate-limited",
      message: `${baseUrl} takes no more calls for now (${which}): lower MODEL_CALLS_AT_ONCE, or raise the limit of the account.`,
      ...waiting,
    };
  if (status === 401 || status === 403)
    return {
      kind: "unauthorised",
      message: `${baseUrl} does not accept the key (${which}): look at OPENAI_API_KEY, and whether its account may use "${model}".`,
    };
  if (status === 408 || status === 409 || status >= 500)
    return { kind: "unavailable", message: `${baseUrl} cannot answer now (${which}).`, ...waiting };
  return refusedRequest(error, which, asked);
}

/** The endpoint works and did not like what it was asked. */
function refusedRequest(error: APIError, which: string, { model, baseUrl, pictures }: Asked): Failure {
  const says = `${error.code} ${error.message}`;
  if (/content_filter|content_policy|content management policy|moderation/i.test(says))
    return { kind: "refused", message: `The content filter of ${baseUrl} stopped the request (${which}).` };
  if (/context_length|context (length|size|window)|maximum context|too many tokens/i.test(says))
    return {
      kind: "misconfigured",
      message: `The request is longer than "${model}" can read (${which}): choose a model with a longer context, or raise the server's.`,
    };
  if (pictures && /image|vision|multimodal|picture/i.test(says))
    return {
      kind: "misconfigured",
      message: `"${model}" takes no pictures (${which}): set VISION_MODEL to one that does.`,
    };
  if (
    error.status === 404 ||
    /model_not_found|model.{0,80}(not (exist|found)|unknown|unavailable)/i.test(says)
  )
    return {
      kind: "misconfigured",
      message: `${baseUrl} does not know the model "${model}" or has no chat completions there (${which}): look at the model's name, and whether OPENAI_BASE_URL ends as the endpoint wants it (mostly /v1).`,
    };
  return {
    kind: "misconfigured",
    message: `${baseUrl} does not accept the request for "${model}" (${which}): "npm run check-model" shows what it takes.`,
  };
}

/** Status, code and parameter: short identifiers, since longer texts may repeat what was sent. */
function identifiers(error: APIError, status: number): string {
  const named = [error.code, error.param].filter(
    (name): name is string => typeof name === "string" && /^[\w.[\]-]{1,60}$/.test(name),
  );
  return [`HTTP ${status}`, ...new Set(named)].join(", ");
}

function codeOf(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if ("code" in at && typeof at.code === "string") return at.code;
  return undefined;
}

function withoutKey(text: string, apiKey: string | undefined): string {
  const short = text.replaceAll(/\s+/g, " ").slice(0, 300);
  return (apiKey === undefined ? short : short.replaceAll(apiKey, "(key)")).replaceAll(
    /\bsk-[\w*-]+/g,
    "(key)",
  );
}
