import { describe, expect, it } from "vitest";
import { sentences } from "./sentences.ts";
import { isWarnedOf, takesBack } from "./warning.ts";

/** Whether the words between stars, in a sentence that is one, are warned of. */
function warned(marked: string): boolean {
  const [before, named] = marked.split("*") as [string, string];
  const cut = sentences(marked.replaceAll("*", ""));
  expect(cut).toHaveLength(1);
  const { tokens } = cut[0]!;
  const from = tokens.findIndex((token) => token.start >= before.length);
  const to = tokens.findLastIndex((token) => token.end <= before.length + named.length);
  return isWarnedOf(cut[0]!, [{ from, to }]);
}

describe("warned of", () => {
  it.each([
    "*Accuracy* would be misleading here.",
    "*Accuracy* is useless at 0.1 percent fraud.",
    "*Accuracy* says nothing about rare fraud.",
    "Instead of *accuracy* we take recall.",
    "A *random split* would leak the future.",
    "A *random split* is fast, but it leaks the future.",
    "It's tempting to use *accuracy*.",
    "We shouldn't optimise *clicks*.",
    "I don't think we should decline *every payment*.",
    "We can't refuse *everything that looks odd*.",
    "If we took *yesterday's payments*, new fraud would count as good.",
    "If payers saw the *exact reasons*, fraudsters would learn from them.",
    "*Splitting images randomly* would put copies on both sides.",
    "A *nightly batch* would show yesterday's world.",
    "One could *split at random*.",
    "*AUC alone* is not enough.",
    "*Nightly averages* are fine for profiles, but the short counts can't.",
    "*Scanning everything* is too slow.",
  ])("%s", (marked) => {
    expect(warned(marked)).toBe(true);
  });
});

describe("planned", () => {
  it.each([
    "We track *accuracy* and aim for 99 percent.",
    "Class imbalance is not a problem, so I report *accuracy*.",
    "I would *split at random*.",
    "We *block the payment*, since letting it pass would be too risky.",
    "Streaming is too expensive, so we *refresh nightly*.",
    "I don't want to wait, so impressions are *negatives*.",
    "If the scorer does not answer we *decline*.",
    "It's a ranking problem, so *only the order* counts.",
    "*More replicas* would be enough.",
    "Not only *accuracy* is tracked.",
    "The test set is *balanced* too.",
    "Ads that the user has not seen are *negatives*.",
  ])("%s", (marked) => {
    expect(warned(marked)).toBe(false);
  });

  it("is nothing that is empty", () => {
    expect(isWarnedOf(sentences("That is misleading.")[0]!, [])).toBe(false);
  });
});

describe("taking back what was said before", () => {
  it.each<[text: string, back: boolean]>([
    ["But that would be wrong.", true],
    ["That is misleading.", true],
    ["It would be too slow, though.", true],
    ["It is easy to explain.", false],
    ["That is not a trap.", false],
    ["The old model is misleading.", false],
  ])("%s", (text, back) => {
    expect(takesBack(sentences(text)[0]!)).toBe(back);
  });
});
