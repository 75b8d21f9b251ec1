import type { Flagged, FlagRaised, Grading, Quote, Score } from "./grade.ts";
import { byCriterion, WORTH } from "./worth.ts";

/**
 * Several gradings of the same words as one. A verdict is preferred to none; where two differ the lower one
 * stands, so that no grader can be talked into a point alone; the evidence of those who agree is united.
 */
export function combine(gradings: readonly Grading[]): Grading {
  const judged = gradings.map((grading) => byCriterion(grading.scores));
  const criteria = new Set(judged.flatMap((scores) => [...scores.keys()]));
  const scores = [...criteria].map((criterion) =>
    lowest(judged.flatMap((each) => each.get(criterion) ?? [])),
  );
  const unfinished = gradings.find((grading) => grading.unfinished !== undefined)?.unfinished;
  return {
    by: [...new Set(gradings.map((grading) => grading.by))].join(" + "),
    scores,
    redFlags: unite(gradings),
    flagged: distinct(
      gradings.flatMap((grading) => grading.flagged),
      (flagged: Flagged) => `${flagged.turn}:${flagged.text}`,
    ),
    ...(unfinished && scores.some((score) => score.is === "unscored") && { unfinished }),
  };
}

function lowest(scores: readonly Score[]): Score {
  const scored = scores
    .filter((score) => score.is === "scored")
    .toSorted((a, b) => WORTH[a.verdict] - WORTH[b.verdict]);
  const [low] = scored;
  if (low === undefined) return scores[0]!;
  const agreeing = scored.filter((score) => score.verdict === low.verdict);
  return {
    ...low,
    evidence: distinct(
      agreeing.flatMap((score) => score.evidence),
      quoteKey,
    ),
    by: [...new Set(agreeing.map((score) => score.by))].join(" + "),
    sure: agreeing.length === scored.length && agreeing.every((score) => score.sure),
  };
}

function unite(gradings: readonly Grading[]): readonly FlagRaised[] {
  const raised = new Map<string, FlagRaised>();
  for (const each of gradings.flatMap((grading) => grading.redFlags)) {
    const before = raised.get(each.flag);
    const evidence = distinct([...(before?.evidence ?? []), ...each.evidence], quoteKey);
    raised.set(each.flag, { ...(before ?? each), evidence });
  }
  return [...raised.values()];
}

const quoteKey = (quote: Quote) => `${quote.turn}:${quote.text}`;

function distinct<Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [key(item), item] as const)).values()];
}
