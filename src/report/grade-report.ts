import type { Rubric } from "../rubric/rubric.ts";
import type { CriterionStage, Level } from "../rubric/stages.ts";
import { type Assessed, assess } from "../scoring/assess.ts";
import type { Flagged, Grading, Quote, Unfinished } from "../scoring/grade.ts";
import type { RaisedFlag, ScoredCriterion } from "../scoring/scorecard.ts";
import { byCriterion } from "../scoring/worth.ts";
import { criteriaTable, raisedFlags } from "./criteria-table.ts";
import { gradersOf } from "./graders-of.ts";

/** A lone reply, graded. It has no verdict: nobody is hired on one answer. */
export type GradeReport = {
  readonly id: string;
  readonly problem: string;
  readonly title: string;
  readonly level: Level;
  readonly stage?: CriterionStage;
  readonly gradedBy: readonly string[];
  /** Set when the grading did not come to its end. */
  readonly unfinished?: Unfinished;
  readonly score: number;
  readonly parts: { readonly criteria: number; readonly redFlags: number };
  readonly criteria: readonly ScoredCriterion[];
  readonly redFlags: readonly RaisedFlag[];
  readonly flagged: readonly Flagged[];
};

/** One reply against one stage of a rubric, or against all of it when no stage is named. */
export function gradeReport(given: {
  readonly id: string;
  readonly rubric: Rubric;
  readonly level: Level;
  readonly stage?: CriterionStage;
  readonly text: string;
  readonly grading: Grading;
}): GradeReport {
  const { id, rubric, level, stage, grading } = given;
  // What is measured needs an interview; a lone reply has no course.
  const criteria = rubric.criteria.filter(
    (criterion) => criterion.measured === undefined && (stage === undefined || criterion.stage === stage),
  );
  const redFlags = raisedFlags(
    rubric,
    grading,
    stage === undefined ? new Set(rubric.redFlags.map((flag) => flag.stage)) : new Set([stage]),
  );
  const assessed: Assessed = {
    criteria,
    scores: byCriterion(grading.scores),
    redFlagCosts: redFlags.map(({ cost }) => cost),
    hintCosts: [],
    // A lone reply may be as long as it likes, so everything of its level is expected.
    minutes: 60,
    said: given.text.trim() !== "",
  };
  const assessment = assess(assessed, level);
  const table = criteriaTable(assessed, assessment);
  return {
    id,
    problem: rubric.id,
    title: rubric.title,
    level,
    ...(stage === undefined ? {} : { stage }),
    gradedBy: gradersOf(grading, table),
    ...(grading.unfinished && { unfinished: grading.unfinished }),
    score: assessment.score,
    parts: { criteria: assessment.parts.criteria, redFlags: assessment.parts.redFlags },
    criteria: table.map((criterion) => ({
      ...criterion,
      evidence: withoutTurn(criterion.evidence),
    })),
    redFlags: redFlags.map((flag) => ({ ...flag, evidence: withoutTurn(flag.evidence) })),
    flagged: grading.flagged.map(({ text, why }) => ({ text, why })),
  };
}

const withoutTurn = (evidence: readonly Quote[]) => evidence.map(({ text }) => ({ text }));
