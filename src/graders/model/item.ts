import type { Criterion, RedFlag } from "../../rubric/rubric.ts";
import { MODEL_GRADER_LIMITS } from "./limits.ts";

/**
 * One thing a model is asked about, and all that it is told of it. No weight, cost, level, hint or cue is in it:
 * what is worth much must not be judged more kindly.
 */
export type Item = CriterionItem | RedFlagItem;

export type CriterionItem = {
  readonly is: "criterion";
  readonly id: string;
  readonly asks: string;
  /** Named parts that must all be met; empty when the sentence is all there is. */
  readonly parts: readonly string[];
  readonly counts: "claims" | "questions" | "both";
  readonly anchor?: string;
  readonly covered?: string;
  readonly partly?: string;
  readonly missing?: string;
};

export type RedFlagItem = {
  readonly is: "red flag";
  readonly id: string;
  readonly says: string;
  /** Words that do it, and words that come near and do not. */
  readonly example?: string;
  readonly not?: string;
};

export function criterionItem({ id, asks, cues, counts, anchor, examples }: Criterion): CriterionItem {
  const parts = cues.map(({ part }) => part);
  return {
    is: "criterion",
    id,
    asks,
    // A single part only says the sentence again.
    parts: parts.length > 1 ? parts : [],
    counts,
    ...(anchor !== undefined && { anchor: short(anchor) }),
    ...(examples !== undefined && { covered: short(examples.covered) }),
    ...(examples?.partly !== undefined && { partly: short(examples.partly) }),
    ...(examples?.missing !== undefined && { missing: short(examples.missing) }),
  };
}

export function redFlagItem({ id, says, example, not }: RedFlag): RedFlagItem {
  return {
    is: "red flag",
    id,
    says,
    ...(example !== undefined && { example: short(example) }),
    ...(not !== undefined && { not: short(not) }),
  };
}

function short(told: string): string {
  const text = told.trim();
  const { toldCharsMax } = MODEL_GRADER_LIMITS;
  return text.length <= toldCharsMax ? text : `${text.slice(0, toldCharsMax)}…`;
}

/** Tells items apart: a criterion and a red flag may have the same id. */
export function itemKey(item: Item): string {
  return `${item.is} ${item.id}`;
}
