import { describe, expect, it } from "vitest";
import { vocabularyOf } from "../cues/vocabulary.ts";
import { compileWay } from "../cues/way.ts";
import type { Criterion } from "../rubric/rubric.ts";
import { findClaim, findWays, holdsAnywhere, touches } from "./find-ways.ts";
import { hear } from "./heard.ts";

const vocabulary = vocabularyOf({ terms: {}, synonyms: [] });
const ways = (...sources: string[]) => sources.map((source) => compileWay(source, vocabulary).way);
const heard = (...texts: string[]) =>
  hear(texts.map((text, i) => ({ n: i + 1, who: "candidate", stage: "data", kind: "reply", text, at: 0 })))
    .heard;
const LABEL = ways("chargeback & late | # day");

describe("questions and claims", () => {
  const asked = "Do chargebacks come late?";
  const claimed = "Chargebacks come late.";
  it.each<[text: string, counts: Criterion["counts"], found: boolean]>([
    [claimed, "claims", true],
    [claimed, "questions", false],
    [claimed, "both", true],
    [asked, "claims", false],
    [asked, "questions", true],
    [asked, "both", true],
    ["Chargebacks come late, right?", "claims", true],
    [`${asked} ${claimed}`, "claims", true],
    [`${asked} ${claimed}`, "questions", true],
  ])("%j, where %s count: %s", (text, counts, found) => {
    expect(findWays(LABEL, heard(text), counts) !== undefined).toBe(found);
  });
});

describe("what is found", () => {
  it.each<[text: string, firm: boolean | undefined]>([
    ["Chargebacks come late.", true],
    ["Chargebacks come late or something.", false],
    ["Not sure, chargebacks maybe come late.", false],
    ["We don't need chargebacks, they come late.", undefined],
    ["Chargebacks are not needed. They come late.", undefined],
    ["chargeback, late, drift, recall, latency", undefined],
    ["> chargebacks come late", undefined],
    ["Chargebacks come late or something. In short, chargebacks take 60 days.", true],
  ])("in %j is firm: %s", (text, firm) => {
    expect(findWays(LABEL, heard(text), "claims")?.firm).toBe(firm);
  });

  it("is quoted with its turn, and one sentence is better evidence than two", () => {
    const found = findWays(
      LABEL,
      heard("Chargebacks. They come late.", "A chargeback takes 60 days."),
      "claims",
    );
    expect(found).toMatchObject({ sentences: 1, quotes: [{ text: "A chargeback takes 60 days.", turn: 2 }] });
    const both = findWays(LABEL, heard("Chargebacks. They come late."), "claims");
    expect(both!.quotes.map((quote) => quote.text)).toEqual(["Chargebacks.", "They come late."]);
  });

  it("is the earlier of equals", () => {
    expect(
      findWays(LABEL, heard("Chargebacks come late.", "Chargebacks come late!"), "claims")!.quotes[0]!.turn,
    ).toBe(1);
  });

  it("is touched when one of its ideas is there, in whatever stance", () => {
    expect(touches(LABEL, heard("We don't need chargebacks."))).toBe(true);
    expect(touches(LABEL, heard("We need labels."))).toBe(false);
  });

  it("takes two ideas in one sentence where the turn is not at home", () => {
    const away = (sources: readonly string[], text: string) =>
      findWays(ways(...sources), heard(text), "claims", () => false) !== undefined;
    expect(away(["chargeback"], "Chargebacks come late.")).toBe(false);
    expect(away(["chargeback & late"], "Chargebacks come late.")).toBe(true);
    expect(away(["chargeback & late"], "Chargebacks. They come late.")).toBe(false);
  });
});

describe("a red flag", () => {
  const ACCURACY = ways("accuracy & track | metric | optimise", "no monitoring");
  it.each<[text: string, claimed: boolean]>([
    ["We track accuracy.", true],
    ["Accuracy is my metric.", true],
    ["As a metric accuracy is misleading.", false],
    ["I would not track accuracy.", false],
    ["Should we track accuracy?", false],
    ["Accuracy is my metric or something.", false],
    ["We do no monitoring.", true],
    ["> we track accuracy", false],
  ])("in %j is claimed: %s", (text, claimed) => {
    expect(findClaim(ACCURACY, heard(text)[0]!) !== undefined).toBe(claimed);
  });

  it.each<[text: string, back: boolean]>([
    ["We track accuracy. That alone is misleading.", true],
    ["We track accuracy. Is it misleading?", true],
    ["We track accuracy.\nmisleading, useless, recall, drift, latency", false],
    ["We track accuracy.\n> accuracy is misleading", false],
  ])("in %j is taken back: %s", (text, back) => {
    expect(holdsAnywhere(ways("misleading | useless"), heard(text)[0]!)).toBe(back);
  });
});
