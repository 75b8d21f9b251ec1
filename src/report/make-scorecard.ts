import type { Interview } from "../interview/interview.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import { type CriterionStage, STAGE_IDS } from "../rubric/stages.ts";
import { type Assessed, type Assessment, assess } from "../scoring/assess.ts";
import type { Grading } from "../scoring/grade.ts";
import { levelCall } from "../scoring/level-call.ts";
import { measure } from "../scoring/measured.ts";
import type { Scorecard, ScoredCriterion, StageScore } from "../scoring/scorecard.ts";
import { byCriterion } from "../scoring/worth.ts";
import { courseOf } from "./course.ts";
import { criteriaTable, raisedFlags } from "./criteria-table.ts";
import { drawnDiagram } from "./drawn-diagram.ts";
import { gradersOf } from "./graders-of.ts";
import { type LibraryEntry, nextSteps } from "./next-steps.ts";
import { readingFor } from "./reading.ts";
import { missedOf, weakestOf } from "./weakest.ts";

/** The length that the stages' minutes in `framework.yaml` add up to. */
const WHOLE_MINUTES = 45;

/** The result of an interview. `library` holds the systems that may be suggested next. */
export function makeScorecard(
  rubric: Rubric,
  interview: Interview,
  grading: Grading,
  library: readonly LibraryEntry[] = [],
): Scorecard {
  const stages = stagesOf(interview);
  const redFlags = raisedFlags(rubric, grading, stages);
  const given: Assessed = {
    criteria: rubric.criteria.filter(({ stage }) => stages.has(stage)),
    scores: scoresOf(rubric, interview, grading),
    redFlagCosts: redFlags.map(({ cost }) => cost),
    hintCosts: interview.hints.map(({ cost }) => cost),
    minutes: wholeMinutes(rubric, interview),
    said: interview.turns.some((turn) => turn.who === "candidate" && turn.text.trim() !== ""),
  };
  const assessment = assess(given, interview.level);
  const criteria = criteriaTable(given, assessment);
  const stageScores = [...stages].map((stage) => stageScore(rubric, interview, stage, assessment, criteria));
  const missed = missedOf(criteria, anchorsOf(given.criteria));
  const weakest = weakestOf(stageScores, missed);
  const diagram = drawnDiagram(rubric, interview);
  const { level, minutes, style, used } = interview;
  const spentMs = Object.values(interview.spentMs).reduce((sum, ms) => sum + ms, 0);
  return {
    schema: 1,
    interview: interview.id,
    problem: rubric.id,
    title: rubric.title,
    level,
    minutes,
    style,
    gradedBy: gradersOf(grading, criteria),
    ...(grading.unfinished && { unfinished: grading.unfinished }),
    interviewedBy: interviewersOf(interview),
    score: assessment.score,
    parts: assessment.parts,
    verdict: assessment.decision.verdict,
    levelCall: levelCall(given, level),
    stages: stageScores,
    criteria,
    redFlags,
    flagged: grading.flagged,
    ...(diagram !== undefined && { diagram }),
    missed,
    hints: interview.hints.map(({ stage, criterion, step, cost }) => ({ stage, criterion, step, cost })),
    weakest,
    reading: readingFor(rubric, missed, weakest),
    next: nextSteps({
      rubric,
      level,
      minutes,
      style,
      verdict: assessment.decision.verdict,
      weakest,
      used,
      library,
      spentMs,
    }),
    reference: rubric.reference,
    spentMs,
  };
}

/**
 * The length a whole interview would have at this pace. Nine minutes for one stage tried again are no short
 * interview: everything of that stage is expected.
 */
function wholeMinutes(rubric: Rubric, { plan, minutes }: Interview): number {
  if (plan.length === STAGE_IDS.length) return minutes;
  const share = plan.reduce(
    (sum, { stage }) => sum + (rubric.stages.find(({ id }) => id === stage)?.minutes ?? 0),
    0,
  );
  return share === 0 ? minutes : (minutes * WHOLE_MINUTES) / share;
}

/** The stages walked through, and communication unless only one stage was tried again. */
function stagesOf(interview: Interview): ReadonlySet<CriterionStage> {
  const stages: CriterionStage[] = interview.plan.map(({ stage }) => stage);
  return new Set(stages.length > 1 ? [...stages, "communicate"] : stages);
}

function scoresOf(rubric: Rubric, interview: Interview, grading: Grading): Assessed["scores"] {
  const course = courseOf(rubric, interview, grading);
  const measured = rubric.criteria.flatMap((criterion) => measure(criterion, course) ?? []);
  return byCriterion([...measured, ...grading.scores]);
}

/** Who led the interview, by the turns of its record; the machine's own words name nobody. */
function interviewersOf({ turns }: Interview): NonNullable<Scorecard["interviewedBy"]> {
  const found = new Map<string, { by: string; turns: number; stoodIn: number }>();
  for (const { by, standsInFor } of turns) {
    if (by === undefined) continue;
    const before = found.get(by) ?? { by, turns: 0, stoodIn: 0 };
    const stoodIn = before.stoodIn + (standsInFor === undefined ? 0 : 1);
    found.set(by, { by, turns: before.turns + 1, stoodIn });
  }
  return [...found.values()];
}

function anchorsOf(criteria: readonly Criterion[]): ReadonlyMap<string, string> {
  return new Map(criteria.flatMap(({ id, anchor }) => (anchor === undefined ? [] : [[id, anchor] as const])));
}

function stageScore(
  rubric: Rubric,
  interview: Interview,
  id: CriterionStage,
  assessment: Assessment,
  criteria: readonly ScoredCriterion[],
): StageScore {
  const score = assessment.stages.get(id)?.score;
  // A bonus that was not met is no gap, so only what was expected is counted as missing.
  const own = criteria.filter(
    ({ stage, expected, verdict }) =>
      stage === id && (expected || verdict === "covered" || verdict === "partly"),
  );
  const count = (verdict: ScoredCriterion["verdict"]) =>
    own.filter((criterion) => criterion.verdict === verdict).length;
  return {
    id,
    title: rubric.stages.find((stage) => stage.id === id)?.title ?? "Communication",
    ...(score === undefined ? {} : { score: Math.round(score) }),
    covered: count("covered"),
    partly: count("partly"),
    missing: count("missing"),
    unscored: count("unscored"),
    spentMs: id === "communicate" ? 0 : (interview.spentMs[id] ?? 0),
    budgetMs: interview.plan.find(({ stage }) => stage === id)?.budgetMs ?? 0,
  };
}
