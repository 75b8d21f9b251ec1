import type { Criterion } from "../rubric/rubric.ts";
import type { Score } from "./grade.ts";
import { WORTH } from "./worth.ts";

/** Share of its weight that a criterion above the level, or beyond the length, adds when it is met. */
const BONUS_SHARE = 0.25;

/** What a set of criteria earned. Weights are sums over the expected ones. */
export type CriteriaScore = {
  /** 0–100, not rounded; undefined when no expected criterion could be scored. */
  readonly score?: number;
  readonly expectedWeight: number;
  readonly unscoredWeight: number;
  /** Weight of those fully met; half-met ones do not count here. */
  readonly coveredWeight: number;
};

/**
 * 100 × Σ weight·worth / Σ weight over the expected criteria that were scored. One without a verdict is
 * left out of both sums: not knowing is not a zero. A criterion that was not expected adds a quarter of its
 * weight to the upper sum only, and nothing lifts the result above 100.
 */
export function criteriaScore(
  criteria: readonly Criterion[],
  expected: ReadonlySet<string>,
  scores: ReadonlyMap<string, Score>,
): CriteriaScore {
  let earned = 0;
  let possible = 0;
  let expectedWeight = 0;
  let coveredWeight = 0;
  for (const { id, weight } of criteria) {
    const score = scores.get(id);
    const worth = score?.is === "scored" ? WORTH[score.verdict] : undefined;
    if (!expected.has(id)) {
      earned += (worth ?? 0) * weight * BONUS_SHARE;
      continue;
    }
    expectedWeight += weight;
    if (worth === undefined) continue;
    possible += weight;
    earned += worth * weight;
    if (worth === 1) coveredWeight += weight;
  }
  const sums = { expectedWeight, coveredWeight, unscoredWeight: expectedWeight - possible };
  return possible === 0 ? sums : { score: Math.min(100, (100 * earned) / possible), ...sums };
}
