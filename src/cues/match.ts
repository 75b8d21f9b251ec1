import { contentToken, type PreparedReply, pairKey } from "./reply.ts";
import type { Alternative, Concept, Item, Way } from "./way.ts";

/** Where one concept was found: places are counted in content words. */
export type Hit = {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly refuses: boolean;
};

/** Where a whole way was found: one hit for each concept, within two neighbouring sentences. */
export type WayMatch = { readonly hits: readonly Hit[]; readonly first: number; readonly last: number };

/** Two neighbouring sentences: an idea is seldom spread wider, and a topic often is. */
const WINDOW = 2;
const GAP_WORDS_MAX = 6;
const HITS_PER_CONCEPT_MAX = 64;

/** Every place where the way holds, made only of hits that the caller finds usable. */
export function matchWay(
  way: Way,
  reply: PreparedReply,
  usable: (hit: Hit) => boolean = () => true,
): WayMatch[] {
  const found: Hit[][] = [];
  for (const concept of way.concepts) {
    const hits = hitsOf(concept, reply).filter(usable);
    if (hits.length === 0) return [];
    found.push(hits);
  }
  const matches: WayMatch[] = [];
  for (const anchor of found[0]!) {
    for (let first = Math.max(0, anchor.sentence - WINDOW + 1); first <= anchor.sentence; first += 1) {
      const match = matchIn(found, anchor, first, first + WINDOW - 1);
      if (match !== undefined) matches.push(match);
    }
  }
  return matches;
}

function matchIn(found: readonly Hit[][], anchor: Hit, first: number, last: number): WayMatch | undefined {
  const hits = [anchor];
  for (const candidates of found.slice(1)) {
    const inside = candidates.filter((hit) => hit.sentence >= first && hit.sentence <= last);
    // A word must not serve two concepts at once, or "x | y & y | z" would be met by y alone.
    const free = inside.filter((hit) => !hits.some((other) => overlaps(hit, other)));
    const near = free.toSorted((a, b) => distance(a, anchor) - distance(b, anchor))[0];
    if (near === undefined) return undefined;
    hits.push(near);
  }
  const at = hits.map((hit) => hit.sentence);
  return { hits, first: Math.min(...at), last: Math.max(...at) };
}

function overlaps(a: Hit, b: Hit): boolean {
  return a.sentence === b.sentence && a.from <= b.to && b.from <= a.to;
}

function distance(a: Hit, b: Hit): number {
  return Math.abs(a.sentence - b.sentence) * 1_000 + Math.abs(a.from - b.from);
}

function hitsOf(concept: Concept, reply: PreparedReply): Hit[] {
  const hits: Hit[] = [];
  for (const alternative of concept) {
    for (const [sentence, place] of startsOf(alternative.items[0]!, reply)) {
      const to = matchItems(alternative.items, 0, reply, sentence, place);
      if (to !== undefined) hits.push({ sentence, from: place, to, refuses: alternative.refuses });
      if (hits.length >= HITS_PER_CONCEPT_MAX) return hits;
    }
    hits.push(...joinedHits(alternative, reply));
  }
  return hits;
}

/** "feature store" is also found as "featurestore". */
function joinedHits({ joined, refuses }: Alternative, reply: PreparedReply): Hit[] {
  if (joined === undefined) return [];
  const places = reply.index.get(joined) ?? [];
  return places.map(([sentence, place]) => ({ sentence, from: place, to: place, refuses }));
}

function startsOf(item: Item, reply: PreparedReply): readonly (readonly [number, number])[] {
  if (item.is === "number") return reply.index.get("#") ?? [];
  // "rerank" is also found as "re rank".
  if (item.is === "word")
    return item.stems.flatMap((stem) => reply.index.get(stem) ?? reply.index.get(pairKey(stem)) ?? []);
  if (item.is === "gap") return [];
  const places: (readonly [number, number])[] = [];
  // Keys are stems, which may be shorter than the prefix ("calibr" for "calibrat*"); the word itself decides later.
  for (const [key, at] of reply.index)
    if (key.startsWith(item.prefix) || item.prefix.startsWith(key)) places.push(...at);
  return places;
}

/** The last place that the items reach when they begin at `place`, or undefined. */
function matchItems(
  items: readonly Item[],
  at: number,
  reply: PreparedReply,
  sentence: number,
  place: number,
): number | undefined {
  const item = items[at]!;
  if (item.is === "gap") {
    for (let skip = 0; skip <= GAP_WORDS_MAX; skip += 1) {
      const to = matchItems(items, at + 1, reply, sentence, place + skip);
      if (to !== undefined) return to;
    }
    return undefined;
  }
  const token = contentToken(reply, sentence, place);
  if (token === undefined) return undefined;
  const end = fits(item, token.stem, token.word, token.isNumber)
    ? place
    : joins(item, reply, sentence, place)
      ? place + 1
      : undefined;
  if (end === undefined) return undefined;
  return at === items.length - 1 ? end : matchItems(items, at + 1, reply, sentence, end + 1);
}

function fits(item: Item, stem: string, word: string, isNumber: boolean): boolean {
  if (item.is === "number") return isNumber;
  if (item.is === "prefix") return word.startsWith(item.prefix);
  return item.is === "word" && item.stems.includes(stem);
}

function joins(item: Item, reply: PreparedReply, sentence: number, place: number): boolean {
  if (item.is !== "word") return false;
  return item.stems.some((stem) =>
    reply.index.get(pairKey(stem))?.some((at) => at[0] === sentence && at[1] === place),
  );
}
