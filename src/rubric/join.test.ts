import { describe, expect, it } from "vitest";
import { problem, rubricOf, smallFramework, smallLexicon } from "../../test/fakes/rubric-files.ts";
import { joinRubric, lexiconOf } from "./join.ts";

describe("defaults", () => {
  it("make a whole rubric of bare sentences", () => {
    const rubric = rubricOf({ criteria: ["Says x.", { asks: "Says y." }] });
    expect(rubric).toMatchObject({
      id: "small",
      title: "small",
      family: "other",
      summary: "small",
      prompt: "Design the system: small.",
      facts: [],
      redFlags: [],
    });
    expect(rubric.criteria).toEqual(
      ["Says x.", "Says y."].map((asks, i) => ({
        id: `c${i + 1}`,
        asks,
        stage: "model",
        level: "mid",
        weight: 2,
        counts: "claims",
        cues: [],
        partly: [],
        hints: [],
        generic: false,
      })),
    );
  });

  it.each<[given: object, counts: string]>([
    [{ stage: "clarify" }, "both"],
    [{ stage: "data" }, "claims"],
    [{ stage: "clarify", counts: "claims" }, "claims"],
    [{ stage: "data", counts: "questions" }, "questions"],
  ])("count in %j: %s", (given, counts) => {
    expect(rubricOf({ criteria: [{ asks: "Says x.", ...given }] }).criteria[0]!.counts).toBe(counts);
  });

  it("never override what the file says", () => {
    const given = {
      id: "k",
      stage: "serve",
      level: "staff",
      weight: 5,
      asks: "Says k.",
      counts: "both",
      cues: [{ part: "k", ways: ["k1"] }],
      partly: ["k2"],
      hints: ["A.", "B.", "C."],
      followUp: "And k?",
      anchor: "K.",
      examples: { covered: "k1" },
    };
    expect(rubricOf({ criteria: [given] }).criteria[0]).toEqual({ ...given, generic: false });
    expect(rubricOf({ id: "feed", title: "Feed", prompt: " Design it.\n", criteria: ["x"] })).toMatchObject({
      id: "feed",
      title: "Feed",
      summary: "Feed",
      prompt: "Design it.",
    });
    const flag = { id: "f", says: "Does f.", cues: ["f1"] };
    expect(rubricOf({ criteria: ["x"], redFlags: [flag] }).redFlags[0]).toEqual({
      ...flag,
      stage: "model",
      cost: 4,
      unless: [],
      generic: false,
    });
  });
});

describe("the generic criteria", () => {
  it.each<[says: boolean | undefined, alone: boolean, joins: boolean]>([
    [undefined, false, true],
    [undefined, true, false],
    [true, true, true],
    [false, false, false],
  ])("join when the file says %s and stands alone: %s -> %s", (says, alone, joins) => {
    const file = problem({ criteria: ["Says x."], ...(says !== undefined && { generic: says }) });
    const rubric = joinRubric(file, smallFramework(), smallLexicon(), { fallbackId: "x", generic: !alone });
    expect(rubric.criteria.map((one) => [one.id, one.stage, one.generic])).toEqual([
      ["c1", "model", false],
      ...(joins
        ? [
            ["any-scale", "clarify", true],
            ["any-communicate-1", "communicate", true],
          ]
        : []),
    ]);
    expect(rubric.redFlags.map((one) => one.id)).toEqual(joins ? ["any-jump"] : []);
    expect(rubric.stages).toHaveLength(7);
  });
});

describe("the lexicon", () => {
  const term = (forms: string[], includes: string[] = []) => ({ means: "It.", forms, includes });
  it("folds included terms in, also those of those", () => {
    const { terms } = lexiconOf(
      smallLexicon({ a: term(["a1"], ["b"]), b: term(["b1"], ["c"]), c: term(["c1"]) }),
    );
    expect(terms["a"]!.forms).toEqual(["a1", "b1", "c1"]);
    expect(terms["c"]!.forms).toEqual(["c1"]);
  });
  it("walks a circle once, and leaves out what is not there", () => {
    const { terms } = lexiconOf(smallLexicon({ a: term(["a1"], ["b", "gone"]), b: term(["b1"], ["a"]) }));
    expect(terms["a"]!.forms).toEqual(["a1", "b1"]);
    expect(terms["b"]!.forms).toEqual(["b1", "a1"]);
  });
});
