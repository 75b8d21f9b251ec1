import type { Failure } from "../interview/events.ts";
import type { Millis } from "../interview/interview.ts";
import type { Account, ChatModel, ChatRequest, Tokens } from "../ports/chat-model.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { failed, ok, type Result } from "../ports/result.ts";
import type { UsageLedger } from "../ports/usage-ledger.ts";
import { createOneAtATime } from "./one-at-a-time.ts";
import { costOf } from "./prices.ts";
import type { Allowance, ModelSettings } from "./settings.ts";
import { mostTokens } from "./token-count.ts";

const DAY_MS: Millis = 86_400_000;

export type BudgetParts = Pick<ModelSettings, "budget" | "prices"> & {
  readonly ledger: UsageLedger;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Keeps people, workspaces and days within what is allowed. Before a call the most that it may use is set aside, so
 * that calls at the same time cannot overrun together; afterwards what it did use stands in the ledger. Several
 * processes on one ledger may overrun by what is under way in the others.
 */
export type Budget = {
  readonly around: (model: ChatModel) => ChatModel;
  /** Writes down an answer that was paid for. Never rejects. */
  readonly record: (request: ChatRequest<unknown>, model: string, tokens: Tokens) => Promise<void>;
};

/** One allowance and what of the ledger counts against it. */
type Purse = {
  readonly key: string;
  readonly whose: Account;
  readonly allowance: Allowance;
  /** For messages: whom it is for, and how its settings are called. */
  readonly for: string;
  readonly setting: string;
};

type Amount = { readonly tokens: number; readonly dollars: number };

export function createBudget({ budget, prices, ledger, clock, log }: BudgetParts): Budget {
  const setAside = new Map<string, Amount>();
  const oneAtATime = createOneAtATime();
  const dollars = (tokens: Tokens) => (prices === undefined ? 0 : costOf(tokens, prices));

  const change = (purses: readonly Purse[], by: Amount, sign: 1 | -1) => {
    for (const { key } of purses) {
      const { tokens, dollars } = setAside.get(key) ?? NOTHING;
      const left = { tokens: tokens + sign * by.tokens, dollars: dollars + sign * by.dollars };
      if (left.tokens > 0) setAside.set(key, left);
      else setAside.delete(key);
    }
  };

  const admit = (purses: readonly Purse[], most: Amount): Promise<Result<undefined, Failure>> =>
    oneAtATime(async () => {
      const now = clock.now();
      const since = Math.floor(now / DAY_MS) * DAY_MS;
      for (const purse of purses) {
        const used = await usedOf(ledger, purse.whose, since);
        const over = overrun(purse, used, setAside.get(purse.key) ?? NOTHING, most);
        if (over !== undefined)
          return failed<Failure>({ kind: "over-budget", message: over, retryAfterMs: since + DAY_MS - now });
      }
      change(purses, most, 1);
      return ok(undefined);
    });

  return {
    around: (model) => ({
      name: model.name,
      async complete(request, signal) {
        const purses = pursesFor(request.account, budget);
        if (purses.length === 0) return model.complete(request, signal);
        const tokens = mostTokens(request);
        const most = { tokens: tokens.in + tokens.out, dollars: dollars(tokens) };
        const admitted = await admit(purses, most).catch(unreadable);
        if (!admitted.ok) return admitted;
        try {
          return await model.complete(request, signal);
        } finally {
          change(purses, most, -1);
        }
      },
    }),
    async record({ account, purpose }, model, tokens) {
      const cost = prices === undefined ? {} : { cost: dollars(tokens) };
      const use = { ...account, at: clock.now(), purpose, model, tokens, ...cost };
      try {
        await oneAtATime(() => ledger.recordUse(use));
      } catch (error) {
        log.error({ model, tokens, error: String(error) }, "what a model used could not be written down");
      }
    },
  };
}

const NOTHING: Amount = { tokens: 0, dollars: 0 };

function pursesFor(account: Account, budget: ModelSettings["budget"]): readonly Purse[] {
  const { person, workspace } = account;
  const purses: Purse[] = [
    { key: "day", whose: {}, allowance: budget.perDay, for: "everybody", setting: "PER_DAY" },
  ];
  if (workspace !== undefined)
    purses.push({
      key: `workspace ${workspace}`,
      whose: { workspace },
      allowance: budget.perWorkspace,
      for: "one workspace",
      setting: "PER_WORKSPACE_PER_DAY",
    });
  if (person !== undefined)
    purses.push({
      key: `person ${person}`,
      whose: { person },
      allowance: budget.perPerson,
      for: "one person",
      setting: "PER_PERSON_PER_DAY",
    });
  return purses.filter(({ allowance }) => allowance.tokens !== undefined || allowance.dollars !== undefined);
}

async function usedOf(ledger: UsageLedger, whose: Account, since: Millis): Promise<Amount> {
  let [tokens, dollars] = [0, 0];
  for (const total of await ledger.used({ ...whose, since })) {
    tokens += total.tokens.in + total.tokens.out;
    dollars += total.cost;
  }
  return { tokens, dollars };
}

/** The sentence about what would be overrun, if anything would. */
function overrun(purse: Purse, used: Amount, aside: Amount, most: Amount): string | undefined {
  const { allowance, setting } = purse;
  const until = "It begins anew at 00:00 UTC";
  if (allowance.tokens !== undefined && used.tokens + aside.tokens + most.tokens > allowance.tokens)
    return `Today's ${allowance.tokens} tokens for ${purse.for} do not hold another call (${used.tokens} used, ${aside.tokens} set aside for calls under way, up to ${most.tokens} needed). ${until}; MODEL_TOKENS_${setting} says how many there are.`;
  if (allowance.dollars !== undefined && used.dollars + aside.dollars + most.dollars > allowance.dollars)
    return `Today's $${allowance.dollars} for ${purse.for} do not hold another call ($${used.dollars.toFixed(4)} used, $${aside.dollars.toFixed(4)} set aside for calls under way, up to $${most.dollars.toFixed(4)} needed). ${until}; MODEL_DOLLARS_${setting} says how many there are.`;
  return undefined;
}

function unreadable(error: unknown): Result<undefined, Failure> {
  return failed({
    kind: "internal",
    message: `What was used today cannot be read, so no model is asked: ${error instanceof Error ? error.message : String(error)}.`,
  });
}
