import { describe, expect, it } from "vitest";
import { parseYaml } from "./parse.ts";
import { frameworkFileSchema, goldenFileSchema, lexiconFileSchema, problemFileSchema } from "./schema.ts";

const FILE = "rubrics/problems/x.yaml";
const parse = (text: string) => parseYaml(FILE, text, problemFileSchema);

const BROKEN: readonly [name: string, text: string, line: number, says: RegExp][] = [
  ["an empty file", "", 0, /empty/],
  ["only a comment", "# nothing yet\n", 0, /empty/],
  ["a binary file", "criteria:\n\0\0PNG", 0, /binary/],
  ["no criteria", "title: Feed\n", 1, /criteria/],
  ["an empty list of criteria", "title: Feed\ncriteria: []\n", 2, /at least one criterion/],
  ["a list that is not one", "title: Feed\ncriteria: many\n", 2, /criteria/],
  ["a wrong indentation", "criteria:\n  - asks: Says x.\n   weight: 3\n", 3, /Not valid YAML/],
  ["an open quotation, noticed at the end", 'title: "Feed\ncriteria:\n  - Says x.\n', 4, /Not valid YAML/],
  ["a key given twice", "title: A\ntitle: B\ncriteria: [x]\n", 2, /Not valid YAML/],
  ["a tab for an indentation", "criteria:\n\t- Says x.\n", 2, /Not valid YAML/],
  ["a misspelt key", "titel: Feed\ncriteria:\n  - Says x.\n", 1, /titel/],
  [
    "a misspelt key of a criterion",
    "criteria:\n  - Says x.\n  - asks: Says y.\n    wieght: 3\n",
    3,
    /wieght/,
  ],
  ["a weight out of range", "criteria:\n  - asks: Says x.\n    weight: 9\n", 3, /must be 1 to 5/],
  ["a weight in words", "criteria:\n  - asks: Says x.\n    weight: heavy\n", 3, /weight/],
  ["a stage that is none", "criteria:\n  - asks: Says x.\n    stage: training\n", 3, /stage/],
  ["a level that is none", "criteria:\n  - asks: Says x.\n\n    level: principal\n", 4, /level/],
  ["two hints instead of three", "criteria:\n  - asks: Says x.\n    hints: [One., Two.]\n", 3, /three steps/],
  ["an id in capitals", "id: Feed Ranking\ncriteria:\n  - Says x.\n", 1, /kebab-case/],
  ["a criterion without words", "criteria:\n  - ''\n", 2, /must not be empty/],
  ["a part without ways", "criteria:\n  - asks: Says x.\n    cues:\n      - part: x\n", 4, /ways/],
  [
    "a red flag that costs too much",
    "criteria: [x]\nredFlags:\n  - id: a\n    says: Does a.\n    cues: [a]\n    cost: 20\n",
    6,
    /must be 1 to 8/,
  ],
  ["reading that is no address", "criteria: [x]\nreading:\n  - title: A\n    url: example\n", 4, /http/],
  ["a schema of the future", "schema: 2\ncriteria: [x]\n", 1, /schema/],
  ["a list at the top", "- Says x.\n", 1, /The file/],
];

describe("a mistake names its file and line", () => {
  it.each(BROKEN)("%s", (_, text, line, says) => {
    for (const written of [text, text.replaceAll("\n", "\r\n")]) {
      const parsed = parse(written);
      if (parsed.ok) throw new Error("it was taken");
      expect(parsed.mistakes.length).toBeGreaterThan(0);
      for (const mistake of parsed.mistakes) expect(mistake.file).toBe(FILE);
      expect(parsed.mistakes[0]!.says).toMatch(says);
      expect(parsed.mistakes[0]!.line).toBe(line);
    }
  });

  it("all at once", () => {
    const parsed = parse("id: A B\ncriteria:\n  - asks: Says x.\n    weight: 0\n  - asks: ''\n");
    expect(parsed.ok ? [] : parsed.mistakes.map((mistake) => mistake.line)).toEqual([1, 4, 5]);
  });
});

describe("a sound file", () => {
  it.each<[name: string, text: string]>([
    ["as short as a list of sentences", "criteria:\n  - Says x.\n  - Says y.\n"],
    ["with Windows line ends", "criteria:\r\n  - Says x.\r\n  - Says y.\r\n"],
    ["with a byte order mark", "\ufeffcriteria:\n  - Says x.\n  - Says y.\n"],
  ])("%s", (_, text) => {
    const parsed = parse(text);
    expect(parsed.ok && parsed.data.criteria).toEqual(["Says x.", "Says y."]);
  });

  it("leads to the line of anything in it, or of the nearest thing that there is", () => {
    const parsed = parse("title: A\n\ncriteria:\n  - Says x.\n  - asks: Says y.\n    weight: 3\n");
    if (!parsed.ok) throw new Error("it was refused");
    expect([
      parsed.lineOf(["title"]),
      parsed.lineOf(["criteria", 0]),
      parsed.lineOf(["criteria", 1, "weight"]),
      parsed.lineOf(["criteria", 1, "anchor"]),
      parsed.lineOf(["criteria", 17]),
      parsed.lineOf(["facts", 0]),
    ]).toEqual([1, 4, 6, 5, 3, 1]);
  });
});

it.each([
  ["framework", frameworkFileSchema, "stages: []\ncommunicate: {title: C, goal: G}\n", 1, /seven stages/],
  ["lexicon", lexiconFileSchema, "terms:\n  pr-auc:\n    means: x\n    forms: []\n", 4, /forms/],
  ["lexicon", lexiconFileSchema, "synonyms:\n  - [photo, Picture book]\nterms: {}\n", 2, /single lower-case/],
  [
    "golden",
    goldenFileSchema,
    "problem: x\nreplies:\n  - id: a\n    stage: data\n    quality: good\n    style: prose\n    text: y\n",
    5,
    /quality/,
  ],
] as const)("a mistake in a %s file", (_, schema, text, line, says) => {
  const parsed = parseYaml(FILE, text, schema);
  expect(parsed.ok ? [] : parsed.mistakes).toEqual([{ file: FILE, line, says: expect.stringMatching(says) }]);
});
