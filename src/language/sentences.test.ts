import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences } from "./sentences.ts";
import { tokenise } from "./tokens.ts";

const texts = (text: string) => sentences(text).map((sentence) => sentence.text);
const wordsOf = (text: string) =>
  sentences(text).flatMap((sentence) => sentence.tokens.map((token) => token.word));

describe("where a sentence ends", () => {
  it.each<[name: string, text: string, cut: readonly string[]]>([
    ["at a full stop", "We log it. We train.", ["We log it.", "We train."]],
    ["not inside a number", "It costs 1.5 dollars. Fine.", ["It costs 1.5 dollars.", "Fine."]],
    [
      "not at an abbreviation",
      "Use trees, e.g. XGBoost. Then rank.",
      ["Use trees, e.g. XGBoost.", "Then rank."],
    ],
    ["after a closing quotation mark", "He said “ship it.” We did.", ["He said “ship it.”", "We did."]],
    ["at each short line", "goal: profit\nlabel: click", ["goal: profit", "label: click"]],
    ["at Windows line ends", "goal: profit\r\nlabel: click\r\n", ["goal: profit", "label: click"]],
    ["at each bullet", "- cache them\n* refresh\n• drop", ["- cache them", "* refresh", "• drop"]],
    [
      "not after the number of a list item",
      "1. Cache them\n2. Refresh hourly",
      ["1. Cache them", "2. Refresh hourly"],
    ],
    [
      "not where a line was only wrapped",
      "We train on the clicks of the last thirty days, which is long\nenough for the weekly cycle.",
      ["We train on the clicks of the last thirty days, which is long\nenough for the weekly cycle."],
    ],
    [
      "at an empty line",
      "This paragraph ends here without any full stop at all\n\nnext",
      ["This paragraph ends here without any full stop at all", "next"],
    ],
    [
      "at the full stops of Chinese and Japanese, with a blank or without",
      "先召回。然后排序！We retrain daily。Is it late？Yes",
      ["先召回。", "然后排序！", "We retrain daily。", "Is it late？", "Yes"],
    ],
    ["nowhere in nothing", " \r\n\t ", []],
  ])("%s", (_, text, cut) => {
    expect(texts(text)).toEqual(cut);
  });

  it("cuts speech without full stops at a comma or a conjunction", () => {
    const speech = `${"we take the raw events and join them with the clicks of the user ".repeat(6)}, and then we train`;
    const cut = sentences(speech);
    expect(cut.length).toBeGreaterThan(1);
    for (const sentence of cut) expect(sentence.tokens.length).toBeLessThanOrEqual(60);
  });

  it("does not count the number of a list item as a number that was said", () => {
    expect(
      sentences("1. latency\n2) cost").flatMap((one) => one.tokens.filter((token) => token.isNumber)),
    ).toEqual([]);
    expect(
      sentences("3 replicas").flatMap((one) => one.tokens.filter((token) => token.isNumber)),
    ).toHaveLength(1);
  });
});

describe("clauses", () => {
  it.each<[text: string, count: number]>([
    ["we track recall", 1],
    ["we track recall, not accuracy", 2],
    ["recall matters but accuracy does not", 2],
    ["recall - the crux - falls", 3],
    ["clicks -> labels", 2],
    ["well-known cost-sensitive loss", 1],
  ])("%j has %i", (text, count) => {
    expect(new Set(sentences(text)[0]!.clauses).size).toBe(count);
  });
});

describe("questions", () => {
  it.each([
    "How many users do we have?",
    "how many users do we have",
    "- what is the latency budget",
    "Is there a human review team?",
    "ok so what about privacy",
    "can I assume labels are clean",
    "Could you tell me the scale?”",
  ])("%j is one", (text) => {
    expect(sentences(text)[0]!.isQuestion).toBe(true);
  });
  it.each([
    "We need low latency, right?",
    "I would use trees.",
    "What matters most is recall, so I tune the threshold for it on last month and I check it against the month before that one",
    "whichever model wins",
  ])("%j is none", (text) => {
    expect(sentences(text)[0]!.isQuestion).toBe(false);
  });
  it("marks a Markdown quotation", () => {
    expect(sentences("> you said recall\nI say precision").map((one) => one.isQuoted)).toEqual([true, false]);
  });
});

describe("for any text", () => {
  const piece = fc.constantFrom(
    "word",
    "don't",
    "two words",
    "1.5",
    "e.g.",
    ". ",
    "! ",
    "? ",
    ", ",
    "\n",
    "\r\n",
    "\n\n",
    "- ",
    "> ",
    "; ",
    " but ",
    "😀",
    "漢字。",
    "re-rank",
    " so long that a line is taken for one that was wrapped by an editor ",
    "\t",
  );
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(" ")),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
  );
  const hasList = /^\s*(?:(?:[-*•–‣▪+]|#{1,6}|>)\s+)*(?:\d{1,2}|[a-z])[.)]\s/im;

  it("every word is in exactly one sentence, in order", () => {
    fc.assert(
      fc.property(
        anything.filter((text) => !hasList.test(text) && !/a\s?\/\s?b/i.test(text)),
        (text) => {
          expect(wordsOf(text)).toEqual(tokenise(text).map((token) => token.word));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("a sentence is what stands at its place, and its words stand inside it", () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const sentence of sentences(text)) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          end = sentence.end;
          expect(sentence.clauses).toHaveLength(sentence.tokens.length);
          for (const token of sentence.tokens) {
            expect(token.start).toBeGreaterThanOrEqual(sentence.start);
            expect(token.end).toBeLessThanOrEqual(sentence.end);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
