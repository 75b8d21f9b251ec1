import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexConcepts } from "./concept-index.ts";
import { matchWay } from "./match.ts";
import { prepareReply } from "./reply.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { compileWay } from "./way.ts";

const vocabulary = vocabularyOf({
  terms: {
    "pr-auc": { means: "Area under precision and recall.", forms: ["PR-AUC", "AUPRC", "average precision"] },
    delay: { means: "Lateness.", forms: ["delay*", "late"] },
  },
  synonyms: [
    ["photo", "picture", "image"],
    ["image", "frame"],
  ],
});

function matches(source: string, text: string) {
  const { way, mistakes } = compileWay(source, vocabulary);
  expect(mistakes).toEqual([]);
  return matchWay(way, prepareReply(text));
}
const holds = (source: string, text: string) => matches(source, text).length > 0;

const GRAMMAR: readonly [rule: string, way: string, found: readonly string[], not: readonly string[]][] = [
  [
    "a & b: both, in any order",
    "cache & embedding",
    ["cache the embeddings", "embeddings go to a cache"],
    ["cache it", "embeddings"],
  ],
  [
    "| binds tighter than &",
    "recall | precision & fixed",
    ["precision at a fixed rate", "fixed recall"],
    ["recall and precision", "fixed rate"],
  ],
  [
    "words stand next to each other, in order",
    "late label",
    ["late labels", "a late label"],
    ["label late", "late fraud label"],
  ],
  [
    "function words between them are skipped",
    "rate decline",
    ["the rate of the declines"],
    ["rate how declines", "rate only declines"],
  ],
  [
    "a gap leaves room",
    "train .. past",
    [
      "train on the past",
      "train one two three four five six past",
      "train on the one of the two of the three of the four of the five of the six of the past",
    ],
    ["train one two three four five six seven past", "past train", "train. past"],
  ],
  ["a gap at either end means nothing", ".. drift ..", ["drift"], ["shift"]],
  [
    "@term: any of its forms",
    "@pr-auc",
    ["AUPRC", "pr auc", "PR-AUC", "average precision"],
    ["precision", "auc"],
  ],
  ["@term inside a phrase", "label @delay", ["label delays", "labels are late"], ["late labels"]],
  [
    "# is any number",
    "# day",
    ["30 days", "two days", "1.5 days", "a million days", "10k days", "2M days"],
    ["days", "1. day by day", "the top k days"],
  ],
  ["units are words", "# percent", ["0.1 %", "0.1 percent"], ["percent"]],
  [
    "word* is a beginning",
    "calibrat*",
    ["calibrated", "Calibration", "calibrates"],
    ["calibre", "recalibrate"],
  ],
  [
    "word* after a word",
    "score calibrat*",
    ["scores calibrated"],
    ["scores get calibrated", "calibrated scores"],
  ],
  [
    "a hyphen is a space, also before a star",
    "cost-sensitiv*",
    ["cost-sensitive", "cost sensitivity"],
    ["sensitive", "cost"],
  ],
  [
    "joined words",
    "feature store",
    ["feature-store", "featurestore", "Feature Stores"],
    ["store of features"],
  ],
  ["and words written apart", "rerank", ["re-rank", "re rank", "reranking"], ["rank"]],
  ["and so inside a phrase", "nightly backfill job", ["nightly back fill job"], ["nightly back job"]],
  ["ab test", "ab test", ["an A/B test", "a / b tests"], ["test"]],
  ["stems", "optimise", ["optimizing", "optimised"], ["optimum"]],
  ["synonyms", "photo", ["a picture", "images"], ["frame"]],
  ["a word of two groups finds both", "image", ["photos", "frames"], ["video"]],
  ["a synonym starts a phrase", "photo hash", ["picture hash", "image hashes"], ["frame hash"]],
  [
    "negators are ordinary words",
    "not random",
    ["not random", "isn't random", "can't be random"],
    ["random"],
  ],
];

describe("the grammar", () => {
  it.each(GRAMMAR)("%s", (_, way, found, not) => {
    for (const text of found) expect(holds(way, text), `${way} in "${text}"`).toBe(true);
    for (const text of not) expect(holds(way, text), `${way} in "${text}"`).toBe(false);
  });
});

describe("the window", () => {
  it.each<[text: string, found: boolean]>([
    ["We cache. Embeddings stay there.", true],
    ["- cache\n- embeddings", true],
    ["1. cache\n2. embeddings", true],
    ["We cache. It is fast. Embeddings are many.", false],
    ["Embeddings are many. It is fast. Then a cache. And embeddings.", true],
  ])("is two neighbouring sentences: %j", (text, found) => {
    expect(holds("cache & embedding", text)).toBe(found);
  });
  it("says which sentences hold it", () => {
    expect(matches("cache & embedding", "First. We cache. Embeddings.")[0]).toMatchObject({
      first: 1,
      last: 2,
    });
  });
});

describe("one word", () => {
  it.each<[way: string, text: string, found: boolean]>([
    ["recall | precision & precision | map", "precision", false],
    ["recall | precision & precision | map", "precision and precision", true],
    ["recall | precision & precision | map", "recall, map", true],
    ["late label & label", "late label", false],
    ["late label & label", "late label, label", true],
    // The second concept must leave the third its only place.
    ["alpha & beta | gamma & beta", "alpha beta gamma", true],
    ["alpha & beta | gamma & gamma", "alpha gamma beta", true],
  ])("never serves two concepts: %j in %j", (way, text, found) => {
    expect(holds(way, text)).toBe(found);
  });
});

describe("refusals", () => {
  it.each<[way: string, refuses: boolean]>([
    ["not random split", true],
    ["avoid leak", true],
    ["instead of accuracy", true],
    ["without retraining", true],
    ["random split", false],
    ["notice", false],
  ])("%j names one: %s", (source, refuses) => {
    const [alternative] = compileWay(source, vocabulary).way.concepts[0]!.alternatives;
    expect(alternative!.refuses).toBe(refuses);
  });
  it("are told of each hit by itself", () => {
    const hits = matches("not random | random", "We do not split at random. Not random.").map(
      (one) => one.hits[0]!.refuses,
    );
    expect(new Set(hits)).toEqual(new Set([true, false]));
  });
});

describe("what the caller finds usable", () => {
  it("alone makes a match, and another place is tried", () => {
    const { way } = compileWay("cache & embedding", vocabulary);
    const reply = prepareReply("Cache embeddings. Cache them. Embeddings again.");
    const found = matchWay(way, reply, (hit) => hit.sentence > 0);
    expect(found.flatMap((one) => one.hits.map((hit) => hit.sentence))).not.toContain(0);
    expect(found.length).toBeGreaterThan(0);
    expect(matchWay(way, reply, () => false)).toEqual([]);
  });
});

describe("an index", () => {
  it("finds in one pass just what each way finds alone, for any text", () => {
    const sources = GRAMMAR.map(([, way]) => way);
    const alone = sources.map((source) => compileWay(source, vocabulary).way);
    const filed = sources.map((source) => compileWay(source, vocabulary).way);
    indexConcepts(filed.flatMap((way) => way.concepts));
    const words = GRAMMAR.flatMap(([, , found, not]) => [...found, ...not]);
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(". ", "\n", ", ", " the ", "?")), {
        maxLength: 20,
      })
      .map((pieces) => pieces.join(" "));
    fc.assert(
      fc.property(text, (reply) => {
        alone.forEach((way, i) => {
          expect(matchWay(filed[i]!, prepareReply(reply))).toEqual(matchWay(way, prepareReply(reply)));
        });
      }),
      { numRuns: 100 },
    );
  });

  it("holds every match inside its window, with no word used twice, for any text", () => {
    const { way } = compileWay("cache | embedding & embedding | index & index | cache", vocabulary);
    const text = fc
      .array(fc.constantFrom("cache", "embedding", "index", "the", "fast", ".", "\n"), { maxLength: 30 })
      .map((pieces) => pieces.join(" "));
    fc.assert(
      fc.property(text, (reply) => {
        for (const { hits, first, last } of matchWay(way, prepareReply(reply))) {
          expect(hits).toHaveLength(3);
          expect(last - first).toBeLessThanOrEqual(1);
          expect(new Set(hits.map((hit) => `${hit.sentence}:${hit.from}`)).size).toBe(3);
          for (const hit of hits) expect(hit.sentence >= first && hit.sentence <= last).toBe(true);
        }
      }),
    );
  });
});

describe("a mistake in a way", () => {
  it.each<[way: string, says: RegExp]>([
    ["@no-such-term", /@no-such-term is not in lexicon\.yaml/],
    ["a way & @no-such-term x", /not in lexicon/],
    ["cache & ", /empty concept/],
    ["& cache", /empty concept/],
    ["cache && embedding", /empty concept/],
    [" ", /empty concept/],
    ["of the", /only function words/],
    ["cache & it is", /only function words/],
    ["c*", /fewer than 2 letters/],
    ["two *", /fewer than 2 letters/],
  ])("%j", (source, says) => {
    expect(
      compileWay(source, vocabulary)
        .mistakes.map((one) => one.says)
        .join("\n"),
    ).toMatch(says);
  });
  it("never throws and never matches nothing at all, for any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (source, text) => {
        const { way } = compileWay(source, vocabulary);
        for (const { hits } of matchWay(way, prepareReply(text)))
          expect(hits).toHaveLength(way.concepts.length);
      }),
    );
  });
});
