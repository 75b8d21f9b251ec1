/** Where a figure would lie nineteen times out of twenty if other replies of the same kind had been labelled. */
export type Interval = { readonly low: number; readonly high: number };

const ROUNDS = 1_000;
const TAIL = 0.025;

/**
 * Percentile bootstrap (Efron, 1979): the figure over samples drawn with replacement. What is drawn are whole replies
 * and not single judgements, since the judgements of one reply stand and fall together. The same seed gives the same
 * interval. Undefined when the figure is undefined in most samples.
 */
export function bootstrap<Item>(
  items: readonly Item[],
  figure: (sample: readonly Item[]) => number | undefined,
  seed: number,
  rounds: number = ROUNDS,
): Interval | undefined {
  if (items.length === 0) return undefined;
  const random = seeded(seed);
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const sample = items.map(() => items[Math.floor(random() * items.length)]!);
    const value = figure(sample);
    if (value !== undefined) values.push(value);
  }
  if (values.length < rounds / 2) return undefined;
  values.sort((a, b) => a - b);
  const at = (share: number) =>
    values[Math.min(values.length - 1, Math.max(0, Math.round(share * (values.length - 1))))]!;
  return { low: at(TAIL), high: at(1 - TAIL) };
}

/** mulberry32 (Tommy Ettinger): from 0 (included) to 1 (excluded), the same row for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
