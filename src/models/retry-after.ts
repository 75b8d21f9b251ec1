import type { Millis } from "../interview/interview.ts";

/** A server that asks for longer than this is not waited for, and nobody is told a longer time. */
const RETRY_AFTER_MS_MAX = 24 * 3_600_000;

/** How long a server wants to be left alone: `retry-after-ms`, or `retry-after` as seconds or as a date. */
export function retryAfterMs(headers: Headers | undefined, now: Millis): Millis | undefined {
  const inMs = finite(headers?.get("retry-after-ms"));
  if (inMs !== undefined) return bounded(inMs);
  const given = headers?.get("retry-after");
  const seconds = finite(given);
  if (seconds !== undefined) return bounded(seconds * 1_000);
  const date = given ? Date.parse(given) : Number.NaN;
  return Number.isNaN(date) ? undefined : bounded(date - now);
}

function finite(text: string | null | undefined): number | undefined {
  const number = text?.trim() ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function bounded(ms: Millis): Millis {
  return Math.min(RETRY_AFTER_MS_MAX, Math.max(0, Math.ceil(ms)));
}
