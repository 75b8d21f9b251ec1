/** What is measured when a short reply is held against a whole reference solution, as in an exam. */

import type { KeyPoint, Term } from "./text-matcher-features.ts";
import { letterRuns, matchesOf, type PreparedAnswer } from "./text-matcher-prepare.ts";

export const EXAM_FEATURES = [
  "share", // weighted share of the reference's words found anywhere, a negated or listed word counting less
  "letters", // share of the reference's four-letter sequences, without words of the question (square root)
  "alike", // the same sequences both ways, as a cosine of their counts
  "rich", // different words in the sentences that touch the reference or the question (log, full at RICH_FULL)
  "room", // how long these sentences are, full at twice the length of the reference
] as const;
export type ExamFeatures = Record<(typeof EXAM_FEATURES)[number], number>;

const RICH_FULL = 60;

/** Measures a reply against all key points of a reference together. */
export function measureExam(
  points: readonly KeyPoint[],
  reference: PreparedAnswer,
  prepared: PreparedAnswer,
): ExamFeatures {
  const asked = points[0]!.asked;
  const terms = new Map<string, Term>(points.flatMap(({ terms }) => terms.map((term) => [term.stem, term])));
  const touching = new Set<number>();
  let [held, all] = [0, 0];
  for (const term of terms.values()) {
    let best = 0;
    for (const [stem, like] of matchesOf(prepared, term.stem))
      for (const place of prepared.byStem.get(stem)!) {
        const turned = place.weakness < 0 !== term.negated;
        best = Math.max(best, like * (turned ? 0.3 : Math.abs(place.weakness)));
        if (like >= 0.5) touching.add(place.sentence);
      }
    held += term.mass * best;
    all += term.mass;
  }
  for (const { stem, sentence } of prepared.places) if (asked.has(stem)) touching.add(sentence);
  const onIt = prepared.places.filter(({ sentence }) => touching.has(sentence));
  const referenceStems = reference.places.map(({ stem }) => stem);
  const own = referenceStems.filter((stem) => !asked.has(stem));
  const said = prepared.places.map(({ stem }) => stem).filter((stem) => !asked.has(stem));
  const grams = compare(counts(own), counts(said));
  return {
    share: all === 0 ? 0 : held / all,
    letters: Math.sqrt(grams.share),
    alike: grams.cosine,
    rich: Math.min(1, Math.log(1 + new Set(onIt.map(({ stem }) => stem)).size) / Math.log(1 + RICH_FULL)),
    room: Math.min(1, onIt.length / (2 * Math.max(1, referenceStems.length))),
  };
}

function counts(stems: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const run of letterRuns(stems)) found.set(run, (found.get(run) ?? 0) + 1);
  return found;
}

/** The share of `a`'s sequences that `b` has, and the cosine of both counts (damped by their logarithm). */
function compare(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) {
  const damp = (count: number) => 1 + Math.log(count);
  let [held, dot, left, right] = [0, 0, 0, 0];
  for (const [gram, count] of a) {
    left += damp(count) ** 2;
    const other = b.get(gram);
    if (other === undefined) continue;
    held += 1;
    dot += damp(count) * damp(other);
  }
  for (const count of b.values()) right += damp(count) ** 2;
  return {
    share: a.size === 0 ? 0 : held / a.size,
    cosine: left * right === 0 ? 0 : dot / Math.sqrt(left * right),
  };
}
