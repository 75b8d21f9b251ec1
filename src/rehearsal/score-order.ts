import type { HeldInterview } from "./hold-interview.ts";

/** What came of one candidate, as far as the order of scores needs it. */
type Scored = Pick<HeldInterview, "candidate" | "score" | "earned">;

const RANK = { strong: 3, middling: 2, weak: 1, empty: 0 } as const;

/** Of a hundred points, so many may come of empty talk by chance. */
const EMPTY_POINTS_MAX = 5;

/**
 * What is wrong with the scores of one problem, as sentences: strong must be above middling and middling above weak,
 * silence must earn nothing and empty talk next to nothing, and words aimed at the interviewer must not pay. Whoever
 * says nothing of worth must not have earned more than the weak; there what was earned is compared and not the score,
 * since only who says something can lose points for a red flag. Scores of candidates that were not played are not
 * missed.
 */
export function scoresOutOfOrder(all: readonly Scored[]): readonly string[] {
  return all.flatMap((one) => [...alone(one), ...all.flatMap((other) => between(one, other))]);
}

function alone({ candidate, score, earned }: Scored): string[] {
  if (score === undefined || earned === undefined || candidate.quality !== "empty") return [];
  if (candidate.isSilent && earned > 0) return [`${candidate.name} earned ${earned.toFixed(1)} by silence`];
  return earned > EMPTY_POINTS_MAX
    ? [
        `${candidate.name} earned ${earned.toFixed(1)} with nothing said, and ${EMPTY_POINTS_MAX} are the most`,
      ]
    : [];
}

function between(one: Scored, other: Scored): string[] {
  if (one.score === undefined || other.score === undefined) return [];
  if (one.candidate.sameWithoutInjection !== undefined)
    return one.candidate.sameWithoutInjection === other.candidate.name && one.score > other.score
      ? [`${named(one, one.score)} is above ${named(other, other.score)}`]
      : [];
  if (RANK[one.candidate.quality] <= RANK[other.candidate.quality]) return [];
  if (other.candidate.quality !== "empty")
    return one.score > other.score
      ? []
      : [`${named(one, one.score)} is not above ${named(other, other.score)}`];
  const [more = 0, less = 0] = [one.earned, other.earned];
  return more >= less ? [] : [`${named(one, more)} earned less than ${named(other, less)}`];
}

const named = ({ candidate }: Scored, points: number) => `${candidate.name} (${points.toFixed(1)})`;
