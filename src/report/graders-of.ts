import type { Grading } from "../scoring/grade.ts";
import { MEASURED_BY } from "../scoring/measured.ts";
import type { ScoredCriterion } from "../scoring/scorecard.ts";

/** Who really judged something, the one with most verdicts first; who was asked, where there is no verdict at all. */
export function gradersOf(grading: Grading, criteria: readonly ScoredCriterion[]): readonly string[] {
  const counts = verdictsBy(criteria);
  return counts.size === 0 ? [grading.by] : [...counts.keys()];
}

/** How many criteria each grader judged, most first. Measuring is not a grader of its own. */
export function verdictsBy(criteria: readonly ScoredCriterion[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { by } of criteria)
    if (by !== undefined && by !== MEASURED_BY) counts.set(by, (counts.get(by) ?? 0) + 1);
  return new Map([...counts].toSorted(([, a], [, b]) => b - a));
}
