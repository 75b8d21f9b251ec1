import type { Quote } from "../scoring/grade.ts";

/** Letters that words which mean the same have in common at their beginning. */
const STEM_LETTERS = 5;

/**
 * The piece of evidence to show for a criterion: the one that shares most words with what it asks, and the first of
 * equals. A grader lists evidence by the parts of a criterion, and the first part is not always the telling one.
 */
export function bestQuote(evidence: readonly Quote[], asks: string): Quote | undefined {
  const wanted = beginnings(asks);
  const shared = ({ text }: Quote) => [...beginnings(text)].filter((word) => wanted.has(word)).length;
  return evidence.toSorted((a, b) => shared(b) - shared(a))[0];
}

function beginnings(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(words.map((word) => word.slice(0, STEM_LETTERS)));
}
