/**
 * Grades a criterion that is text only (an operator's own rubric, without cues) against a reply. Word overlap
 * with care: words weigh by what they say, words of the question hardly count, synonyms and typos match,
 * negated and merely listed words do not, and the words must stand together in one or two sentences.
 */

import {
  FEATURES,
  type Features,
  type KeyPoint,
  keyPoints,
  measure,
  type Support,
  stemsOf,
  type Term,
} from "./text-matcher-features.ts";
import { type Canonical, type PreparedAnswer, prepareAnswer } from "./text-matcher-prepare.ts";
import { logit, POINT, REFERENCE, type Weights } from "./text-matcher-weights.ts";

export { type Canonical, type PreparedAnswer, prepareAnswer } from "./text-matcher-prepare.ts";

export type TextVerdict = "covered" | "partly" | "missing";
export type TextMatch = {
  verdict: TextVerdict;
  /** 0 to 1; more support is never less. */
  score: number;
  /** The sentence, or two neighbouring ones, of the answer that supports it best. */
  evidence: { start: number; end: number } | undefined;
  because: string;
};
export type TextCriterion = {
  asks: string;
  /** A strong answer; it is graded against only when `asks` says nothing of its own. */
  anchor?: string;
  /** What was asked: its words earn nearly nothing. */
  question?: string;
};

/** A longer reply (about 400 words in all) must say each key point of a reference as a point. */
const SHORT_REPLY_WORDS_MAX = 200;
/** A statement with fewer words of content is a point and not a reference. */
const REFERENCE_TERMS_MIN = 4;
/** "Splits the system …", "Says that …": an order of what a candidate does, not a reference solution. */
const OPERATORS =
  /^\W*(?:the candidate |candidate )?(?:[a-z]+(?<!s|i|u)s|does|discusses|addresses|assesses|has)\b(?! (?:is|are|was|were|has|have|can|of)\b)/i;
/** A reference of one sentence is covered sooner (SciEntsBank's best threshold, cross-validated). */
const REFERENCE_SHORT_COVERED = 0.42;
/** A criterion of so many words is graded sentence by sentence. */
const MANY_TERMS_MIN = 14;
/** Less own weight than this (about one word) and `asks` is only a heading such as "Answers correctly". */
const OWN_MASS_MIN = 1.2;
const HEADING =
  /\b(answers?|responses?|match(es)?|references?|correct(ly|ness)?|complete(ly|ness)?|solutions?|key|points?|covers?|content|expected|model|questions?)\b/gi;
const FOUND_SHOWN_MAX = 4;

const NOTHING: TextMatch = {
  verdict: "missing",
  score: 0,
  evidence: undefined,
  because: "Nothing was said on it.",
};

/** Grades one criterion; pass a prepared answer when there are many criteria. */
export function matchText(
  criterion: TextCriterion,
  answer: string | PreparedAnswer,
  canonical?: Canonical,
): TextMatch {
  const prepared = typeof answer === "string" ? prepareAnswer(answer, canonical) : answer;
  const asked = stemsOf(criterion.question ?? "", canonical);
  const text = textOf(criterion, asked, canonical);
  const points = keyPoints(text, asked, canonical);
  if (prepared.places.length === 0 || points.length === 0) return NOTHING;
  const terms = points.reduce((sum, point) => sum + point.terms.length, 0);
  const isReference = asked.size > 0 && terms >= REFERENCE_TERMS_MIN && !OPERATORS.test(text);
  if (isReference && prepared.places.length <= SHORT_REPLY_WORDS_MAX)
    return gradeReference(
      points,
      prepared,
      terms < MANY_TERMS_MIN ? { ...REFERENCE, covered: REFERENCE_SHORT_COVERED } : REFERENCE,
    );
  return terms < MANY_TERMS_MIN
    ? gradePoint(merged(points), prepared)
    : gradeReference(points, prepared, POINT);
}

/** What to grade against: `asks`, or the anchor when `asks` only repeats the question or is a heading. */
function textOf({ asks, anchor }: TextCriterion, asked: ReadonlySet<string>, canonical?: Canonical): string {
  if (anchor === undefined || anchor.trim() === "") return asks;
  const own = keyPoints(asks.replace(HEADING, " "), asked, canonical);
  const terms = own.flatMap((point) => point.terms).filter(({ stem }) => !asked.has(stem));
  return terms.reduce((sum, { mass }) => sum + mass, 0) < OWN_MASS_MIN ? anchor : asks;
}

/** One key point with the words of all. */
function merged(points: readonly KeyPoint[]): KeyPoint {
  const terms = new Map<string, Term>();
  for (const term of points.flatMap((point) => point.terms)) {
    if (!terms.has(term.stem)) terms.set(term.stem, term);
  }
  const all = [...terms.values()];
  return { terms: all, mass: all.reduce((sum, { mass }) => sum + mass, 0), asked: points[0]!.asked };
}

function gradePoint(point: KeyPoint, prepared: PreparedAnswer): TextMatch {
  const support = measure(point, prepared);
  const own = support.found.filter(({ stem }) => !point.asked.has(stem));
  if (own.length === 0) return { ...NOTHING, because: because([support]) };
  // the idea itself was turned down ("we don't need retrieval"), however well the rest fits
  if (support.isTurnedDown)
    return verdictOf(
      Math.min(POINT.partly - 0.1, logit(POINT, support.features)),
      POINT,
      [support],
      prepared,
    );
  return verdictOf(logit(POINT, support.features), POINT, [support], prepared);
}

/** The features of the key points, averaged by their weight, decide. */
function gradeReference(points: readonly KeyPoint[], prepared: PreparedAnswer, weights: Weights): TextMatch {
  const supports = points.map((point) => measure(point, prepared));
  if (isCopied(prepared, points[0]!.asked)) return { ...NOTHING, because: "It only repeats the question." };
  const mass = points.reduce((sum, point) => sum + point.mass, 0);
  const mean = Object.fromEntries(
    FEATURES.map((name) => [
      name,
      supports.reduce((sum, { features }, i) => sum + features[name] * points[i]!.mass, 0) / mass,
    ]),
  ) as Features;
  return verdictOf(logit(weights, mean), weights, supports, prepared);
}

/** Whether hardly a word of the answer is not in the question. */
function isCopied(prepared: PreparedAnswer, asked: ReadonlySet<string>): boolean {
  const stems = [...prepared.byStem.keys()];
  return stems.filter((stem) => asked.has(stem)).length / stems.length >= 0.8;
}

function verdictOf(
  z: number,
  weights: Weights,
  supports: readonly Support[],
  prepared: PreparedAnswer,
): TextMatch {
  const verdict = z >= weights.covered ? "covered" : z >= weights.partly ? "partly" : "missing";
  const best = supports.toSorted((a, b) => b.features.window - a.features.window)[0]!;
  const first = prepared.sentences[best.from];
  const last = prepared.sentences[Math.min(best.to, prepared.sentences.length - 1)];
  const evidence =
    best.found.length === 0 || first === undefined || last === undefined
      ? undefined
      : { start: first.start, end: last.end };
  return { verdict, score: 1 / (1 + Math.exp(-z)), evidence, because: because(supports) };
}

/** One sentence that names the criterion's weightiest words found and not found. */
function because(supports: readonly Support[]): string {
  const name = (terms: readonly Term[]) =>
    [...new Set(terms.toSorted((a, b) => b.mass - a.mass).map(({ word }) => `“${word}”`))]
      .slice(0, FOUND_SHOWN_MAX)
      .join(", ");
  const found = name(supports.flatMap((support) => support.found));
  const lacking = name(supports.flatMap((support) => support.lacking));
  if (found === "") return `Nothing on ${lacking} was found.`;
  return lacking === "" ? `Found ${found}.` : `Found ${found}; not found: ${lacking}.`;
}
