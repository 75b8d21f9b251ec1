import { expect, test } from "vitest";
import { DIRECT } from "../../test/fakes/recording-surface.ts";
import {
  ADA,
  answerIn,
  BOB,
  buttonIn,
  channel,
  elsewhere,
  notAllowed,
  placeLost,
  talker,
  testDesk,
  wordsIn,
} from "../../test/fakes/test-desk.ts";
import { plainText } from "../message/plain-text.ts";

test("start opens a thread with the start card in it, and says where it is", async () => {
  const { command, engine, surface, latestOf } = testDesk();
  const answer = answerIn(
    await command(ADA, "start", { problem: "tiny", level: "mid", minutes: "30", style: "real" }),
  );
  await engine.runDue();
  const [thread] = surface.threads;
  expect(thread).toMatchObject({ wish: { title: "A tiny system · Ada", isPrivate: false, members: [ADA] } });
  expect(plainText(answer)).toBe("Your interview is ready: A tiny system, 30 minutes at mid, real style.");
  expect(answer.actions).toMatchObject([{ is: "link", url: "https://chat.test/w/thread-1/thread-1" }]);
  expect(surface.posted.map(({ place, message }) => [place, message.actions?.[0]?.label])).toEqual([
    [{ ...channel, thread: "thread-1" }, "Start"],
  ]);
  expect(await latestOf(ADA)).toMatchObject({ level: "mid", isPrivate: false, clock: {}, minutes: 30 });
});

test("delivered again, or pressed twice at once, it is one interview in one thread", async () => {
  const { command, surface, parts } = testDesk();
  const first = await command(ADA, "start", { problem: "tiny" }, { id: "same" });
  expect(await command(ADA, "start", { problem: "tiny" }, { id: "same" })).toEqual(first);
  const twice = await Promise.all([
    command(BOB, "start", { problem: "tiny" }),
    command(BOB, "start", { problem: "tiny" }),
  ]);
  expect(wordsIn(twice[1])).toMatch(/You have an interview under way: A tiny system/);
  expect(surface.threads).toHaveLength(2);
  expect(await parts.store.list("interview", { atMost: 9 })).toHaveLength(2);
});

test("a crash between the thread and the interview leaves one of each when it comes again", async () => {
  const { command, surface, parts, doors } = testDesk();
  const broken = new Error("the disk is full");
  const { commit } = parts.store;
  parts.store.commit = () => Promise.reject(broken);
  await expect(command(ADA, "start", { problem: "tiny" }, { id: "same" })).rejects.toThrow(broken);
  parts.store.commit = commit;
  const again = await command(ADA, "start", { problem: "tiny" }, { id: "same" });
  expect(wordsIn(again)).toMatch(/ready/);
  expect(surface.threads).toHaveLength(1);
  expect(await doors.live()).toEqual([{ place: surface.threads[0]!.place, members: [ADA.id] }]);
});

test("one live interview for each person and workspace", async () => {
  const { command, surface, press } = testDesk();
  await command(ADA, "start", { problem: "tiny" });
  const second = answerIn(await command(ADA, "start", { problem: "small" }));
  expect(plainText(second)).toMatch(/under way: A tiny system/);
  expect(second.actions).toMatchObject([
    { url: "https://chat.test/w/thread-1/thread-1" },
    { label: "End it" },
  ]);
  expect(wordsIn(await command(BOB, "start", { problem: "small" }))).toMatch(/ready/);
  expect(wordsIn(await command(ADA, "start", { problem: "small" }, { place: elsewhere }))).toMatch(/ready/);
  expect(surface.threads).toHaveLength(3);
  await press(ADA, buttonIn(second, /End it/));
  expect(wordsIn(await command(ADA, "start", { problem: "small" }))).toMatch(/ready/);
});

test("where there are no threads the place itself is used, and the interview is private", async () => {
  const { command, latestOf, surface } = testDesk();
  const place = { surface: "test", workspace: DIRECT, channel: "ada" };
  await command(ADA, "start", { problem: "tiny" }, { place });
  expect(await latestOf(ADA)).toMatchObject({ place, isPrivate: true });
  expect(surface.threads).toEqual([]);
});

test("start in the thread of an interview that waits begins it", async () => {
  const { command, surface, latestOf, engine } = testDesk();
  await command(ADA, "start", { problem: "tiny", private: "yes" });
  const { place } = surface.threads[0]!;
  expect(surface.threads[0]!.wish.isPrivate).toBe(true);
  expect(await command(ADA, "start", {}, { place })).toMatchObject({ is: "accepted" });
  await engine.runDue();
  expect((await latestOf(ADA)).phase.is).toBe("listening");
  expect(wordsIn(await command(BOB, "start", {}, { place }))).toMatch(/somebody else's/);
});

test.each([
  [notAllowed("Switch on Create Public Threads."), /Switch on Create Public Threads/],
  [placeLost(), /cannot reach this place/],
])("what a surface may not do is said to the person, and nothing is started", async (error, says) => {
  const { command, surface, parts, log } = testDesk();
  surface.failNext(error);
  expect(wordsIn(await command(ADA, "start", { problem: "tiny" }))).toMatch(says);
  expect(await parts.store.list("interview", { atMost: 9 })).toEqual([]);
  expect(log.lines).toContainEqual(expect.objectContaining({ level: "warn" }));
});

test("any other refusal of a surface is no answer: the delivery is not acknowledged", async () => {
  const { command, surface } = testDesk();
  surface.failNext(new Error("503"));
  await expect(command(ADA, "start", { problem: "tiny" })).rejects.toThrow("503");
});

test("a surprise is a system not seen before, and then the one with the lowest score", async () => {
  const { command, reported, latestOf } = testDesk();
  expect(wordsIn(await command(ADA, "start", { problem: "chess" }))).toMatch(/no system "chess"/);
  await reported(ADA, { problem: "tiny" });
  await reported(ADA, { problem: "surprise" });
  expect((await latestOf(ADA)).problem).toBe("small");
  await command(ADA, "start");
  const { problem } = await latestOf(ADA);
  // Tiny has nothing in it to be scored for.
  expect(problem).toBe("tiny");
});

test("what managers chose holds: who may start, where, how, and without a model", async () => {
  const { command, latestOf, engine, does } = testDesk({ interviewerWithoutModels: talker("offline") });
  const rights = { managesWorkspace: true };
  expect(wordsIn(await command(ADA, "settings", { starters: "managers" }))).toMatch(/Only those who manage/);
  expect(wordsIn(await command(BOB, "settings", { starters: "managers" }, { rights }))).toMatch(
    /starters: managers/,
  );
  expect(wordsIn(await command(ADA, "start", { problem: "tiny" }))).toMatch(/Only those who manage/);
  const options = {
    starters: "everyone",
    channels: "also-here",
    level: "staff",
    model: "off",
    minutes: "15",
  };
  expect(wordsIn(await command(BOB, "settings", options, { rights }))).toMatch(/channels: 1 channel/);
  const place = { ...channel, channel: "other" };
  expect(wordsIn(await command(ADA, "start", { problem: "tiny" }, { place }))).toMatch(/not started in this/);
  expect(wordsIn(await command(ADA, "prompt", { problem: "tiny" }, { place }))).toMatch(
    /not started in this/,
  );
  await command(ADA, "start", { problem: "tiny" });
  const interview = await latestOf(ADA);
  expect(interview).toMatchObject({ level: "staff", minutes: 15, style: "coach", usesModels: false });
  await does(ADA, { is: "action", id: `start:${interview.id}:t0` }, { place: interview.place });
  await engine.runDue();
  expect((await latestOf(ADA)).turns.at(-1)?.by).toBe("offline");
  // Another workspace has its own.
  await command(ADA, "start", { problem: "tiny" }, { place: elsewhere });
  const there = await latestOf(ADA);
  expect(there).toMatchObject({ level: "senior", place: { workspace: "another" } });
  expect(there.usesModels).toBeUndefined();
});
