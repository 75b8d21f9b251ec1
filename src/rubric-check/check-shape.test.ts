import { describe, expect, it } from "vitest";
import { problem, rubricOf, smallFramework, smallLexicon } from "../../test/fakes/rubric-files.ts";
import { vocabularyOf } from "../cues/vocabulary.ts";
import { lexiconOf } from "../rubric/join.ts";
import { goldenFileSchema } from "../rubric/schema.ts";
import {
  checkComplete,
  checkFramework,
  checkGolden,
  checkGoldenCount,
  checkIds,
  checkWays,
} from "./check-shape.ts";

const LABEL = {
  id: "label-delay",
  stage: "data",
  asks: "Says that labels come late.",
  cues: [{ part: "how late labels come", ways: ["chargeback & late | # day"] }],
  partly: ["chargeback"],
};

describe("ids", () => {
  const two = (key: string, one: object) => ({ criteria: ["x"], [key]: [{ ...one }, { ...one }] });
  const cases: readonly [
    name: string,
    given: Record<string, unknown>,
    at: readonly PropertyKey[],
    says: RegExp,
  ][] = [
    [
      "a criterion twice",
      { criteria: [LABEL, LABEL] },
      ["criteria", 1],
      /criterion id "label-delay" is used twice/,
    ],
    [
      "a number taken by a bare sentence",
      { criteria: ["x", { id: "c1", asks: "y" }] },
      ["criteria", 1],
      /"c1"/,
    ],
    [
      "a red flag twice",
      two("redFlags", { id: "r", says: "R.", cues: ["r1"] }),
      ["redFlags", 1],
      /red flag id "r"/,
    ],
    [
      "a fact twice",
      two("facts", { id: "f", about: "f", asks: ["f1"], says: "F." }),
      ["facts", 1],
      /fact id "f"/,
    ],
    [
      "a curveball twice",
      two("curveballs", { id: "b", stage: "serve", says: "B." }),
      ["curveballs", 1],
      /curveball id "b"/,
    ],
    [
      "a deep dive twice",
      two("deepDives", { id: "d", stage: "serve", asks: "D?" }),
      ["deepDives", 1],
      /deep dive id "d"/,
    ],
    [
      "a part of the diagram twice",
      {
        criteria: ["x"],
        diagram: {
          parts: [
            { id: "p", name: "p", ways: ["p1"] },
            { id: "p", name: "p", ways: ["p1"] },
          ],
        },
      },
      ["diagram", "parts", 1],
      /diagram part id "p"/,
    ],
    [
      "a curveball for no criterion",
      { criteria: ["x"], curveballs: [{ id: "b", stage: "serve", says: "B.", criteria: ["gone"] }] },
      ["curveballs", 0, "criteria", 0],
      /"gone" is no criterion/,
    ],
    [
      "reading for nothing",
      { criteria: ["x"], reading: [{ title: "T", url: "https://e.org/", for: ["data", "gone"] }] },
      ["reading", 0, "for", 1],
      /"gone" is no stage or criterion/,
    ],
  ];
  it.each(cases)("%s", (_, given, at, says) => {
    expect(checkIds(problem(given), rubricOf(given))).toEqual([{ at, says: expect.stringMatching(says) }]);
  });
  it("in order", () => {
    const given = {
      criteria: [LABEL, "y"],
      reading: [{ title: "T", url: "https://e.org/", for: ["data", "label-delay", "communicate"] }],
    };
    expect(checkIds(problem(given), rubricOf(given))).toEqual([]);
  });
});

it("finds a dead way wherever ways are written", () => {
  const data = problem({
    criteria: [{ asks: "x", cues: [{ part: "p", ways: ["good", "@gone"] }], partly: ["late &"] }],
    redFlags: [{ id: "r", says: "R.", cues: ["the"], unless: ["@gone"] }],
    facts: [{ id: "f", about: "f", asks: ["@gone"], says: "F." }],
    curveballs: [{ id: "b", stage: "serve", when: ["@gone"], says: "B." }],
    diagram: { parts: [{ id: "p", name: "p", ways: ["@gone"] }] },
  });
  const found = checkWays(data, vocabularyOf(lexiconOf(smallLexicon())));
  expect(found.map(({ at }) => at.join("."))).toEqual([
    "facts.0.asks.0",
    "criteria.0.cues.0.ways.1",
    "criteria.0.partly.0",
    "redFlags.0.cues.0",
    "redFlags.0.unless.0",
    "curveballs.0.when.0",
    "diagram.parts.0.ways.0",
  ]);
});

describe("completeness of one of our own", () => {
  it("names everything that is missing", () => {
    const says = checkComplete(problem({ criteria: ["x"] }), "feed")
      .map((finding) => finding.says)
      .join("\n");
    for (const expected of [
      /id is "undefined", but the file is called feed\.yaml/,
      /title is missing/,
      /prompt is missing/,
      /reference\.clarify is missing/,
      /no criterion of stage monitor/,
      /a bare sentence/,
      /1 criteria; one of our own problems has at least 30/,
      /0 redFlags;.* 8/,
      /0 facts;.* 12/,
      /0 curveballs;.* 4/,
      /0 deepDives;.* 6/,
      /0 reading;.* 5/,
      /every curveball waits for a commitment/,
    ])
      expect(says).toMatch(expected);
  });
  it("names what a criterion lacks", () => {
    const says = checkComplete(problem({ criteria: [LABEL] }), "feed").map((finding) => finding.says);
    expect(says.filter((one) => one.startsWith("label-delay:"))).toEqual(
      ["weight", "level", "followUp", "hints", "anchor", "examples"].map(
        (key) => `label-delay: ${key} is missing`,
      ),
    );
  });
});

describe("golden replies", () => {
  const rubric = rubricOf({ criteria: [LABEL], redFlags: [{ id: "r", says: "R.", cues: ["r1"] }] });
  const reply = {
    id: "a",
    stage: "data",
    quality: "strong",
    style: "prose",
    text: "x",
    labels: { "label-delay": "covered" },
  };
  it.each<[name: string, replies: object[], at: readonly PropertyKey[], says: RegExp]>([
    ["with an id twice", [reply, reply], ["replies", 1], /reply id "a" is used twice/],
    [
      "with a label for nothing",
      [reply, { ...reply, id: "b", labels: { gone: "partly" } }],
      ["replies", 1, "labels", "gone"],
      /no criterion/,
    ],
    [
      "with a label of another stage",
      [reply, { ...reply, id: "b", stage: "serve" }],
      ["replies", 1, "labels", "label-delay"],
      /belongs to stage data/,
    ],
    [
      "with a flag for nothing",
      [{ ...reply, redFlags: ["gone"] }],
      ["replies", 0, "redFlags"],
      /no red flag/,
    ],
    [
      "that never earn a criterion",
      [{ ...reply, labels: { "label-delay": "missing" } }],
      [],
      /no golden reply earns label-delay/,
    ],
  ])("%s", (_, replies, at, says) => {
    expect(checkGolden(goldenFileSchema.parse({ problem: "small", replies }), rubric)).toEqual([
      { at, says: expect.stringMatching(says) },
    ]);
  });
  it("of another problem", () => {
    expect(checkGolden(goldenFileSchema.parse({ problem: "other", replies: [reply] }), rubric)).toEqual([
      { at: ["problem"], says: expect.stringMatching(/"other".*small/) },
    ]);
  });
  it("that are too few to measure by", () => {
    const some = (count: number) =>
      goldenFileSchema.parse({
        problem: "small",
        replies: Array.from({ length: count }, (_, i) => ({ ...reply, id: `r${i}` })),
      });
    expect(checkGoldenCount(some(39))).toEqual([
      { at: ["replies"], says: "small has 39 golden replies; write at least 40" },
    ]);
    expect(checkGoldenCount(some(40))).toEqual([]);
  });
  it("that are sound", () => {
    expect(checkGolden(goldenFileSchema.parse({ problem: "small", replies: [reply] }), rubric)).toEqual([]);
  });
});

describe("the framework", () => {
  const framework = smallFramework();
  it("is sound with seven stages in order and 45 minutes", () => {
    expect(checkFramework(framework)).toEqual([]);
  });
  it("is not, out of order or with other minutes", () => {
    const [first, second, ...rest] = framework.stages;
    expect(checkFramework({ ...framework, stages: [second!, first!, ...rest] }).map(({ at }) => at)).toEqual([
      ["stages", 0, "id"],
      ["stages", 1, "id"],
    ]);
    expect(
      checkFramework({ ...framework, stages: framework.stages.map((one) => ({ ...one, minutes: 6 })) }),
    ).toEqual([{ at: ["stages"], says: expect.stringMatching(/add up to 42/) }]);
  });
});
