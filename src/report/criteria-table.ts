import type { RedFlag, Rubric } from "../rubric/rubric.ts";
import type { CriterionStage } from "../rubric/stages.ts";
import type { Assessed, Assessment } from "../scoring/assess.ts";
import type { Grading } from "../scoring/grade.ts";
import type { RaisedFlag, ScoredCriterion } from "../scoring/scorecard.ts";

/** Every criterion that was put to the candidate with its verdict, in the order of the interview. */
export function criteriaTable(given: Assessed, assessment: Assessment): readonly ScoredCriterion[] {
  return given.criteria.map(({ id, stage, asks, weight, level, generic }) => {
    const score = given.scores.get(id);
    const known = { id, stage, asks, weight, level, generic, expected: assessment.expected.has(id) };
    if (score === undefined)
      return { ...known, verdict: "unscored", evidence: [], because: "No grader looked at it." };
    if (score.is === "unscored") return { ...known, verdict: "unscored", evidence: [], because: score.why };
    return {
      ...known,
      verdict: score.verdict,
      evidence: score.evidence,
      because: score.because,
      by: score.by,
    };
  });
}

/** Red flags that were raised in these stages, the dearest first. One the rubric does not know is left out. */
export function raisedFlags(
  rubric: Rubric,
  grading: Grading,
  stages: ReadonlySet<CriterionStage>,
): readonly RaisedFlag[] {
  const known = new Map<string, RedFlag>(rubric.redFlags.map((flag) => [flag.id, flag]));
  const raised = grading.redFlags.flatMap(({ flag: id, evidence }) => {
    const flag = known.get(id);
    if (flag === undefined || !stages.has(flag.stage)) return [];
    const { stage, says, cost, mend } = flag;
    return [{ id, stage, says, cost, evidence, ...(mend === undefined ? {} : { mend }) }];
  });
  return raised.toSorted((a, b) => b.cost - a.cost);
}
