import { LEVELS, type Level, levelRank } from "../rubric/stages.ts";
import { type Assessed, type Assessment, assess } from "./assess.ts";
import { HIRE_NEEDS, isHire } from "./verdict.ts";
import { asPredicate } from "./wording.ts";
import { WORTH } from "./worth.ts";

/**
 * Above this share of expected weight without a verdict, a verdict is only provisional: what is settled first is the surest,
 * so a score over little of it runs high.
 */
export const UNSCORED_SHARE_MAX = 0.1;

/** Missing criteria named in a level call; more would be a list and not a reason. */
const REASONS_MAX = 2;

/**
 * The level this interview speaks for, in one sentence, with the reason it is not the next one:
 * "Hire at senior; not yet staff, because a staff answer also …".
 */
export function levelCall(given: Assessed, level: Level): string {
  const at = new Map(LEVELS.map((each) => [each, assess(given, each)] as const));
  const own = at.get(level)!;
  const provisional = own.unscoredShare > UNSCORED_SHARE_MAX && given.said;
  const call = isHire(own.decision.verdict) ? hired(given, at, level) : refused(given, at, level);
  if (!provisional) return call;
  const share = Math.round(own.unscoredShare * 100);
  return `Provisional, since ${share} % of what was expected could not be graded. ${call}`;
}

/** Only a strong hire is looked at above the level that was asked for: the questions were not about that level. */
function hired(given: Assessed, at: ReadonlyMap<Level, Assessment>, level: Level): string {
  let top = level;
  for (const higher of LEVELS.slice(levelRank(level) + 1)) {
    const strong = at.get(top)!.decision.verdict === "strong hire";
    if (!strong || !isHire(at.get(higher)!.decision.verdict)) break;
    top = higher;
  }
  const strength = at.get(top)!.decision.verdict === "strong hire" ? "Strong hire" : "Hire";
  const beyond = LEVELS[levelRank(top) + 1];
  const reached =
    top === level ? `${strength} at ${top}` : `Hire at ${level}, and by these answers also at ${top}`;
  return beyond === undefined
    ? `${reached}.`
    : `${reached}; not yet ${beyond}, because ${reason(given, at.get(beyond)!)}.`;
}

function refused(given: Assessed, at: ReadonlyMap<Level, Assessment>, level: Level): string {
  if (!given.said) return `Not yet at ${LEVELS[0]}, because nothing was said.`;
  const fits = LEVELS.slice(0, levelRank(level)).findLast((lower) => isHire(at.get(lower)!.decision.verdict));
  if (fits !== undefined)
    return `Not yet ${level}, because ${reason(given, at.get(level)!)}; would be a hire at ${fits}.`;
  return `Not yet at ${LEVELS[0]}, because ${reason(given, at.get(LEVELS[0])!)}.`;
}

/** Why it is not a hire at this level: the rule that held it back, and the heaviest that is missing. */
function reason(given: Assessed, assessment: Assessment): string {
  const { heldBy } = assessment.decision;
  if (heldBy?.rule === "core-stage")
    return `the ${heldBy.stage} stage stands at ${heldBy.score} of 100 and a hire needs ${HIRE_NEEDS.coreStageScoreMin} there`;
  const missing = heaviestMissing(given, assessment);
  if (missing.length === 0) return "red flags and hints cost too much";
  const wants = `a ${assessment.level} answer also ${missing.map((asks) => asPredicate(asks)).join(", and ")}`;
  if (heldBy?.rule === "own-system") return `too little of it is about this very system: ${wants}`;
  return heldBy?.rule === "breadth" ? `too many points are only touched on: ${wants}` : wants;
}

function heaviestMissing(given: Assessed, assessment: Assessment): readonly string[] {
  const lost = given.criteria
    .filter(({ id, measured }) => measured === undefined && assessment.expected.has(id))
    .map((criterion) => {
      const score = given.scores.get(criterion.id);
      const worth = score?.is === "scored" ? WORTH[score.verdict] : 1;
      return { criterion, points: (1 - worth) * criterion.weight };
    })
    .filter(({ points }) => points > 0);
  // What is asked from this very level on says most about the step up to it.
  const own = lost.filter(({ criterion }) => criterion.level === assessment.level);
  const byWeight = (own.length > 0 ? own : lost).toSorted((a, b) => b.points - a.points);
  return byWeight.slice(0, REASONS_MAX).map(({ criterion }) => criterion.asks);
}
