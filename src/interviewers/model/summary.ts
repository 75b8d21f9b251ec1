import type { Turn } from "../../interview/interview.ts";
import { shorten } from "../../message/shorten.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { type CandidateWords, folded } from "./candidate-words.ts";
import { CONTEXT_LIMITS } from "./limits.ts";

/**
 * What the candidate settled before the exchanges that are shown, stage by stage, in short quotations: the running
 * summary of the interview. It is made by code from what the grader found, because a model's own summary would cost a
 * call a turn, could be talked into anything, and could not be checked. It holds words of the candidate alone, so no
 * criterion of another stage comes with it.
 */
export function settledBefore(brief: Brief, words: CandidateWords, shown: ReadonlySet<number>): string {
  const byStage = new Map<string, string[]>();
  const stageOf = new Map(brief.interview.turns.map((turn) => [turn.n, turn.stage]));
  for (const score of brief.grading.scores) {
    if (score.is !== "scored" || score.verdict === "missing") continue;
    const quote = score.evidence.find((one) => one.turn !== undefined && !shown.has(one.turn));
    const stage = quote?.turn === undefined ? undefined : stageOf.get(quote.turn);
    if (quote?.turn === undefined || stage === undefined || !isHeard(quote.text, quote.turn, words)) continue;
    const piece = shorten(folded(quote.text), CONTEXT_LIMITS.settledCharsMax);
    const known = byStage.get(stage) ?? [];
    if (!known.includes(piece)) byStage.set(stage, [...known, piece]);
  }
  return brief.interview.plan
    .flatMap(({ stage, title }) => {
      const quotes = (byStage.get(stage) ?? []).slice(0, CONTEXT_LIMITS.settledQuotesMax);
      return quotes.length === 0 ? [] : [`${title}: ${quotes.join(" / ")}`];
    })
    .slice(-CONTEXT_LIMITS.settledStagesMax)
    .join("\n");
}

/** A grader quotes the words as written; only those that are left after the cuts may be shown. */
function isHeard(quote: string, turn: Turn["n"], words: CandidateWords): boolean {
  return folded(words.of(turn)).includes(folded(quote));
}
