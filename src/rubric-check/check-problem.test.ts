import { describe, expect, it } from "vitest";
import { rubricOf } from "../../test/fakes/rubric-files.ts";
import { checkCriteria, checkFacts, checkRedFlags, type Finding } from "./check-problem.ts";

const LABEL = {
  id: "label-delay",
  stage: "data",
  asks: "Says that labels come late.",
  cues: [{ part: "how late labels come", ways: ["chargeback & late | # day"] }],
  partly: ["chargeback"],
};

function criterionFindings(more: object, rest: object = {}): Finding[] {
  const rubric = rubricOf({ prompt: "Design fraud detection.", criteria: [{ ...LABEL, ...more }], ...rest });
  return checkCriteria(rubric.criteria, rubric, ["criteria"]);
}

const GOOD = {
  covered: "Chargebacks take 60 days.",
  partly: "Chargebacks are my label.",
  missing: "I collect data.",
};

describe("a criterion", () => {
  it("that is sound has no findings", () => {
    expect(criterionFindings({ examples: GOOD })).toEqual([]);
  });
  it.each<[name: string, more: object, rest: object, at: readonly PropertyKey[], says: RegExp]>([
    [
      "whose covered example is not",
      { examples: { ...GOOD, covered: "Labels are late." } },
      {},
      ["criteria", 0, "examples", "covered"],
      /"covered" example missing/,
    ],
    [
      "whose partly example is too good",
      { examples: { ...GOOD, partly: GOOD.covered } },
      {},
      ["criteria", 0, "examples", "partly"],
      /"partly" example covered/,
    ],
    [
      "whose missing example is touched",
      { examples: { ...GOOD, missing: GOOD.partly } },
      {},
      ["criteria", 0, "examples", "missing"],
      /"missing" example partly/,
    ],
    [
      "that the prompt gives away",
      {},
      { prompt: "Chargebacks take 60 days. Design it." },
      ["criteria", 0, "cues"],
      /match the prompt/,
    ],
    [
      "that a fact gives away",
      {},
      { facts: [{ id: "late", about: "delay", asks: ["delay"], says: "A chargeback comes 60 days late." }] },
      ["criteria", 0, "cues"],
      /match fact late/,
    ],
    [
      "that an opening question gives away",
      { cues: [{ part: "data", ways: ["what & data"] }] },
      {},
      ["criteria", 0, "cues"],
      /match an opening question of data/,
    ],
  ])("%s", (_, more, rest, at, says) => {
    expect(criterionFindings(more, rest)).toEqual([{ at, says: expect.stringMatching(says) }]);
  });
  it("of clarify may ask for what a fact says", () => {
    const facts = [{ id: "late", about: "delay", asks: ["delay"], says: "A chargeback comes 60 days late." }];
    expect(criterionFindings({ stage: "clarify" }, { facts })).toEqual([]);
  });
});

describe("a red flag", () => {
  const flag = {
    id: "accuracy",
    stage: "evaluate",
    says: "Tracks accuracy.",
    cues: ["track accuracy"],
    unless: ["misleading"],
  };
  it.each<[name: string, more: object, findings: readonly (readonly [PropertyKey, RegExp])[]]>([
    [
      "that is sound",
      { example: "We track accuracy.", not: "Whoever would track accuracy is misleading themselves." },
      [],
    ],
    ["whose example does not raise it", { example: "We track recall." }, [["example", /does not raise it/]]],
    ["whose counter-example raises it", { not: "We track accuracy." }, [["not", /raises it/]]],
  ])("%s", (_, more, findings) => {
    const rubric = rubricOf({ criteria: ["x"], redFlags: [{ ...flag, ...more }] });
    expect(checkRedFlags(rubric.redFlags, rubric, ["redFlags"])).toEqual(
      findings.map(([key, says]) => ({ at: ["redFlags", 0, key], says: expect.stringMatching(says) })),
    );
  });
});

describe("a fact", () => {
  const volume = {
    id: "volume",
    about: "how many payments",
    asks: ["how many & payment"],
    says: "20 million.",
  };
  const chargeback = {
    id: "late",
    about: "chargebacks",
    asks: ["how many & day & chargeback"],
    says: "60 days.",
  };
  it.each<[example: string, says: RegExp | undefined]>([
    ["How many payments are there?", undefined],
    ["Payments are many.", /not taken for a question/],
    ["After how many days is a chargeback due?", /answered by fact late/],
    ["Which model should I use?", /of kind "design"/],
    ["What colour is the office?", /of kind "unknown"/],
  ])("asked for with %j", (example, says) => {
    const rubric = rubricOf({ criteria: ["x"], facts: [{ ...volume, examples: [example] }, chargeback] });
    expect(checkFacts(rubric)).toEqual(
      says === undefined ? [] : [{ at: ["facts", 0, "examples", 0], says: expect.stringMatching(says) }],
    );
  });
});
