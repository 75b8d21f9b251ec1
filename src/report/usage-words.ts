import type { UsageLedger, UseTotal } from "../ports/usage-ledger.ts";

/** What one interview used of models, by purpose and model; empty when no model was asked. */
export type Used = Awaited<ReturnType<UsageLedger["used"]>>;

/** All of it together. */
export function totalOf(used: Used): UseTotal {
  const sum = (of: (one: Used[number]) => number) => used.reduce((total, one) => total + of(one), 0);
  return {
    calls: sum(({ calls }) => calls),
    tokens: {
      in: sum(({ tokens }) => tokens.in),
      cachedIn: sum(({ tokens }) => tokens.cachedIn),
      out: sum(({ tokens }) => tokens.out),
    },
    cost: sum(({ cost }) => cost),
  };
}

/** "Models: 23 calls, 41,200 tokens in (30,100 cached), 3,400 out, $0.031."; undefined when no model was asked. */
export function usageLine(used: Used): string | undefined {
  const total = totalOf(used);
  return total.calls === 0 ? undefined : `Models: ${useWords(total)}.`;
}

/** Calls, tokens and, where prices are set, dollars. */
export function useWords({ calls, tokens, cost }: UseTotal): string {
  const number = (value: number) => value.toLocaleString("en");
  const cached = tokens.cachedIn > 0 ? ` (${number(tokens.cachedIn)} cached)` : "";
  const parts = [
    `${number(calls)} ${calls === 1 ? "call" : "calls"}`,
    `${number(tokens.in)} tokens in${cached}`,
    `${number(tokens.out)} out`,
    ...(cost > 0 ? [`$${cost < 1 ? cost.toPrecision(2) : cost.toFixed(2)}`] : []),
  ];
  return parts.join(", ");
}
