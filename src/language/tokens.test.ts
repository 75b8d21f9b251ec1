import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenise } from "./tokens.ts";
import { stem } from "./words.ts";

const words = (text: string) => tokenise(text).map((token) => token.word);
const written = (text: string) => tokenise(text).map((token) => text.slice(token.start, token.end));

describe("words", () => {
  it.each<[text: string, read: readonly string[]]>([
    ["Precision AND recall", ["precision", "and", "recall"]],
    ["we don't, we can't, we won't", ["we", "do", "not", "we", "can", "not", "we", "will", "not"]],
    ["it ain’t so", ["it", "is", "not", "so"]],
    ["it isnt there", ["it", "is", "not", "there"]],
    ["we're the user's", ["we", "the", "user"]],
    ["re-rank, pre‑compute and rerank", ["rerank", "precompute", "and", "rerank"]],
    ["cost-sensitive", ["cost", "sensitive"]],
    ["an A/B test, an a / b test", ["an", "ab", "test", "an", "ab", "test"]],
    ["0.1% of 1,500 €", ["0.1", "percent", "of", "1,500", "euro"]],
    ["p99 under 200ms", ["p99", "under", "200", "ms"]],
    ["ＰＲ－ＡＵＣ", ["pr", "auc"]],
    ["naïve café", ["naïve", "café"]],
    ["模型 и модель", ["模型", "и", "модель"]],
    ["a 👩‍💻 b 🚀", ["a", "b"]],
    // Words that every JavaScript object knows.
    [
      "constructor toString valueOf __proto__ hasOwnProperty",
      ["constructor", "tostring", "valueof", "proto", "hasownproperty"],
    ],
    ["", []],
    ["… — !?", []],
  ])("of %j", (text, read) => {
    expect(words(text)).toEqual(read);
  });

  it.each<[text: string, kind: "isNumber" | "isNegator" | "isFunction", which: readonly string[]]>([
    ["two of 30 items, 1.5M rows, half", "isNumber", ["two", "30", "1.5", "m", "half"]],
    ["10k requests, top k of 10 k, 200ms, 3 B", "isNumber", ["10", "k", "10", "200", "3"]],
    [
      "not no never without none cannot nothing avoid",
      "isNegator",
      ["not", "no", "never", "without", "none", "cannot", "nothing"],
    ],
    ["the model is at risk", "isFunction", ["the", "is", "at"]],
  ])("of %j that are %s", (text, kind, which) => {
    expect(
      tokenise(text)
        .filter((token) => token[kind])
        .map((token) => token.word),
    ).toEqual(which);
  });
});

describe("places", () => {
  it.each<[text: string, pieces: readonly string[]]>([
    ["😀 drift 👩‍💻 alarm", ["drift", "alarm"]],
    ["one\r\ntwo\r\n", ["one", "two"]],
    ["𝒳-ray 漢字 x", ["𝒳", "ray", "漢字", "x"]],
    ["re-rank 5 %", ["re-rank", "5", "%"]],
  ])("are exact in %j", (text, pieces) => {
    expect(written(text)).toEqual(pieces);
  });

  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          "don't",
          "A/B",
          "re-",
          "rank",
          "😀",
          "\ud83d",
          "漢字",
          "\r\n",
          "%",
          "1,5",
          "é",
          " ",
          "'",
          "’s",
          "-",
        ),
        {
          maxLength: 30,
        },
      )
      .map((pieces) => pieces.join("")),
  );

  it("are in order, inside the text, and lead to what was read, for any text", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const tokens = tokenise(text);
        tokens.forEach((token, i) => {
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.word).not.toBe("");
          const before = tokens[i - 1];
          const shared = before?.start === token.start && token.word === "not";
          if (before !== undefined && !shared) expect(token.start).toBeGreaterThanOrEqual(before.end);
          // Reading the piece alone reads the same word: nothing outside of it was needed.
          expect(words(text.slice(token.start, token.end))).toContain(token.word);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("leave no letter and no digit out", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const tokens = tokenise(text);
        for (const match of text.matchAll(/[\p{L}\p{N}]/gu))
          expect(tokens.some((token) => token.start <= match.index && match.index < token.end)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("stems", () => {
  it.each([
    ["optimise", "optimize"],
    ["optimising", "optimization"],
    ["delays", "delayed"],
    ["labelled", "labeled"],
    ["behaviours", "behavior"],
    ["analyse", "analyze"],
    ["chose", "choosing"],
    ["indices", "index"],
  ])("%s and %s are one", (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });
  it("of words that every JavaScript object knows are words", () => {
    for (const word of Object.getOwnPropertyNames(Object.prototype)) expect(typeof stem(word)).toBe("string");
  });
  it.each([
    ["objective", "object"],
    ["position", "posit"],
    ["news", "new"],
    ["policy", "police"],
  ])("%s and %s are two", (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
});
