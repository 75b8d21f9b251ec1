import type { Criterion } from "../rubric/rubric.ts";
import { type CriterionStage, type Level, levelRank } from "../rubric/stages.ts";

/**
 * The share of each stage's criteria that a short interview has room for: nobody says in 15 minutes
 * what fills 45. The heaviest are the ones that stay.
 */
export function roomFor(minutes: number): number {
  if (minutes <= 15) return 0.5;
  if (minutes <= 30) return 0.75;
  return 1;
}

/**
 * Ids of the criteria that are expected at this level and length. The others, above the level or beyond
 * the length, can only add to a score.
 */
export function expectedAt(
  criteria: readonly Criterion[],
  level: Level,
  minutes: number,
): ReadonlySet<string> {
  const byStage = new Map<CriterionStage, Criterion[]>();
  for (const criterion of criteria) {
    if (levelRank(criterion.level) > levelRank(level)) continue;
    const sameStage = byStage.get(criterion.stage);
    if (sameStage === undefined) byStage.set(criterion.stage, [criterion]);
    else sameStage.push(criterion);
  }
  const expected = new Set<string>();
  for (const sameStage of byStage.values()) {
    const room = Math.ceil(sameStage.length * roomFor(minutes));
    // The sort is stable, so criteria of one weight keep the order of the file.
    for (const { id } of sameStage.toSorted((a, b) => b.weight - a.weight).slice(0, room)) expected.add(id);
  }
  return expected;
}
