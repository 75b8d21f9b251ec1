/**
 * Weights of the generic text matcher, rounded. Two logistic regressions, signs held to what they mean, fitted
 * offline and cross-validated by question.
 *
 * `POINT` is for a short criterion: the idea must be there. Fitted on REALSumm content units (13,925 pairs), a
 * sample of SciEntsBank (1,500 answers) and 61 own pairs in ML system design. Cross-validated macro-F1 at each
 * set's best threshold: .74, .74, .76 (covered against the rest).
 *
 * `REFERENCE` is for a whole reference solution against a short reply, where real full-mark answers hold
 * about four tenths of the words. Fitted on 554 neural-network exam answers and SciEntsBank (weight .3).
 * Cross-validated leaving one question out: r .50, QWK .49. It alone asks for some length (`enough`, full at
 * twenty different words on the matter), since a reply of three words cannot hold a reference.
 */

import type { Features } from "./text-matcher-features.ts";

export type Weights = { base: number; partly: number; covered: number } & {
  by: Partial<Record<keyof Features, number>>;
};

export const POINT: Weights = {
  base: -0.36,
  partly: -0.5,
  covered: 0.2,
  by: {
    window: 0.53, squared: 0.57, telling: 1.13, lacking: -0.91, heaviest: 0.95, pairs: 0.62, order: 0.21,
    numbers: 0.4, turned: -1.06, opposite: -0.6, sprawl: -1.87, brevity: -0.24,
  },
}; // biome-ignore format: a table reads best in rows

export const REFERENCE: Weights = {
  base: -1.9,
  partly: -0.45,
  covered: 0.88,
  by: {
    whole: 1.35,
    root: 0.3,
    saturated: 0.35,
    enough: 1.8,
    letters: 1.55,
    heaviest: 0.4,
    pairs: 0.35,
    opposite: -0.15,
  },
};

/** The weighted sum of features: 0 is even odds. */
export function logit(weights: Weights, features: Features): number {
  return Object.entries(weights.by).reduce(
    (sum, [name, weight]) => sum + weight * features[name as keyof Features],
    weights.base,
  );
}
