import { describe, expect, it } from "vitest";
import { quiet } from "../../test/fakes/manual-clock.ts";
import { scriptedGrader } from "../../test/fakes/scripted-grader.ts";
import { scriptedInterviewer } from "../../test/fakes/scripted-interviewer.ts";
import { started, testEngine } from "../../test/fakes/test-engine.ts";
import type { Failure } from "../interview/events.ts";
import type { Interviewer } from "../ports/interviewer.ts";
import { failed } from "../ports/result.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import { interviewMachine } from "./parts.ts";

const start = { is: "command", name: "start", options: {} } as const;
const command = (name: string) => ({ is: "command", name, options: {} }) as const;
const timeout: Failure = { kind: "timeout", message: "too slow" };

describe("an interview on the engine", () => {
  it("goes from the start card to the report", async () => {
    const interviewer = scriptedInterviewer(
      { kind: "opening", text: "First?" },
      { kind: "follow-up", text: "And why?" },
      { kind: "opening", text: "Second?" },
    );
    const test = testEngine({ interviewer });
    const id = await started(test);
    await test.does(start);
    await test.engine.runDue();
    await test.says("because");
    await test.does(command("done"));
    await test.engine.runDue();
    await test.does(command("next"));
    await test.engine.runDue();
    await test.does(command("end"));
    await test.engine.runDue();
    expect((await test.state(id)).phase.is).toBe("reported");
    const said = test.surface.posted.flatMap(({ message }) =>
      message.blocks.map((block) => ("text" in block ? block.text : "")),
    );
    expect(said).toEqual(expect.arrayContaining(["First?", "And why?", "Second?", "The report."]));
    expect(said.at(-1)).toBe("The report.");
    expect(test.surface.thinkingShown).toBe(3);
    interviewer.assertFinished();
  });

  it("asks again when the interviewer fails, and takes the first answer", async () => {
    const interviewer = scriptedInterviewer({ fails: timeout }, { text: "At last." });
    const test = testEngine({ interviewer });
    const id = await started(test);
    await test.does(start);
    await test.engine.runDue();
    expect((await test.state(id)).turns.at(-1)?.text).toBe("At last.");
    expect(test.log.lines.filter((line) => line.level === "warn")).toHaveLength(1);
  });

  it("grades again later when the grader fails", async () => {
    const final = scriptedGrader(new TypeError("broken"), { by: "g", scores: [], redFlags: [], flagged: [] });
    const test = testEngine({ graders: { soFar: scriptedGrader(), final } });
    const id = await started(test);
    await test.parts.store.load("interview", id);
    const state = await test.state(id);
    await test.says("words before the start");
    await test.does(command("end"));
    await test.engine.runDue();
    expect(state.phase.is).toBe("lobby");
    expect((await test.state(id)).phase).toEqual({ is: "grading", failures: 1 });
    await test.clock.advance(60_000);
    await test.engine.runDue();
    expect((await test.state(id)).phase.is).toBe("reported");
    final.assertFinished();
  });

  it("tries a post again with the same key, later and with its attempt counted", async () => {
    const test = testEngine();
    test.surface.failNext(new Error("503"), new Error("503"));
    await started(test);
    expect(test.surface.posted).toEqual([]);
    for (let tries = 0; tries < 2; tries += 1) {
      await test.clock.advance(10_000);
      await test.engine.runDue();
    }
    expect(test.surface.posted.map(({ attempt }) => attempt)).toEqual([3]);
    expect(JSON.stringify(test.log.lines)).not.toContain("503");
  });

  it("waits for a surface that is not connected", async () => {
    const surfaces = new Map();
    const test = testEngine({ surfaces });
    await started(test);
    surfaces.set("test", test.surface);
    await test.clock.advance(10_000);
    await test.engine.runDue();
    expect(test.surface.posted).toHaveLength(1);
  });

  it("closes an interview whose place is gone for good", async () => {
    const test = testEngine();
    test.surface.failNext(Object.assign(new Error("Unknown Channel"), { placeLost: true }));
    const id = await started(test);
    expect((await test.state(id)).phase.is).toBe("abandoned");
    expect(await test.parts.store.dead(9)).toHaveLength(1);
  });
});

describe("a broken assertion", () => {
  it("stops that interview with a word, and no other one", async () => {
    const broken = (id: string) => (id === "bad" ? ["the moon is down"] : []);
    const machine = {
      ...interviewMachine,
      broken: (state: { id: string; startedAt?: number }) => (state.startedAt ? broken(state.id) : []),
    };
    const ids = ["bad", "good"];
    const test = testEngine({
      machine,
      newId: () => ids.shift()!,
      interviewer: scriptedInterviewer({ text: "Well?" }),
    });
    const place = { surface: "test", workspace: "w", channel: "other" };
    const { settings } = await import("../../test/fakes/test-engine.ts");
    const { key: _, ...unkeyed } = settings;
    await test.engine.startInterview(unkeyed);
    await test.engine.startInterview({ ...unkeyed, place });
    expect(await test.does(start)).toMatchObject({ is: "accepted", interview: "bad" });
    await test.does(start, { place });
    await test.engine.runDue();
    expect((await test.state("bad")).phase).toEqual({ is: "abandoned", why: "stopped by a fault" });
    expect((await test.state("good")).phase.is).toBe("listening");
    const said = test.surface.posted.filter((post) => post.key.startsWith("bad")).at(-1);
    expect(JSON.stringify(said?.message)).toContain("stopped this interview");
    expect(test.log.lines.find((line) => line.level === "error")?.about).toMatchObject({
      interview: "bad",
      why: "the moon is down",
    });
  });
});

describe("the loop", () => {
  it("performs what is delivered without being asked, and rings alarms when they are due", async () => {
    const test = testEngine({ interviewer: scriptedInterviewer({ text: "Well?" }) });
    test.engine.start();
    await test.engine.startInterview({ ...(await import("../../test/fakes/test-engine.ts")).settings });
    await quiet();
    expect(test.surface.posted).toHaveLength(1);
    await test.does(start);
    await quiet();
    await quiet();
    expect(test.surface.posted).toHaveLength(2);
    await test.clock.advance(4 * 60_000);
    expect(JSON.stringify(test.surface.posted.at(-1)?.message)).toMatch(/hint|thinking|thought/);
    const stopped = test.engine.stop();
    await test.clock.advance(10_000);
    await stopped;
  });

  it("keeps the lease of slow work, and lets another worker have it after a crash", async () => {
    const store = createMemoryStore();
    const slow = testEngine({ store, interviewer: scriptedInterviewer(() => new Promise(() => {})) });
    const other = testEngine({
      store,
      workerName: "worker-2",
      interviewer: scriptedInterviewer({ text: "Mine." }),
    });
    const id = await started(slow);
    await slow.does(start);
    const stuck = slow.engine.runDue();
    await slow.clock.advance(60_000);
    await other.clock.advance(60_000);
    await other.engine.runDue();
    expect((await slow.state(id)).phase.is, "still leased").toBe("asking");
    // From here the first one is gone: its clock stands still and it renews nothing.
    await other.clock.advance(RUNTIME_LIMITS.leaseMs + RUNTIME_LIMITS.renewMs);
    await other.engine.runDue();
    expect((await slow.state(id)).turns.at(-1)?.text).toBe("Mine.");
    void stuck;
  });

  it("stops in bounded time, aborts what is under way and leaves it to the next process", async () => {
    let aborted = false;
    const never = (_: unknown, signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          aborted = true;
          reject(signal.reason);
        });
      });
    const test = testEngine({ interviewer: scriptedInterviewer(never) });
    const id = await started(test);
    test.engine.start();
    await test.does(start);
    await test.clock.advance(1_000);
    const stopped = test.engine.stop();
    await test.clock.advance(RUNTIME_LIMITS.stopMs);
    await stopped;
    expect(aborted).toBe(true);
    expect((await test.state(id)).phase).toMatchObject({ is: "asking", failures: 0 });
    expect(await test.parts.store.nextDueAt()).toBeDefined();
  });

  it("counts no failure when an interviewer was called off because the process stops", async () => {
    const interviewer: Interviewer = {
      name: "called off",
      reply: (_, signal) =>
        new Promise((resolve) => {
          const calledOff = failed<Failure>({ kind: "cancelled", message: "stopping" });
          signal.addEventListener("abort", () => resolve(calledOff));
        }),
    };
    const test = testEngine({ interviewer });
    const id = await started(test);
    test.engine.start();
    await test.does(start);
    await test.clock.advance(1_000);
    const stopped = test.engine.stop();
    await test.clock.advance(RUNTIME_LIMITS.stopMs);
    await stopped;
    await quiet();
    expect((await test.state(id)).phase).toMatchObject({ is: "asking", failures: 0 });
  });
});
