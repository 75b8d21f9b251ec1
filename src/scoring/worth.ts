import type { Score, Verdict } from "./grade.ts";

/** The share of a criterion's weight that a verdict earns. */
export const WORTH: Readonly<Record<Verdict, number>> = { covered: 1, partly: 0.5, missing: 0 };

/** Judgements by criterion. Of two about the same criterion the first one counts. */
export function byCriterion(scores: readonly Score[]): ReadonlyMap<string, Score> {
  const found = new Map<string, Score>();
  for (const score of scores) if (!found.has(score.criterion)) found.set(score.criterion, score);
  return found;
}
