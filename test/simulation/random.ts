/** Chance that always falls the same way for the same seed. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  chance(share: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<Option>(options: readonly Option[]): Option;
  weighted<Option extends string>(weights: Readonly<Partial<Record<Option, number>>>): Option;
};

/** The generator "mulberry32": 32 bits of state, and good enough to throw dice. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (options) => options[between(0, options.length - 1)]!,
    weighted<Option extends string>(weights: Readonly<Partial<Record<Option, number>>>) {
      const entries = Object.entries(weights) as [Option, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [option, weight] of entries) {
        left -= weight;
        if (left < 0) return option;
      }
      return entries.at(-1)![0];
    },
  };
}
