import type { CriterionStage } from "../rubric/stages.ts";
import type { Scorecard, ScoredCriterion } from "../scoring/scorecard.ts";
import { WORTH } from "../scoring/worth.ts";

type Judged = ScoredCriterion["verdict"];

export type Change = {
  readonly id: string;
  readonly asks: string;
  readonly weight: number;
  readonly before: Judged;
  readonly after: Judged;
};

/** What a second try at one stage changed. */
export type Comparison = {
  readonly stage: CriterionStage;
  readonly before?: number;
  readonly after?: number;
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
  /** Not fully met before nor now. */
  readonly stillOpen: readonly Change[];
  /** Fully met both times. */
  readonly kept: number;
};

/** Compares two scorecards in one stage, criterion by criterion, the heaviest first. */
export function compare(before: Scorecard, after: Scorecard, stage: CriterionStage): Comparison {
  const earlier = new Map(before.criteria.map((criterion) => [criterion.id, criterion.verdict]));
  const changes = after.criteria
    .filter((criterion) => criterion.stage === stage)
    .map(
      ({ id, asks, weight, verdict }): Change => ({
        id,
        asks,
        weight,
        before: earlier.get(id) ?? "unscored",
        after: verdict,
      }),
    )
    .toSorted((a, b) => b.weight - a.weight);
  const scoreBefore = before.stages.find(({ id }) => id === stage)?.score;
  const scoreAfter = after.stages.find(({ id }) => id === stage)?.score;
  return {
    stage,
    ...(scoreBefore === undefined ? {} : { before: scoreBefore }),
    ...(scoreAfter === undefined ? {} : { after: scoreAfter }),
    gained: changes.filter((change) => step(change) > 0),
    lost: changes.filter((change) => step(change) < 0),
    stillOpen: changes.filter((change) => step(change) === 0 && change.after !== "covered"),
    kept: changes.filter((change) => change.before === "covered" && change.after === "covered").length,
  };
}

/** Above 0 when it got better. Without a verdict on both sides nothing can be said. */
function step({ before, after }: Change): number {
  return before === "unscored" || after === "unscored" ? 0 : WORTH[after] - WORTH[before];
}
