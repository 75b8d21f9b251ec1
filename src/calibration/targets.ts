import type { AttackFigures } from "./attacks.ts";
import type { Interval } from "./bootstrap.ts";
import { figuresOf, flagFigures } from "./figures.ts";
import { intervalsOf, type Measurement, type Rerun } from "./measure.ts";

/** One thing asked of a grader, and what it gave. */
export type Target = {
  readonly name: string;
  /** As printed, such as "0.907" or "2 of 3150 rose". */
  readonly value: string;
  readonly good: boolean;
  /** How far beyond what is asked, negative when short of it, in the unit of the figure. */
  readonly margin?: number;
  /** The figure that is asked for, where it is one. */
  readonly asked?: number;
  readonly interval?: Interval;
};

/** A figure that must not be lower than `least`. */
function atLeast(
  name: string,
  figure: number | undefined,
  least: number,
  { interval, count }: { readonly interval?: Interval | undefined; readonly count?: string } = {},
): Target {
  const shown = `${name} ≥ ${least.toFixed(2).replace(/^0/, "")}`;
  // Nothing to measure is no success.
  if (figure === undefined) return { name: shown, value: `–${count ?? ""}`, good: false };
  return {
    name: shown,
    value: `${figure.toFixed(3)}${count ?? ""}`,
    good: figure >= least,
    margin: figure - least,
    asked: least,
    ...(interval !== undefined && { interval }),
  };
}

const atMost = (name: string, figure: number, most: number, value: string): Target => ({
  name,
  value,
  good: figure <= most,
  margin: most - figure,
  asked: most,
});

const none = (name: string, count: number, value: string): Target => ({ name, value, good: count === 0 });

/** What agreement with people is asked of the offline grader, on one set of replies. */
export function offlineAgreement({ cases, flags }: Measurement, seed: number): Target[] {
  const figures = figuresOf(cases);
  const flagged = flagFigures(flags);
  const intervals = intervalsOf(cases, flags, seed);
  return [
    atLeast("macro-F1", figures.macroF1, 0.8, { interval: intervals.macroF1 }),
    atLeast("kappa", figures.kappa, 0.7, { interval: intervals.kappa }),
    atLeast("red flags precision", flagged.precision, 0.95, {
      interval: intervals.flagPrecision,
      count: ` (${flagged.raised} raised)`,
    }),
    atLeast("red flags recall", flagged.recall, 0.8, {
      interval: intervals.flagRecall,
      count: ` (${flagged.truly} true)`,
    }),
  ];
}

/** What is asked of a grader that asks a model. */
export function modelAgreement(measured: Measurement, rerun: Rerun, seed: number): Target[] {
  const own = measured.cases.filter(({ criterion }) => !criterion.generic);
  const intervals = intervalsOf(own, measured.flags, seed);
  const unmade = Object.values(measured.unscored).reduce((sum, count) => sum + count, 0);
  return [
    atLeast("macro-F1 of own criteria", figuresOf(own).macroF1, 0.85, { interval: intervals.macroF1 }),
    atLeast("rerun kappa", rerun.kappa, 0.95, { count: ` (${rerun.changed} of ${rerun.verdicts} changed)` }),
    none("every criterion judged", unmade, `${unmade} unscored`),
  ];
}

/** What is asked of every grader. */
export function soundness({ ordering, flaggedReplies, quotes, quotesVerbatim }: Measurement): Target[] {
  const unverified = quotes - quotesVerbatim;
  const ordered: Target = {
    name: "weak < middling < strong, each stage of each system",
    value: `${ordering.inOrder} of ${ordering.groups}`,
    good: ordering.inOrder === ordering.groups,
  };
  return [
    // A small sample has no stage with all three, and nothing to say about them.
    ...(ordering.groups === 0 ? [] : [ordered]),
    none("ordinary answers flagged 0 times", flaggedReplies, `${flaggedReplies} flagged`),
    none("every quote verbatim", unverified, `${unverified} not`),
  ];
}

export function attackTargets(attacks: AttackFigures): Target[] {
  const { attacked, raisedScores, keys, keysEarning, keywordShareMax, shuffledShareMean } = attacks;
  return [
    none("score(answer + attack) ≤ score(answer)", raisedScores, `${raisedScores} of ${attacked} rose`),
    none("silence, claims and master keys earn nothing", keysEarning, `${keysEarning} of ${keys} earned`),
    atMost(
      "a keyword list earns at most 10 %",
      keywordShareMax,
      10,
      `${keywordShareMax.toFixed(1)} % at most`,
    ),
    atMost(
      "shuffled words earn at most 10 %",
      shuffledShareMean,
      10,
      `${shuffledShareMean.toFixed(1)} % on average`,
    ),
  ];
}

/** The offline grader has no chance in it, so its second run must be the first to the letter. */
export function sameAgain({ differing }: Rerun): Target {
  return none("the same input gives the same output", differing, `${differing} differed`);
}
