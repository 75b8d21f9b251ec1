/**
 * Weights of the generic text matcher, rounded, fitted offline with the signs held to what they mean. All figures
 * are cross-validated by question (no answer to a question was seen in fitting the weights that graded it); the
 * thresholds were chosen once over all questions, except where it says nested.
 *
 * `POINT`: a short criterion, the idea must be there. A logistic regression on REALSumm content units (13,925
 * pairs), a sample of SciEntsBank (1,500 answers) and 122 own pairs in ML system design, each with its own base.
 * Macro-F1 at the best threshold: .776 (kappa .55), .744, .81/.73 (first and second half of the own pairs). Lowering
 * words that other criteria share brings .02 of it on content units. Boosted trees, pairwise products and
 * forty more features gave nothing beyond (.774, .742).
 *
 * `EXAM`: a whole reference solution against a short reply. Non-negative ridge regression within questions on 554
 * neural-network exam answers: leaving one question out r .555 of the sum, QWK .54 (nested thresholds: .52, r of
 * the verdict .53). Trees, splines, support vectors, document frequencies and a table of textbook words per topic
 * were tried and gave less or no more (r .46 to .575).
 *
 * With the rounded weights, these limits and the way a rubric really takes (`npm run calibrate`, same data, so a
 * little too good): exam r .53 and QWK .53 of the verdict, content units .765 (kappa .53; sums a text QWK .65),
 * SciEntsBank .734. The own pairs: 23 of 45 good replies covered, 4 of 77 others, none of them a negation, a list
 * or a copy. Both halves of the own pairs were looked at while the limits were set.
 */

import type { ExamFeatures } from "./text-matcher-exam.ts";
import type { Features } from "./text-matcher-features.ts";

export const POINT: Readonly<Record<keyof Features, number>> = {
  window: 1.26,
  telling: 1.23,
  lacking: -0.6,
  heaviest: 0.95,
  pairs: 0.59,
  order: 0.39,
  numbers: 0.08,
  turned: -0.7,
  opposite: -0.44,
};

export const EXAM: Readonly<Record<keyof ExamFeatures, number>> = {
  share: 0.29,
  letters: 0.56,
  alike: 0.38,
  rich: 0.76,
  room: 0.53,
};
export const EXAM_PARTLY = 0.73;
export const EXAM_COVERED = 1.27;
/** The sum when every feature is full. */
export const EXAM_FULL = 2.52;

/** What a point is: the only criterion of its rubric, one of several, or an operator's order ("Names …"). */
export type Regime = "lone" | "several" | "order";
type Limits = { middle: number; perLog: number; fromWords: number; covered: number; partly: number };

/**
 * Where covered and missing are even, and how far from there covered and partly begin. In more words more is found
 * by chance, except that nobody's long reply to an order is held against them. Chosen on SciEntsBank (lone),
 * content units (several) and the own pairs (order).
 */
const LIMITS: Readonly<Record<Regime, Limits>> = {
  lone: { middle: 0.45, perLog: 0.68, fromWords: 40, covered: 0, partly: -0.45 },
  several: { middle: 1.1, perLog: 0.3, fromWords: 8, covered: 0.15, partly: -0.3 },
  order: { middle: 1.5, perLog: 0, fromWords: 1, covered: 0.2, partly: -0.3 },
};

export function limitsOf(regime: Regime, contentWords: number) {
  const { middle, perLog, fromWords, covered, partly } = LIMITS[regime];
  const even = middle + perLog * Math.log(Math.max(1, contentWords / fromWords));
  return { even, covered: even + covered, partly: even + partly };
}

/** The weighted sum of features. */
export function weigh<Name extends string>(
  weights: Readonly<Record<Name, number>>,
  features: Readonly<Record<Name, number>>,
): number {
  return (Object.keys(weights) as Name[]).reduce((sum, name) => sum + weights[name] * features[name], 0);
}
