import { type ConceptIndex, type Entry, indexConcepts, PREFIX_KEY_LETTERS } from "./concept-index.ts";
import { contentToken, type PreparedReply } from "./reply.ts";
import type { Concept, Item, Way } from "./way.ts";

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
  // Nearly always one of the concepts is nowhere in the reply.
  if (!way.concepts.every((concept) => stands(concept, reply))) return [];
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
  const inWindow = found
    .slice(1)
    .map((candidates) => candidates.filter((hit) => hit.sentence >= first && hit.sentence <= last));
  // Those with the fewest places choose first, so that none takes the only place of another.
  for (const inside of inWindow.toSorted((a, b) => a.length - b.length)) {
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

const scans = new WeakMap<PreparedReply, Map<ConceptIndex, Scan>>();
/** Hundreds of ways are tried on one reply in a row. */
let latest: { readonly reply: PreparedReply; readonly index: ConceptIndex; readonly scan: Scan } | undefined;
type Scan = ReadonlyMap<Concept, readonly Hit[]>;
const NO_HITS: readonly Hit[] = [];

/** Where a concept stands in a reply. */
function hitsOf(concept: Concept, reply: PreparedReply): readonly Hit[] {
  const index = concept.index ?? indexConcepts([concept]);
  if (latest?.reply !== reply || latest.index !== index)
    latest = { reply, index, scan: scanOf(index, reply) };
  return latest.scan.get(concept) ?? NO_HITS;
}

/** Whether a concept stands anywhere in a reply, in any stance. */
export function stands(concept: Concept, reply: PreparedReply): boolean {
  return hitsOf(concept, reply).length > 0;
}

/** All concepts of an index are looked for in one pass, kept as long as the reply is. */
function scanOf(index: ConceptIndex, reply: PreparedReply): Scan {
  const ofReply = scans.get(reply) ?? new Map<ConceptIndex, Scan>();
  scans.set(reply, ofReply);
  const known = ofReply.get(index) ?? scan(index, reply);
  ofReply.set(index, known);
  return known;
}

function scan(index: ConceptIndex, reply: PreparedReply): ReadonlyMap<Concept, Hit[]> {
  const found = new Map<Concept, Hit[]>();
  const add = ({ concepts, alternative }: Entry, sentence: number, from: number, to: number | undefined) => {
    if (to === undefined) return;
    const hit = { sentence, from, to, refuses: alternative.refuses };
    for (const concept of concepts) {
      const hits = found.get(concept);
      if (hits === undefined) found.set(concept, [hit]);
      else if (hits.length < HITS_PER_CONCEPT_MAX) hits.push(hit);
    }
  };
  const tryAll = (entries: readonly Entry[] | undefined, sentence: number, place: number) => {
    for (const entry of entries ?? [])
      add(entry, sentence, place, matchItems(entry.alternative.items, 0, reply, sentence, place));
  };
  reply.content.forEach((places, sentence) => {
    places.forEach((_, place) => {
      const token = contentToken(reply, sentence, place)!;
      tryAll(index.byStem.get(token.stem), sentence, place);
      // "rerank" is also found as "re rank", and "feature store" as "featurestore".
      const pair = reply.pairs[sentence]![place];
      if (pair !== undefined && pair !== token.stem) tryAll(index.byStem.get(pair), sentence, place);
      for (const entry of index.byJoined.get(token.stem) ?? []) add(entry, sentence, place, place);
      if (token.isNumber) tryAll(index.byNumber, sentence, place);
      tryAll(index.byPrefix.get(token.word.slice(0, PREFIX_KEY_LETTERS)), sentence, place);
    });
  });
  return found;
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

/** Whether this word and the next, written as one, are the word that is looked for. */
function joins(item: Item, reply: PreparedReply, sentence: number, place: number): boolean {
  const pair = reply.pairs[sentence]?.[place];
  return pair !== undefined && item.is === "word" && item.stems.includes(pair);
}
