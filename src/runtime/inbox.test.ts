import { describe, expect, it } from "vitest";
import { scriptedInterviewer } from "../../test/fakes/scripted-interviewer.ts";
import { ada, here, settings, started, testEngine } from "../../test/fakes/test-engine.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import { NotAppliedError } from "./apply-event.ts";

const bob = { id: "test:bob", name: "Bob" };
const talking = () => testEngine({ interviewer: scriptedInterviewer({ kind: "opening", text: "Tell me." }) });

describe("what a person does", () => {
  it("goes to the interview at its place, and nowhere when there is none", async () => {
    const test = talking();
    expect(await test.says("hello")).toEqual({ is: "ignored", why: "no-interview" });
    const id = await started(test);
    expect(await test.does({ is: "command", name: "start", options: {} })).toEqual({
      is: "accepted",
      interview: id,
    });
    await test.engine.runDue();
    expect(await test.says("an answer")).toEqual({ is: "accepted", interview: id });
    expect((await test.state(id)).draft.map((message) => message.text)).toEqual(["an answer"]);
  });

  it("is taken once, however often it is delivered", async () => {
    const test = talking();
    const id = await started(test);
    const deed = { is: "message", ref: "m", text: "once" } as const;
    expect(await test.does(deed, { id: "same" })).toMatchObject({ is: "accepted" });
    await test.engine.runDue();
    expect(await test.does(deed, { id: "same" })).toEqual({ is: "ignored", why: "duplicate" });
    expect((await test.state(id)).draft).toHaveLength(1);
    const pause = { is: "command", name: "pause", options: {} } as const;
    expect(await test.does(pause, { id: "p" })).toMatchObject({ is: "accepted" });
    expect(await test.does(pause, { id: "p" }), "no second word about a pause").toEqual({
      is: "ignored",
      why: "duplicate",
    });
  });

  it("does nothing when it comes from somebody else", async () => {
    const test = talking();
    const id = await started(test);
    expect(await test.does({ is: "message", ref: "m", text: "hi" }, { by: bob })).toEqual({
      is: "ignored",
      why: "not-yours",
    });
    expect(await test.does({ is: "action", id: `start:${id}:t0` }, { by: bob })).toEqual({
      is: "ignored",
      why: "not-yours",
    });
  });

  it("lets the human interviewer act in peer mode only", async () => {
    const peer = talking();
    await started(peer, { mode: "peer", interviewer: bob });
    expect(await peer.does({ is: "command", name: "start", options: {} }, { by: bob })).toMatchObject({
      is: "accepted",
    });
    const solo = talking();
    await started(solo, { interviewer: bob });
    expect(await solo.does({ is: "command", name: "start", options: {} }, { by: bob })).toEqual({
      is: "ignored",
      why: "not-yours",
    });
  });

  it("may be a button of the question that stands, and not one of a past question", async () => {
    const test = talking();
    const id = await started(test);
    const button = (verb: string, turn: number) => test.does({ is: "action", id: `${verb}:${id}:t${turn}` });
    expect(await button("start", 0)).toMatchObject({ is: "accepted" });
    expect(await button("start", 0)).toEqual({ is: "ignored", why: "stale" });
    await test.engine.runDue();
    expect(await button("hint", 0)).toEqual({ is: "ignored", why: "stale" });
    expect(await button("pause", 1)).toMatchObject({ is: "accepted" });
    expect(await button("nonsense", 1)).toEqual({ is: "ignored", why: "out-of-place" });
    expect(await test.does({ is: "action", id: "what:is this?" })).toEqual({
      is: "ignored",
      why: "out-of-place",
    });
    expect(await test.does({ is: "command", name: "constructor", options: {} })).toEqual({
      is: "ignored",
      why: "out-of-place",
    });
  });

  it("is answered with a quiet word when it changes nothing", async () => {
    const test = talking();
    await started(test);
    await test.does({ is: "command", name: "start", options: {} });
    await test.engine.runDue();
    expect(await test.does({ is: "command", name: "done", options: {} })).toMatchObject({
      is: "answered",
      message: { blocks: [{ is: "text", text: expect.stringContaining("nothing from you") }] },
    });
  });
});

describe("a store that fails or is contended", () => {
  it("is asked again a few times, and then the surface is told", async () => {
    const store = createMemoryStore();
    let failures = 2;
    const flaky = {
      ...store,
      commit: async (commit: Parameters<typeof store.commit>[0]) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error("SQLITE_BUSY");
        }
        return store.commit(commit);
      },
    };
    const test = testEngine({ store: flaky, interviewer: scriptedInterviewer({}) });
    failures = 0;
    await started(test);
    failures = 2;
    const patient = test.says("hello");
    await test.clock.advance(5_000);
    expect(await patient).toMatchObject({ is: "accepted" });
    failures = 99;
    const lost = expect(test.says("again")).rejects.toThrow(NotAppliedError);
    await test.clock.advance(20_000);
    await lost;
  });

  it("counts an event as taken when the failed commit had taken effect", async () => {
    const store = createMemoryStore();
    let swallow = false;
    const lossy = {
      ...store,
      commit: async (commit: Parameters<typeof store.commit>[0]) => {
        const outcome = await store.commit(commit);
        if (!swallow) return outcome;
        swallow = false;
        throw new Error("connection lost");
      },
    };
    const test = testEngine({ store: lossy, interviewer: scriptedInterviewer({}) });
    const id = await started(test);
    swallow = true;
    const outcome = test.says("hello");
    await test.clock.advance(5_000);
    expect(await outcome).toMatchObject({ is: "accepted" });
    expect((await test.state(id)).draft).toHaveLength(1);
  });

  it("takes every message of a burst", async () => {
    const test = talking();
    const id = await started(test);
    const burst = Array.from({ length: 25 }, (_, n) =>
      test.engine.deliver({
        id: `b${n}`,
        place: here,
        by: ada,
        deed: { is: "message", ref: `r${n}`, text: `part ${n}` },
      }),
    );
    await test.clock.advance(5_000);
    const outcomes = await Promise.all(burst);
    expect(outcomes.every((outcome) => outcome.is === "accepted")).toBe(true);
    expect((await test.state(id)).draft).toHaveLength(25);
  });
});

describe("starting", () => {
  it("knows its problems, and one interview at a place", async () => {
    const test = testEngine();
    const { engine } = test;
    expect(await engine.startInterview({ ...settings, problem: "unknown" })).toEqual({
      ok: false,
      failure: { why: "unknown-problem" },
    });
    const id = await started(test);
    expect(await engine.startInterview(settings), "delivered again").toEqual({ ok: true, value: { id } });
    expect(await engine.startInterview({ ...settings, key: "other" })).toEqual({
      ok: false,
      failure: { why: "place-taken", by: id },
    });
    expect(test.surface.posted).toHaveLength(1);
  });
});
