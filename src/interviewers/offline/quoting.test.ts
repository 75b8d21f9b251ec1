import fc from "fast-check";
import { expect, it } from "vitest";
import { closestSentence, shortQuote } from "./quoting.ts";

it.each([
  [
    "So: I read the objective as net money saved, i.e. fraud losses down by a third while approvals stay at 99 percent.",
    "I read the objective as net money saved",
  ],
  ["- 300M x 256 int8 = 77GB, shard x 8", "300M x 256 int8 = 77GB, shard x 8"],
  ["1. Boosted trees first.", "Boosted trees first"],
  ["Well, hmm, we split by time.", "we split by time"],
])("quotes whole clauses without what leads up to them: %s", (text, starts) => {
  const quote = shortQuote(text)!;
  expect(quote.startsWith(starts)).toBe(true);
  expect(quote).not.toContain("…");
});

it("prefers the clause that the question is about", () => {
  const long =
    "The gateway calls us for every payment that the shops send to it, the features come from a store that a stream keeps fresh, and the answer goes back";
  expect(shortQuote(long, "How fresh is the feature store?")).toContain("features come from a store");
});

it("never quotes a question", () => {
  expect(shortQuote("How do we learn of fraud?")).toBeUndefined();
});

it("quotes letter for letter and briefly, whatever was written", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 40 }), fc.lorem({ maxCount: 5 }), (text, near) => {
      const quote = shortQuote(text, near);
      if (quote === undefined) return;
      expect(quote.length).toBeLessThanOrEqual(90);
      expect(text).toContain(quote.replace(/…$/, ""));
    }),
  );
});

it("hangs no question on words that everybody says about the system", () => {
  const reply = "The prompt says click, so I go with the click on the ad.";
  const question = "When a person sees an ad and does not click, what is the label?";
  expect(
    closestSentence(reply, question, { everybodys: "Will this person click on a given ad?" }),
  ).toBeUndefined();
});
