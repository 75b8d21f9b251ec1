/** What the generic text matcher measures of a key point and an answer; every feature lies in 0..1. */

import { type Sentence, sentences } from "../language/sentences.ts";
import { type Canonical, isTurnedDown, matchesOf, type PreparedAnswer } from "./text-matcher-prepare.ts";
import { areOpposites, LEAD_INS, wordMass } from "./text-matcher-words.ts";

/** A content word of a key point. */
export type Term = { stem: string; word: string; mass: number; negated: boolean; isNumber: boolean };

/** One idea of a criterion: its words and how much they weigh together. */
export type KeyPoint = { terms: readonly Term[]; mass: number; asked: ReadonlySet<string> };

export const FEATURES = [
  "window", // weighted share of the key point's words in the best window of one or two sentences
  "telling", // like `window`, words that the answer repeats in many sentences weighing less
  "lacking", // weight of the words not found in the window (saturated)
  "heaviest", // its weightiest third of words, in the best window
  "pairs", // neighbouring words of the key point that stand close together in the answer
  "order", // of those, in the same order
  "numbers", // its numbers found in the window (1 when it has none)
  "turned", // words found only negated, or found plain where the key point negates
  "opposite", // a word's opposite in the best window
] as const;
export type Features = Record<(typeof FEATURES)[number], number>;

/** The support of one key point in an answer. */
export type Support = {
  features: Features;
  from: number;
  to: number;
  found: readonly Term[];
  lacking: readonly Term[];
  /** One of its two weightiest words is found only negated. */
  isTurnedDown: boolean;
};

const QUESTION_SHARE = 0.15;
/** Each other criterion with the same word takes this much from its weight: it tells them less apart. */
const BESIDE_COST = 0.7;
const NEAR = 6;

/** The stems a text uses, without function words. */
export function stemsOf(text: string, canonical?: Canonical): Set<string> {
  return new Set(
    sentences(text).flatMap(({ tokens }) => {
      const kept = tokens.filter((token) => !token.isFunction && !token.isNegator).map(({ stem }) => stem);
      return canonical?.(kept) ?? kept;
    }),
  );
}

/** What is known of the words around a criterion: those of the question, and how many other criteria have one. */
export type Around = { readonly asked: ReadonlySet<string>; readonly beside: ReadonlyMap<string, number> };

/** The key points of a criterion's text: one for each of its sentences or lines with enough content. */
export function keyPoints(text: string, around: Around, canonical?: Canonical): KeyPoint[] {
  const points = sentences(text).map((sentence) => termsOf(sentence, around, canonical));
  return points
    .filter((terms) => terms.length > 0)
    .map((terms) => ({ terms, mass: terms.reduce((sum, { mass }) => sum + mass, 0), asked: around.asked }));
}

function termsOf(sentence: Sentence, { asked, beside }: Around, canonical?: Canonical): Term[] {
  const stems = sentence.tokens.map(({ stem }) => stem);
  const kept = canonical?.(stems) ?? stems;
  const terms = new Map<string, Term>();
  let leading = true;
  sentence.tokens.forEach((token, i) => {
    if (token.isFunction || token.isNegator) return;
    if (leading && LEAD_INS.has(token.stem)) return;
    leading = false;
    const stem = kept[i] ?? token.stem;
    const known = terms.get(stem);
    if (known !== undefined) return;
    const shared = 1 + BESIDE_COST * (beside.get(stem) ?? 0);
    const mass = (wordMass(stem) * (asked.has(stem) ? QUESTION_SHARE : 1)) / shared;
    terms.set(stem, {
      stem,
      word: token.word,
      mass,
      negated: isTurnedDown(sentence, i),
      isNumber: token.isNumber,
    });
  });
  return [...terms.values()];
}

/** A word of the key point found at a place of the answer. */
type Hit = { term: number; sentence: number; token: number; worth: number; turned: boolean };

function hitsOf(point: KeyPoint, prepared: PreparedAnswer): Hit[] {
  return point.terms.flatMap((term, t) =>
    [...matchesOf(prepared, term.stem)].flatMap(([stem, like]) =>
      prepared.byStem.get(stem)!.map((place) => {
        const turned = place.weakness < 0 !== term.negated;
        // a key point's negated word may be left out or named plainly; a plain one must not be negated
        const agreement = turned ? (term.negated ? 0.6 : -place.weakness) : 1;
        const listed = place.weakness < 0 ? 1 : place.weakness;
        return {
          term: t,
          sentence: place.sentence,
          token: place.token,
          worth: like * agreement * listed,
          turned,
        };
      }),
    ),
  );
}

/** For each term, the best hit among sentences `from` to `to`. */
function bestIn(hits: readonly Hit[], from: number, to: number, terms: number): (Hit | undefined)[] {
  const best: (Hit | undefined)[] = new Array(terms).fill(undefined);
  for (const hit of hits) {
    if (hit.sentence < from || hit.sentence > to) continue;
    if (hit.worth > (best[hit.term]?.worth ?? 0)) best[hit.term] = hit;
  }
  return best;
}

function share(point: KeyPoint, best: readonly (Hit | undefined)[]): number {
  return point.terms.reduce((sum, { mass }, t) => sum + mass * (best[t]?.worth ?? 0), 0) / point.mass;
}

/** Measures how an answer supports a key point. */
export function measure(point: KeyPoint, prepared: PreparedAnswer): Support {
  const hits = hitsOf(point, prepared);
  const { from, to, best } = bestWindow(point, hits);
  const window = share(point, best);
  const inWindow = prepared.places.filter(({ sentence }) => sentence >= from && sentence <= to);
  const near = pairsOf(
    point,
    hits.filter(({ sentence }) => sentence >= from && sentence <= to),
  );
  const numbers = point.terms.flatMap((term, t) => (term.isNumber ? [best[t]?.worth ?? 0] : []));
  const found = point.terms.filter((_, t) => (best[t]?.worth ?? 0) >= 0.5);
  const features: Features = {
    window,
    telling: telling(point, best, prepared),
    lacking: Math.min(1, ((1 - window) * point.mass) / 6),
    heaviest: heaviest(point, best),
    pairs: near.close,
    order: near.ordered,
    numbers: numbers.length === 0 ? 1 : numbers.reduce((a, b) => a + b, 0) / numbers.length,
    turned: turnedShare(point, best),
    opposite: point.terms.some(
      (term, t) => best[t] === undefined && inWindow.some(({ stem }) => areOpposites(term.stem, stem)),
    )
      ? 1
      : 0,
  };
  const weighty = point.terms.toSorted((a, b) => b.mass - a.mass).slice(0, 2);
  const isTurnedDown = weighty.some((term) => !term.negated && best[point.terms.indexOf(term)]?.turned);
  return {
    features,
    from,
    to,
    found,
    isTurnedDown,
    lacking: point.terms.filter((term) => !found.includes(term)),
  };
}

/** The window of one or two neighbouring sentences that holds most; one sentence wins a tie. */
function bestWindow(
  point: KeyPoint,
  hits: readonly Hit[],
): { from: number; to: number; best: (Hit | undefined)[] } {
  const starts = [...new Set(hits.flatMap(({ sentence }) => [sentence - 1, sentence]))].filter((s) => s >= 0);
  let top = { from: 0, to: -1, best: [] as (Hit | undefined)[], held: 0 };
  for (const from of starts) {
    for (const to of [from, from + 1]) {
      const best = bestIn(hits, from, to, point.terms.length);
      const held = share(point, best) - (to > from ? 0.02 : 0);
      if (held > top.held + 1e-9) top = { from, to, best, held };
    }
  }
  return top;
}

/** The share of the weightiest third of words (at least two) that the window holds. */
function heaviest(point: KeyPoint, best: readonly (Hit | undefined)[]): number {
  const order = point.terms.map((_, t) => t).sort((a, b) => point.terms[b]!.mass - point.terms[a]!.mass);
  const top = order.slice(0, Math.max(2, Math.ceil(order.length / 3)));
  const mass = top.reduce((sum, t) => sum + point.terms[t]!.mass, 0);
  return top.reduce((sum, t) => sum + point.terms[t]!.mass * (best[t]?.worth ?? 0), 0) / mass;
}

/** The share of neighbouring words that stand within a few words of each other, and in the same order. */
function pairsOf(point: KeyPoint, hits: readonly Hit[]): { close: number; ordered: number } {
  let [close, ordered, all] = [0, 0, 0];
  for (let t = 0; t + 1 < point.terms.length; t += 1) {
    const mass = point.terms[t]!.mass + point.terms[t + 1]!.mass;
    all += mass;
    let [bestClose, bestOrdered] = [0, 0];
    for (const a of hits) {
      if (a.term !== t) continue;
      for (const b of hits) {
        if (
          b.term !== t + 1 ||
          b.sentence !== a.sentence ||
          Math.abs(b.token - a.token) > NEAR ||
          a.token === b.token
        )
          continue;
        const worth = Math.min(a.worth, b.worth);
        bestClose = Math.max(bestClose, worth);
        if (b.token > a.token) bestOrdered = Math.max(bestOrdered, worth);
      }
    }
    close += mass * bestClose;
    ordered += mass * bestOrdered;
  }
  return all === 0 ? { close: 0, ordered: 0 } : { close: close / all, ordered: ordered / all };
}

function turnedShare(point: KeyPoint, best: readonly (Hit | undefined)[]): number {
  return point.terms.reduce((sum, { mass }, t) => sum + (best[t]?.turned ? mass : 0), 0) / point.mass;
}

/** The share found, where a word that stands in many sentences of the answer (its topic) weighs less. */
function telling(point: KeyPoint, best: readonly (Hit | undefined)[], prepared: PreparedAnswer): number {
  let [held, all] = [0, 0];
  point.terms.forEach(({ stem, mass }, t) => {
    const spread = new Set(prepared.byStem.get(stem)?.map(({ sentence }) => sentence)).size;
    const weight = mass / (1 + 0.5 * Math.max(0, spread - 1));
    all += weight;
    held += weight * (best[t]?.worth ?? 0);
  });
  return held / all;
}
