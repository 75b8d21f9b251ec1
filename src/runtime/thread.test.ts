import { expect, test } from "vitest";
import { notAllowed, talker } from "../../test/fakes/test-desk.ts";
import { here, started, type TestEngine, testEngine } from "../../test/fakes/test-engine.ts";
import { plainText } from "../message/plain-text.ts";
import { RUNTIME_LIMITS } from "./limits.ts";

const place = { ...here, thread: "t" };

/** An interview in a thread, under way, with its clock shown. */
async function underWay(): Promise<TestEngine & { readonly id: string }> {
  const engine = testEngine({ interviewer: talker("somebody") });
  const id = await started(engine, { place, showsClock: true, isPrivate: false });
  await engine.does({ is: "command", name: "start", options: {} }, { place });
  await engine.engine.runDue();
  return { ...engine, id };
}

test("the clock is posted once and edited from then on", async () => {
  const { surface, does, engine, clock, state, id } = await underWay();
  const clocks = () => surface.posted.filter(({ message }) => message.about?.kind === "clock");
  expect(clocks()).toHaveLength(1);
  const ref = `test-${surface.posted.indexOf(clocks()[0]!)}`;
  expect((await state(id)).clock).toMatchObject({ ref });
  clock.jump(90_000);
  await does({ is: "command", name: "pause", options: {} }, { place });
  await engine.runDue();
  expect(clocks()).toHaveLength(1);
  expect(surface.edited).toMatchObject([{ place, ref }]);
  expect(plainText(surface.edited[0]!.message)).toMatch(/· paused/);
});

test("a clock that cannot be edited stands in nobody's way", async () => {
  const { surface, does, engine, clock, log, parts } = await underWay();
  clock.jump(90_000);
  await does({ is: "command", name: "pause", options: {} }, { place });
  // "Paused." goes through, and what comes after it is the edit.
  const { edit } = surface;
  surface.edit = () => Promise.reject(new Error("unknown message"));
  await engine.runDue();
  surface.edit = edit;
  expect(log.lines.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
  expect(await parts.store.dead(9)).toEqual([]);
  await does({ is: "command", name: "resume", options: {} }, { place });
  clock.jump(90_000);
  await engine.runDue();
  expect(plainText(surface.edited.at(-1)!.message)).toMatch(/^Stage 1 of 3/);
});

test("what a surface may not do is told to whoever runs it, and tried again", async () => {
  const { surface, does, engine, clock, log } = await underWay();
  surface.failNext(notAllowed("Switch on Send Messages in Threads."));
  await does({ is: "command", name: "time", options: {} }, { place });
  const before = surface.posted.length;
  await engine.runDue();
  expect(surface.posted).toHaveLength(before);
  expect(log.lines).toContainEqual(
    expect.objectContaining({
      level: "warn",
      about: expect.objectContaining({ says: "Switch on Send Messages in Threads." }),
    }),
  );
  expect(surface.told).toEqual([]);
  clock.jump(RUNTIME_LIMITS.effectBackOffMs.first);
  await engine.runDue();
  expect(surface.posted).toHaveLength(before + 1);
});

test("what a surface may not say is told to the candidate alone, once, and said when it may be", async () => {
  const { surface, does, engine, clock } = await underWay();
  const says = "Switch on Send Messages in Threads.";
  surface.failNext(...Array.from({ length: 4 }, () => notAllowed(says)));
  await does({ is: "command", name: "time", options: {} }, { place });
  const before = surface.posted.length;
  for (let tries = 0; tries < 6; tries += 1) {
    await engine.runDue();
    clock.jump(60_000);
  }
  expect(surface.told.map(({ message }) => plainText(message))).toEqual([expect.stringContaining(says)]);
  expect(plainText(surface.posted[before]!.message)).toMatch(/left for/);
});

test("the last clock is there before the thread is put away", async () => {
  const { surface, does, engine, clock } = await underWay();
  await does({ is: "message", ref: "m1", text: "Something." }, { place });
  await does({ is: "command", name: "end", options: {} }, { place });
  const { closeThread } = surface;
  let shownByThen = "";
  surface.closeThread = async (at) => {
    shownByThen = plainText(surface.edited.at(-1)!.message);
    return closeThread.call(surface, at);
  };
  await engine.runDue();
  expect(shownByThen).toMatch(/^Finished/);
  clock.jump(120_000);
  await engine.runDue();
  expect(plainText(surface.edited.at(-1)!.message)).toBe(shownByThen);
  expect(surface.edited).toHaveLength(1);
});

test("the thread is closed when the report is out", async () => {
  const { surface, does, engine } = await underWay();
  await does({ is: "message", ref: "m1", text: "Something." }, { place });
  await does({ is: "command", name: "end", options: {} }, { place });
  await engine.runDue();
  expect(plainText(surface.posted.at(-1)!.message)).toBe("Your report is ready.");
  expect(surface.closed).toEqual([place]);
});
