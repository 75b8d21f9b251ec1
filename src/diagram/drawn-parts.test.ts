import { describe, expect, it } from "vitest";
import { rubricOf, smallLexicon } from "../../test/fakes/rubric-files.ts";
import { expectedParts, isDrawn } from "./drawn-parts.ts";
import { parseDiagram } from "./parse-diagram.ts";

const lexicon = smallLexicon(
  {
    "ann-index": {
      means: "An index of vectors.",
      forms: ["nearest neighbour", "HNSW", "FAISS"],
      includes: [],
    },
  },
  [["photo", "picture", "image"]],
);
const rubric = rubricOf(
  {
    criteria: ["Draws it."],
    diagram: {
      parts: [
        { id: "client", name: "phone client", ways: ["phone | client"] },
        { id: "index", name: "vector index", ways: ["@ann-index"] },
        { id: "store", name: "store of photos", ways: ["photo store"] },
        { id: "log", name: "log of clicks", ways: ["log | clicks"] },
      ],
    },
  },
  lexicon,
);
const drawnAs = (text: string) =>
  Object.fromEntries(expectedParts(parseDiagram(text), rubric).map((part) => [part.id, part.drawnAs]));

describe("the parts of a drawing", () => {
  it("are found by the rubric's ways, the terms of the lexicon and everyday words that mean the same", () =>
    expect(drawnAs("Mobile phones -> HNSW shards -> image store")).toEqual({
      client: "Mobile phones",
      index: "HNSW shards",
      store: "image store",
      log: undefined,
    }));

  it("are also what an arrow carries", () =>
    expect(drawnAs("app --clicks--> trainer")).toMatchObject({ log: "clicks", client: undefined }));

  it("are all listed, drawn or not, in the order of the rubric", () =>
    expect(expectedParts(parseDiagram("client -> ranker -> log"), rubric)).toEqual([
      { id: "client", name: "phone client", drawnAs: "client" },
      { id: "index", name: "vector index" },
      { id: "store", name: "store of photos" },
      { id: "log", name: "log of clicks", drawnAs: "log" },
    ]));

  it("make a diagram from two arrows on", () => {
    expect(isDrawn(parseDiagram("more data -> better model"))).toBe(false);
    expect(isDrawn(parseDiagram("client -> gateway -> ranker"))).toBe(true);
  });
});
