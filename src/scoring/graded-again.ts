import type { FlagRaised, Grading, Score } from "./grade.ts";
import { MEASURED_BY } from "./measured.ts";
import type { Scorecard, ScoredCriterion } from "./scorecard.ts";

/**
 * A later grading of the same interview, in which what had a verdict keeps it: only what had none is taken from the
 * later one. So asking again can only add, also when another grader is asked.
 */
export function gradedAgain(before: Scorecard, after: Grading): Grading {
  const kept = new Map(before.criteria.flatMap((criterion) => keptScore(criterion) ?? []));
  const later = after.scores.map((score) => kept.get(score.criterion) ?? score);
  const known = new Set(later.map(({ criterion }) => criterion));
  const scores = [...later, ...[...kept.values()].filter(({ criterion }) => !known.has(criterion))];
  return { ...after, scores, redFlags: flagsOf(before, after) };
}

/** The same grader has the last word on its own red flags; another one cannot take them back. */
function flagsOf(before: Scorecard, after: Grading): readonly FlagRaised[] {
  if (before.gradedBy.every((name) => after.by.includes(name))) return after.redFlags;
  const [first = after.by] = before.gradedBy;
  const known = new Set(after.redFlags.map(({ flag }) => flag));
  const earlier = before.redFlags.filter(({ id }) => !known.has(id));
  return [...after.redFlags, ...earlier.map(({ id, evidence }) => ({ flag: id, evidence, by: first }))];
}

/** A verdict that was read from words; what is measured is measured anew. */
function keptScore({ id, verdict, evidence, because, by }: ScoredCriterion) {
  if (verdict === "unscored" || by === undefined || by === MEASURED_BY) return undefined;
  const score: Score = { is: "scored", criterion: id, verdict, evidence, because, by, sure: true };
  return [[id, score] as const];
}
