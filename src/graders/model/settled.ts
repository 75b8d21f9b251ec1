import { type Sentence, sentences } from "../../language/sentences.ts";
import type { Criterion } from "../../rubric/rubric.ts";
import type { Flagged, Score } from "../../scoring/grade.ts";

/** What reads like a list of terms: words of its own in a row with none between that relates them, or few that do. */
const LIST = { termsInRow: 7, relatingShareMax: 0.2 };

/**
 * Whether the offline grader's word on a criterion is final, so that no model is asked. A "missing" is when no idea of
 * the criterion was touched: wrong in none of 97 labelled replies. A "covered" is right in more than nine of ten, but
 * not where a part had to be put together from two sentences (14 of 28), nor where the evidence reads like a list, which
 * is how keywords are smuggled in; and of a turn that addresses the grader nothing is believed unseen.
 */
export function isSettled(score: Score, criterion: Criterion, flagged: readonly Flagged[]): boolean {
  if (score.is === "unscored") return true;
  if (!score.sure) return false;
  if (score.verdict !== "covered") return true;
  if (score.evidence.length > Math.max(1, criterion.cues.length)) return false;
  if (score.evidence.some((quote) => flagged.some(({ turn }) => turn === quote.turn))) return false;
  return !score.evidence.some(({ text }) => sentences(text).some(isListed));
}

function isListed({ tokens }: Sentence): boolean {
  let inRow = 0;
  let longest = 0;
  let relating = 0;
  for (const { isFunction, isNumber } of tokens) {
    const relates = isFunction || isNumber;
    relating += relates ? 1 : 0;
    inRow = relates ? 0 : inRow + 1;
    longest = Math.max(longest, inRow);
  }
  return longest >= LIST.termsInRow || relating < LIST.relatingShareMax * tokens.length;
}
