import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rubricOf } from "../../test/fakes/rubric-files.ts";
import type { Turn } from "../interview/interview.ts";
import { gradeBySignals } from "./signal-grader.ts";

const NAMES = [..."bdfghklmnprtvz"].flatMap((first) => [..."aeiou"].map((vowel) => `${first}${vowel}rk`));

const rubric = rubricOf({
  criteria: [
    {
      id: "label-delay",
      stage: "data",
      asks: "Says where labels come from and that they are late.",
      cues: [
        { part: "the label source", ways: ["chargeback"] },
        {
          part: "how late it arrives",
          ways: ["complain & late", "wait & month", "bank & slow", "holder & notice & week"],
        },
      ],
    },
    {
      id: "history",
      stage: "data",
      asks: "Names how long a history is kept.",
      cues: [{ part: "the history", ways: ["keep & year & log", "archive & quarter & log & table"] }],
    },
    {
      id: "same-words",
      stage: "data",
      asks: "Says what is kept and what it costs.",
      cues: [
        { part: "what is kept", ways: ["holder & month & slow"] },
        { part: "its cost", ways: ["holder & price", "month & price", "slow & price", "week & price"] },
      ],
    },
    {
      id: "few-words",
      stage: "data",
      asks: "Says what is joined.",
      cues: [
        { part: "the join", ways: ["join"] },
        { part: "its key", ways: ["cookie & device & hash"] },
      ],
    },
    {
      id: "many-words",
      stage: "data",
      asks: "Says what is sampled.",
      cues: [
        { part: "the sample", ways: ["sample"] },
        { part: "of what", ways: [`cat & ${NAMES.join(" & ")}`] },
      ],
    },
    { id: "scale", stage: "clarify", asks: "Asks for the scale.", cues: [{ part: "it", ways: ["traffic"] }] },
  ],
});

const SOURCE = "Chargebacks tell us.";
const DELAY = "The holder needs a month, or a slow week at best.";

type Said = readonly [stage: Turn["stage"], text: string];

function scoreOf(id: string, ...said: readonly Said[]) {
  const turns = said.map(
    ([stage, text], i): Turn => ({ n: i + 1, who: "candidate", stage, kind: "reply", text, at: 0 }),
  );
  const found = gradeBySignals({ rubric, level: "senior", turns }).scores.find((one) => one.criterion === id);
  if (found?.is !== "scored") throw new Error(`${id} was not scored`);
  return found;
}

const score = (text: string) => scoreOf("label-delay", ["data", text]);

describe("a part in words that no way combines", () => {
  it("is said where another part was found by its ways, and is never sure", () => {
    expect(score(`${SOURCE} ${DELAY}`)).toMatchObject({
      verdict: "covered",
      evidence: [{ text: SOURCE }, { text: DELAY }],
      because: "Said the label source and how late it arrives (by the words holder, month, slow and week).",
      sure: false,
    });
  });

  it.each([
    ["with fewer than four of its words", `${SOURCE} The holder needs a month.`],
    ["with its words in two sentences", `${SOURCE} The holder needs a month. A slow week passes.`],
    ["in a question", `${SOURCE} Does the holder need a month, or a slow week at best?`],
    ["in a list of terms", `${SOURCE}\n\nholder, month, slow, week, bank, wait, notice.`],
    ["turned down", `${SOURCE} We need no holder, no month, no slow and no week.`],
    ["doubted", `${SOURCE} I'm not sure, the holder needs a month, or a slow week.`],
    ["beside a part that is doubted", `I'm not sure, chargebacks. ${DELAY}`],
  ])("is not said %s", (_, text) => {
    expect(score(text).verdict).toBe("partly");
  });

  it("is not said by the words of the part that was found", () => {
    expect(scoreOf("same-words", ["data", DELAY]).verdict).toBe("partly");
  });

  it("is not said by three words, however rare", () => {
    expect(scoreOf("few-words", ["data", "We join it. The hash of a cookie is the key."]).verdict).toBe(
      "partly",
    );
  });

  it.each([
    [4, "partly"],
    [20, "covered"],
  ])("with very many words is, with %i of them, %s", (count, verdict) => {
    const text = `We sample it. ${NAMES.slice(0, count)
      .map((name) => `There is the ${name} that we saw`)
      .join(" and ")}.`;
    expect(scoreOf("many-words", ["data", text]).verdict).toBe(verdict);
  });

  it("is not said where no other part was", () => {
    expect(score(DELAY).verdict).toBe("missing");
    expect(scoreOf("history", ["data", "We archive a log for one year, a quarter each."]).verdict).toBe(
      "missing",
    );
  });

  it("is said in a later turn of the stage, and not in one of another stage, where words mean something else", () => {
    const inStage = (stage: Turn["stage"]) =>
      scoreOf("label-delay", ["data", SOURCE], [stage, DELAY]).verdict;
    expect([inStage("data"), inStage("frame")]).toEqual(["covered", "partly"]);
  });

  it("is quoted to the letter, with words that stand in the quotation", () => {
    const word = fc.constantFrom(..."holder month slow week label clerk".split(" "));
    const joint = fc.constantFrom(" needs a ", " or the ", ", then a ", ". It has a ", "\n\nThe ", " not ");
    let seen = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(word, joint), { minLength: 4, maxLength: 12 }), (picked) => {
        const text = `${SOURCE} The ${picked.flat().join("")} bit.`;
        const { evidence, because } = score(text);
        for (const quote of evidence) expect(text).toContain(quote.text);
        const named = /\(by the words (.*)\)/.exec(because)?.[1]?.split(/, | and /) ?? [];
        seen += named.length;
        for (const one of named) expect(evidence.at(-1)?.text).toContain(one);
      }),
      { seed: 7 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
