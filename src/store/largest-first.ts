import type { UsageLedger } from "../ports/usage-ledger.ts";

type Totals = Awaited<ReturnType<UsageLedger["used"]>>;

/** By tokens; those with as many by name, so that every store gives the same order. */
export function largestFirst(totals: Totals): Totals {
  return totals.toSorted(
    (a, b) =>
      b.tokens.in + b.tokens.out - (a.tokens.in + a.tokens.out) ||
      compare(a.purpose, b.purpose) ||
      compare(a.model, b.model),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
