/** Red flags together never cost more than this; a pile of them is one bad interview and not several. */
export const RED_FLAG_COST_MAX = 25;

export type FinalScore = {
  /** Whole points, 0–100. */
  readonly score: number;
  /** What it is made of: `criteria` less `redFlags` less `hints`, each in whole points. */
  readonly parts: { readonly criteria: number; readonly redFlags: number; readonly hints: number };
};

/**
 * Points after deductions. `said` is false when the candidate said nothing at all: silence is 0 exactly,
 * whatever was measured. `criteria` is undefined when nothing could be scored, and earns nothing either.
 */
export function finalScore(given: {
  readonly criteria: number | undefined;
  readonly redFlagCosts: readonly number[];
  readonly hintCosts: readonly number[];
  readonly said: boolean;
}): FinalScore {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const parts = {
    criteria: given.said ? Math.round(given.criteria ?? 0) : 0,
    redFlags: Math.min(RED_FLAG_COST_MAX, sum(given.redFlagCosts)),
    hints: sum(given.hintCosts),
  };
  return { score: Math.max(0, Math.round(parts.criteria - parts.redFlags - parts.hints)), parts };
}
