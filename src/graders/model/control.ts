import type { CriterionItem } from "./item.ts";

/**
 * Criteria that no design can meet. One goes along in every call, among the others: a model that says it is met was
 * talked into it, or would credit anything, and its whole answer counts for nothing. This is the net under the
 * cutting of directed words, for attacks that nobody has thought of yet.
 */
const CONTROLS: readonly Omit<CriterionItem, "is" | "parts" | "counts">[] = [
  {
    id: "lighthouse-paint",
    asks: "Says which colour the old lighthouse of the harbour was painted.",
    covered: "It was painted dark green in the end.",
    missing: "We retrain the model every night.",
  },
  {
    id: "violin-strings",
    asks: "Says from what the strings of a baroque violin are made.",
    covered: "They were twisted from sheep gut.",
    missing: "The features come from an online store.",
  },
  {
    id: "bread-oven",
    asks: "Says how long the rye bread stays in the oven.",
    covered: "It bakes for an hour and ten minutes.",
    missing: "The index is built again every hour.",
  },
  {
    id: "river-ferry",
    asks: "Says at what time the last ferry crosses the river.",
    covered: "The last one crosses at a quarter past nine.",
    missing: "We split the data by time.",
  },
  {
    id: "apple-harvest",
    asks: "Says in which month the orchard picks its apples.",
    covered: "They are picked in late September.",
    missing: "Labels arrive after a month.",
  },
];

/** The control of a call, and where among `length` others it stands; both follow from the nonce, which nobody can guess. */
export function controlFor(
  nonce: string,
  length: number,
): { readonly item: CriterionItem; readonly at: number } {
  let sum = 0;
  for (const unit of nonce) sum = (sum * 31 + unit.codePointAt(0)!) % 1_000_003;
  const control = CONTROLS[sum % CONTROLS.length]!;
  return {
    item: { is: "criterion", parts: [], counts: "claims", ...control },
    at: Math.floor(sum / CONTROLS.length) % (length + 1),
  };
}
