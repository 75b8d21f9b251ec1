/**
 * Grades a criterion that is text only (an operator's own rubric, without cues) against a reply. Word overlap
 * with care: words weigh by what they say, words of the question hardly count, synonyms and typos match,
 * negated and merely listed words do not, and the words must stand together in one or two sentences.
 */

import { measureExam } from "./text-matcher-exam.ts";
import {
  type Around,
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
import {
  EXAM,
  EXAM_COVERED,
  EXAM_FULL,
  EXAM_PARTLY,
  limitsOf,
  POINT,
  type Regime,
  weigh,
} from "./text-matcher-weights.ts";

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
  /** How many other criteria of the rubric have a stem (`besideOf`): such words tell them apart less. */
  beside?: ReadonlyMap<string, number>;
};

/** A longer reply (about 400 words in all) must say each key point of a reference as a point. */
const SHORT_REPLY_WORDS_MAX = 200;
/** "Splits the system …", "Says that …": an order of what a candidate does, not a reference solution. */
const OPERATORS =
  /^\W*(?:the candidate |candidate )?(?:[a-z]+(?<!s|i|u)s|does|discusses|addresses|assesses|has)\b(?! (?:is|are|was|were|has|have|can|of)\b)/i;
/** A criterion of so many words is a reference solution, or graded sentence by sentence. */
const MANY_TERMS_MIN = 14;
/** From so many words on only as one. */
const REFERENCE_TERMS_MIN = 18;
/** The only criterion of a rubric is a reference solution from so many words on. */
const LONE_TERMS_MIN = 8;
/** Less own weight than this (about one word) and `asks` is only a heading such as "Answers correctly". */
const OWN_MASS_MIN = 1.2;
const HEADING =
  /\b(answers?|responses?|match(es)?|references?|correct(ly|ness)?|complete(ly|ness)?|solutions?|key|points?|covers?|content|expected|model|questions?)\b/gi;
const FOUND_SHOWN_MAX = 4;
const RANK = { missing: 0, partly: 1, covered: 2 };
/** An order is not covered without this share of its weightiest words. */
const HEART_MIN = 0.5;
const NO_OTHERS: ReadonlyMap<string, number> = new Map();

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
  const around = {
    asked: stemsOf(criterion.question ?? "", canonical),
    beside: criterion.beside ?? NO_OTHERS,
  };
  const text = textOf(criterion, around, canonical);
  const points = keyPoints(text, around, canonical);
  if (prepared.places.length === 0 || points.length === 0) return NOTHING;
  const isOrder = OPERATORS.test(text);
  const terms = points.reduce((sum, point) => sum + point.terms.length, 0);
  const isStatement = !isOrder && around.asked.size > 0;
  const enough = around.beside.size === 0 ? LONE_TERMS_MIN : MANY_TERMS_MIN;
  const isExam = isStatement && terms >= enough && prepared.places.length <= SHORT_REPLY_WORDS_MAX;
  const exam = isExam ? gradeExam(points, text, prepared, canonical) : undefined;
  if (exam !== undefined && (terms >= REFERENCE_TERMS_MIN || exam.verdict === "covered")) return exam;
  const regime = isOrder ? "order" : around.beside.size === 0 ? "lone" : "several";
  const match = gradePoints(terms < MANY_TERMS_MIN ? [merged(points)] : points, prepared, regime);
  return exam !== undefined && RANK[exam.verdict] >= RANK[match.verdict] ? exam : match;
}

/** For each stem, how many of the other criteria's texts have it. */
export function besideOf(texts: readonly string[], at: number, canonical?: Canonical): Map<string, number> {
  const counts = new Map<string, number>();
  texts.forEach((text, i) => {
    if (i === at) return;
    for (const stem of stemsOf(text, canonical)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  });
  return counts;
}

/** What to grade against: `asks`, or the anchor when `asks` only repeats the question or is a heading. */
function textOf({ asks, anchor }: TextCriterion, around: Around, canonical?: Canonical): string {
  if (anchor === undefined || anchor.trim() === "") return asks;
  const own = keyPoints(asks.replace(HEADING, " "), around, canonical);
  const terms = own.flatMap((point) => point.terms).filter(({ stem }) => !around.asked.has(stem));
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

/** The features of the points, averaged by their weight, decide. */
function gradePoints(points: readonly KeyPoint[], prepared: PreparedAnswer, regime: Regime): TextMatch {
  const supports = points.map((point) => measure(point, prepared));
  const { asked } = points[0]!;
  const isOwn = ({ stem }: Term) => !asked.has(stem);
  const hasOwn = regime === "order" || points.some(({ terms }) => terms.some(isOwn));
  if (supports.every(({ found }) => !found.some(isOwn)) && hasOwn)
    return { ...NOTHING, because: because(supports) };
  const mass = points.reduce((sum, point) => sum + point.mass, 0);
  const mean = Object.fromEntries(
    FEATURES.map((name) => [
      name,
      supports.reduce((sum, { features }, i) => sum + features[name] * points[i]!.mass, 0) / mass,
    ]),
  ) as Features;
  const limits = limitsOf(regime, prepared.places.length);
  const sum = weigh(POINT, mean);
  // the idea itself was turned down ("we don't need retrieval"), however well the rest fits
  const turnedDown = supports.length === 1 && supports[0]!.isTurnedDown;
  const lacksHeart = regime === "order" && mean.heaviest < HEART_MIN;
  const z = Math.min(sum, turnedDown ? limits.partly - 0.1 : lacksHeart ? limits.covered - 0.1 : sum);
  const score = 1 / (1 + Math.exp(limits.even - z));
  return matchOf({ ...limits, z, score }, supports, prepared);
}

/** A short reply against a whole reference solution. */
function gradeExam(
  points: readonly KeyPoint[],
  text: string,
  prepared: PreparedAnswer,
  canonical?: Canonical,
): TextMatch {
  if (isCopied(prepared, points[0]!.asked)) return { ...NOTHING, because: "It only repeats the question." };
  const z = weigh(EXAM, measureExam(points, prepareAnswer(text, canonical), prepared));
  const supports = points.map((point) => measure(point, prepared));
  const limits = { z, partly: EXAM_PARTLY, covered: EXAM_COVERED, score: Math.min(1, z / EXAM_FULL) };
  return matchOf(limits, supports, prepared);
}

/** Whether hardly a word of the answer is not in the question. */
function isCopied(prepared: PreparedAnswer, asked: ReadonlySet<string>): boolean {
  const stems = [...prepared.byStem.keys()];
  return stems.filter((stem) => asked.has(stem)).length / stems.length >= 0.8;
}

type Sum = { z: number; partly: number; covered: number; score: number };

function matchOf(
  { z, partly, covered, score }: Sum,
  supports: readonly Support[],
  prepared: PreparedAnswer,
): TextMatch {
  const verdict = z >= covered ? "covered" : z >= partly ? "partly" : "missing";
  const best = supports.toSorted((a, b) => b.features.window - a.features.window)[0]!;
  const first = prepared.sentences[best.from];
  const last = prepared.sentences[Math.min(best.to, prepared.sentences.length - 1)];
  const evidence =
    best.found.length === 0 || first === undefined || last === undefined
      ? undefined
      : { start: first.start, end: last.end };
  return { verdict, score, evidence, because: because(supports) };
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
