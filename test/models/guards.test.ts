import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Failure } from "../../src/interview/events.ts";
import { createBreaker } from "../../src/models/breaker.ts";
import { createBudget } from "../../src/models/budget.ts";
import { guarded } from "../../src/models/guarded.ts";
import { createPlaces } from "../../src/models/places.ts";
import { nextWaitMs } from "../../src/models/retry.ts";
import type { ChatRequest } from "../../src/ports/chat-model.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { type ManualClock, manualClock, quiet } from "../fakes/manual-clock.ts";
import { type RecordingLog, recordingLog } from "../fakes/recording-log.ts";
import { type ModelLine, type ScriptedModel, scriptedModel } from "../fakes/scripted-model.ts";

const request: ChatRequest<{ says: string }> = {
  purpose: "interview",
  account: {},
  messages: [{ role: "user", text: "the candidate's words" }],
  answer: { name: "line", schema: z.object({ says: z.string() }) },
  tokensOutMax: 50,
  temperature: 0,
};
const RIGHT = { answers: { says: "Why?" } };
const DOWN: Failure = { kind: "unavailable", message: "It is down." };
const HANGS: ModelLine = () => new Promise(() => {});
const never = new AbortController().signal;

let clock: ManualClock;
let log: RecordingLog;
// The breaker looks at the computer's time, which goes with the manual clock here.
beforeEach(() => {
  clock = manualClock();
  log = recordingLog();
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(clock.now());
});
afterEach(() => void vi.useRealTimers());

async function pass(ms: number): Promise<void> {
  await clock.advance(ms);
  vi.setSystemTime(clock.now());
}

function guard(model: ScriptedModel, callsAtOnce = 2) {
  return guarded(model, {
    places: [createPlaces(callsAtOnce)],
    budget: createBudget({
      budget: { perPerson: {}, perWorkspace: {}, perDay: {} },
      ledger: createMemoryStore(),
      clock,
      log,
    }),
    breaker: createBreaker("http://127.0.0.1:1/v1", clock),
    timeoutMs: 10_000,
    sleep: clock.sleep,
    random: () => 0.5,
    clock,
    log,
  });
}

const kindOf = async (answer: ReturnType<ScriptedModel["complete"]>) => {
  const result = await answer;
  return result.ok ? "ok" : result.failure.kind;
};

test("an outage that passes is waited for and not seen", async () => {
  const model = scriptedModel({ fails: DOWN }, { fails: DOWN }, RIGHT);
  const answer = kindOf(guard(model).complete(request, never));
  await quiet();
  expect(model.requests).toHaveLength(1);
  await pass(9_000);
  expect(await answer).toBe("ok");
  model.assertFinished();
});

test("a server that says when to come back is not asked before", async () => {
  const limited: Failure = { kind: "rate-limited", message: "Later.", retryAfterMs: 3_000 };
  const model = scriptedModel({ fails: limited }, RIGHT);
  const answer = kindOf(guard(model).complete(request, never));
  await pass(2_999);
  expect(model.requests).toHaveLength(1);
  await pass(500);
  expect(await answer).toBe("ok");
});

test("a wait that is too long is not waited for, and its length is given back", async () => {
  const limited: Failure = { kind: "rate-limited", message: "Later.", retryAfterMs: 60_000 };
  const result = await guard(scriptedModel({ fails: limited })).complete(request, never);
  expect(result).toEqual({ ok: false, failure: limited });
});

test("waits that together are too long end in the failure itself, and not in a timeout", async () => {
  const limited: Failure = { kind: "rate-limited", message: "Later.", retryAfterMs: 4_000 };
  const model = scriptedModel({ fails: limited }, { fails: limited });
  const answer = guard(model).complete(request, never);
  await pass(9_000);
  expect(await answer).toEqual({ ok: false, failure: limited });
  model.assertFinished();
});

test.each(["refused", "malformed", "cut-short", "unauthorised", "misconfigured", "over-budget"] as const)(
  "what trying again does not mend is not tried again: %s",
  async (kind) => {
    const model = scriptedModel({ fails: { kind, message: "No." } });
    expect(await kindOf(guard(model).complete(request, never))).toBe(kind);
    expect(log.lines).toMatchObject([{ level: "warn", about: { failure: kind } }]);
  },
);

test("a model that hangs is left after the time there is, and is told so", async () => {
  let told = false;
  const model = scriptedModel((_, signal) => {
    signal.addEventListener("abort", () => (told = true));
    return new Promise(() => {});
  });
  const answer = guard(model).complete(request, never);
  await pass(9_999);
  expect(told).toBe(false);
  await pass(1);
  expect(await answer).toMatchObject({
    ok: false,
    failure: { kind: "timeout", message: expect.stringMatching(/10 seconds.*MODEL_TIMEOUT_SECONDS/) },
  });
  expect(told).toBe(true);
});

test("a caller who leaves gets away at once: asking, waiting to try again, and queueing", async () => {
  const states: [ModelLine, number][] = [
    [HANGS, 2],
    [{ fails: DOWN }, 2],
    [HANGS, 1],
  ];
  for (const [line, callsAtOnce] of states) {
    const script = scriptedModel(() => line);
    const { requests: asked } = script;
    const model = guard(script, callsAtOnce);
    if (callsAtOnce === 1) void model.complete(request, never);
    const caller = new AbortController();
    const answer = kindOf(model.complete(request, caller.signal));
    await quiet();
    const before = asked.length;
    caller.abort();
    expect(await answer).toBe("cancelled");
    await pass(9_000);
    expect(asked).toHaveLength(before);
  }
  expect(log.lines).toEqual([]);
});

test("a caller who has left before asking is told so, and nothing is thrown behind their back", async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown) => void thrown.push(error);
  process.on("unhandledRejection", note);
  try {
    const model = scriptedModel();
    expect(await kindOf(guard(model).complete(request, AbortSignal.abort()))).toBe("cancelled");
    await new Promise((resolve) => setImmediate(resolve));
    expect([thrown, model.requests]).toEqual([[], []]);
  } finally {
    process.off("unhandledRejection", note);
  }
});

test("never more calls at once than there are places, and every one gets its turn", async () => {
  let [running, most, answered] = [0, 0, 0];
  const model = scriptedModel(async (_, signal) => {
    running += 1;
    most = Math.max(most, running);
    await clock.sleep(100, signal);
    running -= 1;
    return RIGHT;
  });
  const limited = guard(model, 3);
  const calls = Array.from({ length: 10 }, async () => {
    expect(await kindOf(limited.complete(request, never))).toBe("ok");
    answered += 1;
  });
  for (let step = 0; step < 5; step += 1) await pass(100);
  await Promise.all(calls);
  expect([most, answered]).toEqual([3, 10]);
});

test("an endpoint that is down is left alone, says for how long, and is tried with one call", async () => {
  let up = false;
  const model = scriptedModel(async () => (up ? RIGHT : { fails: DOWN }));
  const held = guard(model);
  const call = async () => {
    const answer = held.complete(request, never);
    await pass(9_000);
    return answer;
  };
  for (let outage = 0; outage < 4; outage += 1) expect((await call()).ok).toBe(false);
  const asked = model.requests.length;
  expect(await held.complete(request, never)).toMatchObject({
    failure: {
      kind: "unavailable",
      message: expect.stringMatching(/failed 4 times in a row.*in 2\d seconds/),
      retryAfterMs: expect.toSatisfy((ms: number) => ms > 20_000 && ms <= 30_000),
    },
  });
  expect(model.requests).toHaveLength(asked);
  up = true;
  await pass(30_000);
  expect((await held.complete(request, never)).ok).toBe(true);
  expect((await held.complete(request, never)).ok).toBe(true);
  expect(model.requests).toHaveLength(asked + 2);
});

test("an endpoint that only hangs counts as down too", async () => {
  const model = scriptedModel(HANGS, HANGS, HANGS, HANGS);
  const held = guard(model);
  for (let outage = 0; outage < 4; outage += 1) {
    const answer = held.complete(request, never);
    await pass(10_000);
    expect(await answer).toMatchObject({ failure: { kind: "timeout" } });
  }
  expect(await kindOf(held.complete(request, never))).toBe("unavailable");
});

test("answers that are merely wrong do not count as an outage", async () => {
  const model = scriptedModel(() => ({ fails: { kind: "malformed", message: "No." } }));
  const held = guard(model);
  for (let n = 0; n < 10; n += 1) expect(await kindOf(held.complete(request, never))).toBe("malformed");
});

test("waits grow, drift apart and are bounded", () => {
  for (const random of [() => 0, () => 0.3, () => 0.999]) {
    let wait = 500;
    for (let n = 0; n < 20; n += 1) {
      const next = nextWaitMs(wait, 5_000, random);
      expect(next).toBeGreaterThanOrEqual(500);
      expect(next).toBeLessThanOrEqual(Math.min(5_000, wait * 3));
      wait = next;
    }
  }
  expect(nextWaitMs(1_000, 5_000, () => 0.1)).not.toBe(nextWaitMs(1_000, 5_000, () => 0.9));
});

test("what is logged holds no word of the conversation", async () => {
  await guard(scriptedModel(RIGHT)).complete(request, never);
  expect(log.lines).toMatchObject([{ level: "debug", about: { purpose: "interview", tokens: { in: 100 } } }]);
  expect(JSON.stringify(log.lines)).not.toMatch(/candidate|Why/);
});
