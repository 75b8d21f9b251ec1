import { expect, test } from "vitest";
import { DOT_PNG } from "../../test/fakes/pictures.ts";
import { scriptedGrader } from "../../test/fakes/scripted-grader.ts";
import {
  ADA,
  answerIn,
  BOB,
  buttonIn,
  channel,
  elsewhere,
  testDesk,
  wordsIn,
} from "../../test/fakes/test-desk.ts";
import { ok } from "../ports/result.ts";
import { applyRetention } from "./retention.ts";

const DAY_MS = 24 * 60 * 60_000;
const rights = { managesWorkspace: true };

test("a reply is graded on the spot, at the workspace's level, and by no model where none is wanted", async () => {
  const { command } = testDesk();
  const text = "I would say said model-basics here.";
  const graded = wordsIn(await command(ADA, "grade", { problem: "small", text, stage: "model" }));
  expect(graded).toMatch(/^Small system, model: \d+ of 100 at senior/);
  expect(graded).toContain("Graded by: the grader.");
  await command(BOB, "settings", { model: "off", level: "mid" }, { rights });
  const offline = wordsIn(await command(ADA, "grade", { problem: "Small System", text }));
  expect(offline).toMatch(/at mid/);
  expect(offline).toContain("Graded by: offline.");
  expect(wordsIn(await command(ADA, "grade", { problem: "small" }))).toMatch(/Give me the reply/);
  expect(wordsIn(await command(ADA, "grade", { problem: "chess", text }))).toMatch(/no system "chess"/);
  expect(wordsIn(await command(ADA, "grade", { problem: "small", text: "x".repeat(40_001) }))).toMatch(
    /longer/,
  );
});

test("where no model is wanted none grades, and none looks at a picture", async () => {
  let looks = 0;
  const read = async () => {
    looks += 1;
    return ok({ text: "a -> b" });
  };
  const { command, does, reported, latestOf, engine, press } = testDesk({
    pictureReader: { name: "reader", read },
  });
  await command(BOB, "settings", { model: "off" }, { rights });
  const { phase } = await reported(ADA);
  if (phase.is !== "reported") throw new Error("no report");
  expect(phase.scorecard.gradedBy).not.toContain("the grader");
  expect(phase.scorecard.gradedBy).toContain("offline");
  await command(ADA, "start", { problem: "small" });
  const { id, place } = await latestOf(ADA);
  await press(ADA, `start:${id}:t0`, { place });
  await engine.runDue();
  await does(ADA, { is: "picture", ref: "p1", picture: DOT_PNG }, { place });
  await engine.runDue();
  expect((await latestOf(ADA)).pictures).toMatchObject([{ fate: { is: "unread" } }]);
  expect(looks).toBe(0);
});

test("a grade is no free hint: not about the system of one's own live interview", async () => {
  const { command } = testDesk();
  await command(ADA, "start", { problem: "small" });
  const asked = { problem: "small", text: "Is this enough?" };
  expect(wordsIn(await command(ADA, "grade", asked))).toMatch(/Not while your interview/);
  expect(wordsIn(await command(BOB, "grade", asked))).toMatch(/of 100/);
});

test("a message chosen from its menu is graded once its system is chosen", async () => {
  const { command, press, parts } = testDesk();
  const asked = answerIn(await command(ADA, "grade", { text: "A reply." }));
  const id = buttonIn(asked, /system/);
  expect(asked.actions).toMatchObject([{ is: "choice", options: [{ value: "tiny" }, { value: "small" }] }]);
  expect(wordsIn(await press(BOB, id, { value: "small" }))).toMatch(/do not have that reply/);
  expect(wordsIn(await press(ADA, id, { value: "small" }))).toMatch(/^Small system: \d+ of 100/);
  expect(wordsIn(await press(ADA, id, { value: "small" }))).toMatch(/do not have that reply/);
  expect(await parts.store.setting(`grade-as:${ADA.id}`)).toBeUndefined();
});

test("a grader that breaks is said so, and what it said is not logged", async () => {
  const broken = scriptedGrader(new Error("secret words"));
  const { command, log } = testDesk({ graders: { soFar: broken, final: broken } });
  expect(wordsIn(await command(ADA, "grade", { problem: "small", text: "A reply." }))).toMatch(/try again/);
  expect(JSON.stringify(log.lines)).not.toContain("secret words");
});

test("settings are for managers, show what holds, and refuse what makes no sense", async () => {
  const { command } = testDesk();
  expect(wordsIn(await command(ADA, "settings"))).toMatch(/Only those who manage/);
  const set = async (options: Record<string, string>, place = channel) =>
    wordsIn(await command(BOB, "settings", options, { rights, place }));
  expect(await set({})).toMatch(/level: senior\nminutes: 45\nstyle: coach\nchannels: everywhere/);
  expect(await set({ channels: "not-here" })).toMatch(/started everywhere/);
  for (const wrong of ["0", "-1", "1e9", "99999", "soon", "12.5"])
    expect(await set({ retention: wrong })).toMatch(/retention is a number of days/);
  expect(await set({ retention: "30", level: "junior", minutes: "7" })).toMatch(
    /level: senior\nminutes: 45[\s\S]*retention: 30 days/,
  );
  await set({ channels: "also-here" });
  expect(await set({ channels: "also-here" }, { ...channel, channel: "second" })).toMatch(/2 channels/);
  expect(await set({ channels: "not-here" })).toMatch(/1 channel\b/);
  expect(await set({ channels: "everywhere", retention: "forever" })).toMatch(
    /channels: everywhere[\s\S]*retention: forever/,
  );
  expect(await set({}, elsewhere)).toMatch(/retention: forever/);
});

test("an export holds everything of one's own, and nothing of another's", async () => {
  const { command, reported } = testDesk();
  const { id } = await reported(ADA);
  const bobs = await reported(BOB);
  await command(ADA, "grade", { text: "A reply that waits." });
  const { files = [] } = answerIn(await command(ADA, "export"));
  const kept = JSON.parse(files[0]!.text);
  expect(kept).toMatchObject({ person: ADA, page: 1, pages: 1, interviews: [{ id, schema: 1 }] });
  expect(kept.interviews[0].turns.some((turn: { text: string }) => /model-basics/.test(turn.text))).toBe(
    true,
  );
  expect(kept.replyToGrade.text).toBe("A reply that waits.");
  expect(files[0]!.text).not.toContain(bobs.id);
  const second = answerIn(await command(ADA, "export", { page: "2" }));
  expect(JSON.parse(second.files![0]!.text).interviews).toEqual([]);
});

test("forget-me asks first, and then nothing is left of that person", async () => {
  const { command, press, reported, parts, state, latestOf, surface, engine } = testDesk();
  const { id, place } = await reported(ADA);
  const bobs = await reported(BOB);
  await command(ADA, "grade", { text: "A reply that waits." });
  const asked = answerIn(await command(ADA, "forget-me"));
  const button = buttonIn(asked, /Forget me/);
  expect(button).toMatch(/^[\w:.-]{1,100}$/);
  expect(wordsIn(await press(BOB, button))).toMatch(/somebody else's/);
  expect(await state(id)).toMatchObject({ id });
  expect(wordsIn(await press(ADA, button))).toMatch(/Nothing about you is kept/);
  expect(await parts.store.load("interview", id)).toBeUndefined();
  expect(await parts.store.setting(`grade-as:${ADA.id}`)).toBeUndefined();
  expect(wordsIn(await command(ADA, "history"))).toMatch(/no interviews yet/);
  expect(wordsIn(await press(ADA, `show-report:${id}`, { place }))).toMatch(/no such report/);
  expect(await state(bobs.id)).toMatchObject({ phase: { is: "reported" } });
  expect(wordsIn(await command(ADA, "forget-me"))).toMatch(/No interview of yours/);
  await command(ADA, "start", { problem: "tiny" });
  const live = await latestOf(ADA);
  await press(ADA, button);
  expect(surface.closed).toContainEqual(live.place);
  await engine.runDue();
  expect(surface.posted).toEqual([]);
  expect(wordsIn(await press(ADA, `start:${live.id}:t0`, { place: live.place }))).toMatch(
    /not kept any more/,
  );
});

test("what a workspace keeps for some days goes after them, and elsewhere it stays", async () => {
  const { command, reported, parts, clock, desk, latestOf } = testDesk();
  const here = await reported(ADA);
  const there = await reported(ADA, { problem: "small" }, { place: elsewhere });
  await command(BOB, "settings", { retention: "7" }, { rights });
  await command(BOB, "start", { problem: "tiny" });
  const live = await latestOf(BOB);
  clock.jump(6 * DAY_MS);
  expect(await desk.applyRetention()).toBe(0);
  clock.jump(2 * DAY_MS);
  expect(await applyRetention(parts)).toBe(1);
  expect(await applyRetention(parts)).toBe(0);
  expect(await parts.store.load("interview", here.id)).toBeUndefined();
  expect(await parts.store.load("interview", there.id)).toBeDefined();
  expect(await parts.store.load("interview", live.id)).toBeDefined();
});
