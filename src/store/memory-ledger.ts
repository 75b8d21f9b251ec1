import type { UsageLedger, Use, UseTotal } from "../ports/usage-ledger.ts";
import { largestFirst } from "./largest-first.ts";

type Total = Awaited<ReturnType<UsageLedger["used"]>>[number];

export type MemoryLedger = UsageLedger & {
  /** Takes the names off what was used by this person, or for this interview. */
  anonymise(whose: { readonly person: string } | { readonly interview: string }): void;
};

/** The part of a store in memory that keeps what models used. */
export function createMemoryLedger(): MemoryLedger {
  let uses: Use[] = [];
  return {
    anonymise(whose) {
      uses = uses.map((use) => {
        const theirs = "person" in whose ? use.person === whose.person : use.interview === whose.interview;
        if (!theirs) return use;
        const { person: _, interview: __, ...rest } = use;
        return rest;
      });
    },
    async recordUse(use) {
      uses.push(structuredClone(use));
    },
    async used({ since, interview, person, workspace }) {
      const totals = new Map<string, Total>();
      for (const use of uses) {
        if (since !== undefined && use.at < since) continue;
        if (interview !== undefined && use.interview !== interview) continue;
        if (person !== undefined && use.person !== person) continue;
        if (workspace !== undefined && use.workspace !== workspace) continue;
        const { purpose, model } = use;
        const key = JSON.stringify([purpose, model]);
        totals.set(key, { purpose, model, ...plus(totals.get(key), use) });
      }
      return largestFirst([...totals.values()]);
    },
  };
}

function plus(total: UseTotal | undefined, { tokens, cost = 0 }: Use): UseTotal {
  const before = total?.tokens ?? { in: 0, cachedIn: 0, out: 0 };
  return {
    calls: (total?.calls ?? 0) + 1,
    tokens: {
      in: before.in + tokens.in,
      cachedIn: before.cachedIn + tokens.cachedIn,
      out: before.out + tokens.out,
    },
    cost: (total?.cost ?? 0) + cost,
  };
}
