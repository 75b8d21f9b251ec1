import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { createBudget } from "../../src/models/budget.ts";
import type { ModelSettings } from "../../src/models/settings.ts";
import { mostTokens } from "../../src/models/token-count.ts";
import type { Account, ChatModel, ChatRequest, Tokens } from "../../src/ports/chat-model.ts";
import { failed, ok } from "../../src/ports/result.ts";
import type { UsageLedger } from "../../src/ports/usage-ledger.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { type ManualClock, manualClock } from "../fakes/manual-clock.ts";
import { recordingLog } from "../fakes/recording-log.ts";

const never = new AbortController().signal;
const NO_LIMIT = { perPerson: {}, perWorkspace: {}, perDay: {} };
const HOUR_MS = 3_600_000;

function ask(account: Account, tokensOutMax = 100): ChatRequest<object> {
  const answer = { name: "nothing", schema: z.object({}) };
  const messages = [{ role: "user", text: "x".repeat(100) }] as const;
  return { purpose: "interview", account, messages, answer, tokensOutMax, temperature: 0 };
}

/** A model within a budget, that uses a part of the most it may. */
function spending(
  budget: Partial<ModelSettings["budget"]>,
  more: {
    prices?: ModelSettings["prices"];
    part?: number;
    ledger?: UsageLedger;
    clock?: ManualClock;
    fails?: boolean;
  } = {},
) {
  const { part = 1, fails = false, ledger = createMemoryStore() } = more;
  const { clock = manualClock(Date.parse("2030-01-01T06:00:00Z")) } = more;
  const log = recordingLog();
  const prices = more.prices === undefined ? {} : { prices: more.prices };
  const purse = createBudget({ budget: { ...NO_LIMIT, ...budget }, ...prices, ledger, clock, log });
  const spends: ChatModel = {
    name: "spender",
    async complete<Answer>(request: ChatRequest<Answer>, signal: AbortSignal) {
      await clock.sleep(1_000, signal);
      if (fails) return failed({ kind: "unavailable", message: "Down." } as const);
      const most = mostTokens(request);
      const tokens: Tokens = {
        in: Math.floor(most.in * part),
        cachedIn: 0,
        out: Math.floor(most.out * part),
      };
      await purse.record(request as ChatRequest<unknown>, "spender", tokens);
      return ok({ answer: {} as Answer, model: "spender", tokens });
    },
  };
  const model = purse.around(spends);
  const call = async (account: Account = {}, tokensOutMax?: number) => {
    const answer = model.complete(ask(account, tokensOutMax), never);
    await clock.advance(1_000);
    return answer;
  };
  const usedTokens = async (account: Account) =>
    (await ledger.used(account)).reduce((sum, { tokens }) => sum + tokens.in + tokens.out, 0);
  return { model, clock, log, call, usedTokens, ledger };
}

const MOST = (() => {
  const { in: given, out } = mostTokens(ask({}));
  return given + out;
})();

test("a person who is over goes no further today, others do, and tomorrow it begins anew", async () => {
  const { call, clock } = spending({ perPerson: { tokens: 2 * MOST } });
  const ada = { person: "ada" };
  expect((await call(ada)).ok).toBe(true);
  expect((await call(ada)).ok).toBe(true);
  const over = await call(ada);
  expect(over).toMatchObject({
    failure: {
      kind: "over-budget",
      message: expect.stringMatching(/tokens for one person.*00:00 UTC; MODEL_TOKENS_PER_PERSON_PER_DAY/),
    },
  });
  if (!over.ok) expect(over.failure.retryAfterMs).toBe(18 * HOUR_MS - 2_000);
  expect((await call({ person: "bob" })).ok).toBe(true);
  expect((await call()).ok).toBe(true);
  clock.jump(18 * HOUR_MS);
  expect((await call(ada)).ok).toBe(true);
});

test("a workspace and the whole have budgets of their own", async () => {
  const { call } = spending({ perWorkspace: { tokens: MOST }, perDay: { tokens: 3 * MOST } });
  expect((await call({ workspace: "w1", person: "ada" })).ok).toBe(true);
  expect(await call({ workspace: "w1", person: "bob" })).toMatchObject({
    failure: { message: expect.stringMatching(/MODEL_TOKENS_PER_WORKSPACE_PER_DAY/) },
  });
  expect((await call({ workspace: "w2" })).ok).toBe(true);
  expect((await call({ workspace: "w3" })).ok).toBe(true);
  expect(await call({ workspace: "w4" })).toMatchObject({
    failure: { message: expect.stringMatching(/MODEL_TOKENS_PER_DAY/) },
  });
});

test("dollars are counted by the prices, cached tokens by theirs", async () => {
  const prices = { in: 1, cachedIn: 0.1, out: 10 };
  const { call, ledger } = spending({ perDay: { dollars: 0.0011 } }, { prices });
  expect((await call()).ok).toBe(true);
  const [total] = await ledger.used({});
  expect(total?.cost).toBeCloseTo(((MOST - 100) * 1 + 100 * 10) / 1e6, 12);
  expect(await call()).toMatchObject({
    failure: { kind: "over-budget", message: expect.stringMatching(/\$0\.0011.*MODEL_DOLLARS_PER_DAY/) },
  });
});

test("ten calls at once take no more than one after the other would", async () => {
  const { model, clock, usedTokens } = spending({ perPerson: { tokens: 3 * MOST } });
  const answers = Promise.all(
    Array.from({ length: 10 }, () => model.complete(ask({ person: "ada" }), never)),
  );
  await clock.advance(1_000);
  expect((await answers).filter((answer) => answer.ok)).toHaveLength(3);
  expect(await usedTokens({ person: "ada" })).toBe(3 * MOST);
});

test("a call that ends while what was used is being read is not forgotten", async () => {
  const kept = createMemoryStore();
  const clock = manualClock();
  // What is read is as old as the reading took.
  const slow: UsageLedger = {
    recordUse: kept.recordUse,
    async used(filter) {
      const used = await kept.used(filter);
      await clock.sleep(100, never);
      return used;
    },
  };
  const { model } = spending({ perDay: { tokens: MOST } }, { ledger: slow, clock });
  const answers = [model.complete(ask({}), never)];
  await clock.advance(1_050);
  answers.push(model.complete(ask({}), never));
  await clock.advance(3_000);
  expect((await Promise.all(answers)).map((answer) => answer.ok)).toEqual([true, false]);
  const [total, ...none] = await kept.used({});
  expect([total?.calls, none]).toEqual([1, []]);
});

test("however calls come, nobody is ever over, and what is set aside comes back", async () => {
  const calls = fc.array(
    fc.record({
      person: fc.constantFrom("ada", "bob"),
      tokensOutMax: fc.integer({ min: 1, max: 400 }),
      after: fc.constantFrom(0, 300, 1_500),
    }),
    { minLength: 1, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(calls, fc.double({ min: 0.1, max: 1, noNaN: true }), async (calls, part) => {
      const limits = { perPerson: { tokens: 900 }, perDay: { tokens: 1_400 } };
      const { model, clock, usedTokens } = spending(limits, { part });
      const answers = [];
      for (const { person, tokensOutMax, after } of calls) {
        answers.push(model.complete(ask({ person }, tokensOutMax), never));
        await clock.advance(after);
      }
      await clock.advance(2_000);
      await Promise.all(answers);
      for (const person of ["ada", "bob"]) expect(await usedTokens({ person })).toBeLessThanOrEqual(900);
      const used = await usedTokens({});
      expect(used).toBeLessThanOrEqual(1_400);
      // A call that fits into what is left is let through: nothing stayed set aside.
      const answer = model.complete(ask({}, 1), never);
      await clock.advance(1_000);
      const needed = mostTokens(ask({}, 1)).in + 1;
      expect((await answer).ok).toBe(used + needed <= 1_400);
    }),
    { numRuns: 60 },
  );
});

test("a call that fails gives back what was set aside for it", async () => {
  const { call, usedTokens } = spending({ perDay: { tokens: MOST } }, { fails: true });
  for (let n = 0; n < 5; n += 1) expect(await call()).toMatchObject({ failure: { kind: "unavailable" } });
  expect(await usedTokens({})).toBe(0);
});

test("a ledger that cannot be read stops calls, and one that cannot be written is reported", async () => {
  const broken: UsageLedger = {
    recordUse: () => Promise.reject(new Error("disk full")),
    used: () => Promise.reject(new Error("disk gone")),
  };
  expect(await spending({ perDay: { tokens: 9_999 } }, { ledger: broken }).call()).toMatchObject({
    failure: { kind: "internal", message: expect.stringMatching(/disk gone/) },
  });
  const unlimited = spending({}, { ledger: broken });
  expect((await unlimited.call()).ok).toBe(true);
  expect(unlimited.log.lines).toMatchObject([{ level: "error", about: { model: "spender" } }]);
});
