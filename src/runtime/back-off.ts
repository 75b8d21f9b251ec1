import type { Millis } from "../interview/interview.ts";

/**
 * How long to wait before trying again: doubles with each attempt up to a bound, and a random half of it is
 * taken away so that those who failed together do not come back together.
 *
 * @param attempt 1 after the first failure.
 * @param random From 0 (included) to 1 (excluded).
 */
export function backOffMs(
  attempt: number,
  span: { first: Millis; most: Millis },
  random: () => number,
): Millis {
  const full = Math.min(span.most, span.first * 2 ** Math.min(attempt - 1, 40));
  return Math.ceil(full / 2 + (random() * full) / 2);
}
