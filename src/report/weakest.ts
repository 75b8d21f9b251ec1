import type { CriterionStage } from "../rubric/stages.ts";
import type { Missed, Scorecard, ScoredCriterion, StageScore } from "../scoring/scorecard.ts";
import { asPredicate } from "../scoring/wording.ts";
import { WORTH } from "../scoring/worth.ts";

const WEAKEST_MAX = 2;

/** Weight that a criterion left on the table; 0 for one without a verdict. */
export function weightLost(criterion: ScoredCriterion): number {
  return criterion.verdict === "unscored" ? 0 : criterion.weight * (1 - WORTH[criterion.verdict]);
}

/** Expected criteria that were not fully met, the ones worth most first, with what a strong answer says there. */
export function missedOf(
  criteria: readonly ScoredCriterion[],
  anchors: ReadonlyMap<string, string>,
): readonly Missed[] {
  const lost = criteria.filter((criterion) => criterion.expected && weightLost(criterion) > 0);
  return lost
    .toSorted((a, b) => weightLost(b) - weightLost(a))
    .flatMap(({ id, stage, asks, verdict }) =>
      verdict === "unscored"
        ? []
        : [{ id, stage, asks, verdict, strong: (anchors.get(id) ?? asks).replace(/\s+/g, " ").trim() }],
    );
}

/** The two stages to work on first (of equal ones, where the heaviest point is open), each with the reason in plain words. */
export function weakestOf(stages: readonly StageScore[], missed: readonly Missed[]): Scorecard["weakest"] {
  const open = (stage: CriterionStage) => missed.filter((each) => each.stage === stage);
  return stages
    .flatMap(({ id, title, score }) =>
      score === undefined || open(id).length === 0 ? [] : [{ id, title, score }],
    )
    .toSorted((a, b) => a.score - b.score || missed.indexOf(open(a.id)[0]!) - missed.indexOf(open(b.id)[0]!))
    .slice(0, WEAKEST_MAX)
    .map(({ id, title, score }) => ({ stage: id, score, because: because(title, score, open(id)) }));
}

function because(title: string, score: number, open: readonly Missed[]): string {
  const [first] = open;
  const count = open.length === 1 ? "One point is open" : `${open.length} points are open`;
  return `${title} stands at ${score} of 100. ${count}; first of all, a strong answer ${asPredicate(first?.asks ?? "")}.`;
}
