import type { Criterion } from "../rubric/rubric.ts";
import type { CriterionStage, Level } from "../rubric/stages.ts";
import { type CriteriaScore, criteriaScore } from "./criteria-score.ts";
import { expectedAt } from "./expected.ts";
import { type FinalScore, finalScore } from "./final-score.ts";
import type { Score } from "./grade.ts";
import { type Decision, decide } from "./verdict.ts";

/** Everything the arithmetic needs to know about one interview or one reply. */
export type Assessed = {
  /** The criteria that were put to the candidate: those of the stages walked through, and communication. */
  readonly criteria: readonly Criterion[];
  readonly scores: ReadonlyMap<string, Score>;
  readonly redFlagCosts: readonly number[];
  readonly hintCosts: readonly number[];
  readonly minutes: number;
  /** Whether the candidate said anything at all. */
  readonly said: boolean;
};

export type Assessment = FinalScore & {
  readonly level: Level;
  readonly decision: Decision;
  readonly expected: ReadonlySet<string>;
  readonly stages: ReadonlyMap<CriterionStage, CriteriaScore>;
  /** Share of the expected weight that has no verdict, 0–1. */
  readonly unscoredShare: number;
};

/** Scores one interview against what is expected at a level, which need not be the level it was held at. */
export function assess(given: Assessed, level: Level): Assessment {
  const expected = expectedAt(given.criteria, level, given.minutes);
  const whole = criteriaScore(given.criteria, expected, given.scores);
  const stages = new Map<CriterionStage, CriteriaScore>();
  for (const stage of new Set(given.criteria.map((criterion) => criterion.stage))) {
    const own = given.criteria.filter((criterion) => criterion.stage === stage);
    stages.set(stage, given.said ? criteriaScore(own, expected, given.scores) : silent(own, expected));
  }
  const final = finalScore({ ...given, criteria: whole.score });
  const scoredWeight = whole.expectedWeight - whole.unscoredWeight;
  const stageScores = [...stages].flatMap(([stage, { score }]) =>
    score === undefined ? [] : [[stage, score] as const],
  );
  return {
    ...final,
    level,
    expected,
    stages,
    decision: decide({
      score: final.score,
      level,
      coveredShare: scoredWeight === 0 ? 0 : whole.coveredWeight / scoredWeight,
      ownLevelShare: shares(given, expected, (criterion) => criterion.level === level).covered,
      ownSystemShare: shares(given, expected, ({ generic }) => !generic).earned,
      stages: new Map(stageScores),
    }),
    unscoredShare: whole.expectedWeight === 0 ? 0 : whole.unscoredWeight / whole.expectedWeight,
  };
}

/** Shares of the expected weight of some criteria: half-met ones count half in `earned` and not in `covered`. */
function shares(given: Assessed, expected: ReadonlySet<string>, which: (criterion: Criterion) => boolean) {
  const own = given.criteria.filter((criterion) => expected.has(criterion.id) && which(criterion));
  const { score, coveredWeight, expectedWeight, unscoredWeight } = criteriaScore(own, expected, given.scores);
  const weight = expectedWeight - unscoredWeight;
  return { earned: (score ?? 100) / 100, covered: weight === 0 ? 1 : coveredWeight / weight };
}

/** Of somebody who said nothing, everything is known: it is missing. */
function silent(criteria: readonly Criterion[], expected: ReadonlySet<string>): CriteriaScore {
  const weights = criteria.filter(({ id }) => expected.has(id)).map(({ weight }) => weight);
  const expectedWeight = weights.reduce((sum, weight) => sum + weight, 0);
  return { score: 0, expectedWeight, unscoredWeight: 0, coveredWeight: 0 };
}
