import type { Heard } from "../evidence/heard.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { Score } from "../scoring/grade.ts";
import { matchText } from "./text-matcher.ts";

/** Judges a criterion that has no cues by the generic text matcher; the best of the candidate's turns counts. */
export function judgeText(criterion: Criterion, rubric: Rubric, heard: readonly Heard[], by: string): Score {
  const text = {
    asks: criterion.asks,
    question: rubric.prompt,
    ...(criterion.anchor && { anchor: criterion.anchor }),
  };
  const rank = { missing: 0, partly: 1, covered: 2 };
  let best: { match: ReturnType<typeof matchText>; turn: Heard } | undefined;
  for (const turn of heard) {
    if (turn.void.size === turn.reply.sentences.length) continue;
    const match = matchText(text, turn.reply.text);
    if (
      best === undefined ||
      rank[match.verdict] > rank[best.match.verdict] ||
      (match.verdict === best.match.verdict && match.score > best.match.score)
    )
      best = { match, turn };
  }
  if (best === undefined)
    return {
      is: "scored",
      criterion: criterion.id,
      verdict: "missing",
      evidence: [],
      because: "Nothing was said on it.",
      by,
      sure: true,
    };
  const { match, turn } = best;
  const evidence =
    match.verdict === "missing" || match.evidence === undefined
      ? []
      : [turn.quoteSpan(match.evidence.start, match.evidence.end)];
  return {
    is: "scored",
    criterion: criterion.id,
    verdict: match.verdict,
    evidence,
    because: match.because,
    by,
    sure: false,
  };
}
