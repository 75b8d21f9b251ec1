import { cuesOf } from "../cues/rubric-cues.ts";
import { findClaim, holdsAnywhere } from "../evidence/find-ways.ts";
import { type Heard, hear } from "../evidence/heard.ts";
import type { GradeRequest, Grader } from "../ports/grader.ts";
import type { Criterion, RedFlag, Rubric } from "../rubric/rubric.ts";
import type { FlagRaised, Grading, Score } from "../scoring/grade.ts";
import { judgeCues } from "./judge-cues.ts";
import { judgeText } from "./judge-text.ts";
import { everywhere, inReach, isOwnStage, isStaged, type Reach, rubricWords } from "./reach.ts";

/** Raised whenever the same reply could be graded differently than before. */
export const OFFLINE_GRADER = "offline grader, v2";

/**
 * Grades by cues, without a model: for each criterion, whether its parts were claimed in the candidate's own words.
 * Pure and quick (a 45-minute interview takes some ten milliseconds), so the same words always get the same grade.
 */
export function gradeBySignals({ rubric, turns, stages, unstaged }: GradeRequest): Grading {
  const wanted = (stage: Criterion["stage"]) => stages === undefined || stages.includes(stage);
  const { heard, flagged } = hear(turns, rubricWords(rubric));
  const free = unstaged || !isStaged(rubric);
  const scores = rubric.criteria
    .filter((criterion) => wanted(criterion.stage) && criterion.measured === undefined)
    .map((criterion) => judge(criterion, rubric, free ? everywhere(heard) : inReach(criterion.stage, heard)));
  const redFlags = rubric.redFlags
    .filter((flag) => wanted(flag.stage))
    .flatMap((flag) => raised(flag, rubric, free ? heard : heard.filter((turn) => isOwnStage(flag, turn))));
  return { by: OFFLINE_GRADER, scores, redFlags, flagged };
}

/** The port's form of `gradeBySignals`. */
export const signalGrader: Grader = {
  name: OFFLINE_GRADER,
  grade: (request) => Promise.resolve(gradeBySignals(request)),
};

function judge(criterion: Criterion, rubric: Rubric, reach: Reach): Score {
  return criterion.cues.length === 0
    ? judgeText(criterion, rubric, reach.heard, OFFLINE_GRADER)
    : judgeCues(criterion, rubric, reach, OFFLINE_GRADER);
}

/**
 * One is raised when it is claimed in some turn and not taken back there or in an earlier one of its stage: who named
 * the calibration before may speak of AUC alone later. Manners are judged turn by turn.
 */
function raised(flag: RedFlag, rubric: Rubric, heard: readonly Heard[]): FlagRaised[] {
  const { way } = cuesOf(rubric);
  const cues = flag.cues.map(way);
  const unless = flag.unless.map(way);
  for (const turn of heard) {
    const isTakenBack = holdsAnywhere(unless, turn);
    if (isTakenBack && flag.stage !== "communicate") return [];
    const evidence = isTakenBack ? undefined : findClaim(cues, turn);
    if (evidence !== undefined) return [{ flag: flag.id, evidence, by: OFFLINE_GRADER }];
  }
  return [];
}
