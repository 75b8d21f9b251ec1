import { expect, test } from "vitest";
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
import { plainText } from "../message/plain-text.ts";

test("others read along, so only that it is there is posted, and its candidate alone sees it", async () => {
  const { reported, does, engine, surface, press, command } = testDesk();
  const interview = await reported(ADA);
  const { id, place } = interview;
  expect(surface.closed).toEqual([place]);
  const shown = answerIn(await press(ADA, `show-report:${id}`, { place }));
  expect(shown.about?.kind).toBe("report");
  expect(plainText(shown)).toContain("“said model-basics” (https://chat.test/w/thread-1/m-");
  expect(shown.files).toMatchObject([{ name: `report-${id}.md` }]);
  expect(shown.files?.[0]?.text).toContain("said model-basics");
  expect(wordsIn(await press(BOB, `show-report:${id}`, { place }))).toMatch(/not shared/);
  expect(wordsIn(await press(ADA, buttonIn(shown, /missed/), { place }))).toMatch(/what was missed/);
  expect(wordsIn(await press(ADA, buttonIn(shown, /full answer/), { place }))).toContain("A full answer.");
  expect(await does(BOB, { is: "action", id: buttonIn(shown, /Share/) }, { place })).toMatchObject({
    is: "answered",
  });
  await engine.runDue();
  expect(surface.posted).toEqual([]);
  expect(plainText(answerIn(await command(ADA, "report")))).toBe(plainText(shown));
});

test("the announcement tells no result and offers to see and to share", async () => {
  const desk = testDesk();
  const { command, does, engine, surface, latestOf } = desk;
  await command(ADA, "start", { problem: "small" });
  const { id, place } = await latestOf(ADA);
  await does(ADA, { is: "message", ref: "m1", text: "I would say said model-basics here." }, { place });
  await engine.runDue();
  await command(ADA, "end", {}, { place });
  await engine.runDue();
  const { message, place: at } = surface.posted.at(-1)!;
  expect(at).toEqual(place);
  expect(plainText(message)).toMatch(/Your report is ready/);
  expect(plainText(message)).not.toMatch(/hire|of 100/i);
  await desk.press(ADA, buttonIn(message, /Share/), { place });
  await engine.runDue();
  expect(plainText(surface.posted.at(-1)!.message)).toMatch(/of 100/);
  expect(surface.posted.at(-1)!.place).toEqual(place);
  await desk.press(ADA, `share:${id}:t${(await latestOf(ADA)).asked}`, { place });
  await engine.runDue();
  expect(surface.posted.filter((one) => /of 100/.test(plainText(one.message)))).toHaveLength(1);
});

test("a private thread has the report in full, and sharing takes it to the channel", async () => {
  const { command, does, engine, surface, latestOf, press } = testDesk();
  await command(ADA, "start", { problem: "small", private: "yes" });
  const { place } = await latestOf(ADA);
  await does(ADA, { is: "message", ref: "m1", text: "I would say said model-basics here." }, { place });
  await engine.runDue();
  await command(ADA, "end", {}, { place });
  await engine.runDue();
  const report = surface.posted.at(-1)!;
  expect(plainText(report.message)).toMatch(/of 100/);
  await press(ADA, buttonIn(report.message, /Share/), { place });
  await engine.runDue();
  expect(surface.posted.at(-1)!.place).toEqual(channel);
});

test("a report is its own people's, and what was shared stays in its workspace", async () => {
  const { reported, press, command, engine } = testDesk();
  const { id, asked, place } = await reported(ADA);
  const noSuch = wordsIn(await command(BOB, "report", { id: "never-there" }));
  expect(wordsIn(await command(BOB, "report", { id }))).toBe(noSuch);
  expect(wordsIn(await command(BOB, "report", { user: ADA.id }))).toMatch(/shared no report/);
  expect(wordsIn(await press(BOB, `missed:${id}`))).toBe(noSuch);
  expect(wordsIn(await press(BOB, `reference:${id}`))).toBe(noSuch);
  expect(wordsIn(await press(BOB, `practise:${id}.0`))).toMatch(/not there any more/);
  await press(ADA, `share:${id}:t${asked}`, { place });
  await engine.runDue();
  expect(wordsIn(await command(BOB, "report", { id }))).toMatch(/of 100/);
  expect(wordsIn(await command(BOB, "report", { user: ADA.id }))).toMatch(/of 100/);
  for (const outcome of [
    await command(BOB, "report", { id }, { place: elsewhere }),
    await press(BOB, `show-report:${id}`, { place: elsewhere }),
    await press(BOB, `missed:${id}`, { place: elsewhere }),
    await press(BOB, `reference:${id}`, { place: elsewhere }),
  ])
    expect(wordsIn(outcome)).toBe(noSuch);
  expect(wordsIn(await command(BOB, "report", { user: ADA.id }, { place: elsewhere }))).toMatch(
    /shared no report/,
  );
});

test("history lists one's own, and report gives any of them again", async () => {
  const { reported, command, doors } = testDesk();
  expect(wordsIn(await command(ADA, "history"))).toMatch(/no interviews yet/);
  expect(wordsIn(await command(ADA, "report"))).toMatch(/no report yet/);
  const first = await reported(ADA, { problem: "small" });
  await reported(ADA, { problem: "tiny" });
  const listed = wordsIn(await command(ADA, "history"));
  expect(listed).toMatch(new RegExp(`2023-11-14 · Small system · senior · .*of 100 · ${first.id}`));
  expect(listed).toContain("A tiny system");
  expect(wordsIn(await command(BOB, "history"))).toMatch(/no interviews yet/);
  expect(wordsIn(await command(ADA, "report", { id: first.id }))).toContain("Small system");
  const typing = { command: "report", option: "id", typed: "small", workspace: "w" };
  expect(await doors.suggest({ ...typing, by: ADA })).toMatchObject([{ value: first.id }]);
  expect(await doors.suggest({ ...typing, by: BOB })).toEqual([]);
});

test("the buttons of a report begin what it suggests", async () => {
  const { reported, press, latestOf, command, does, engine } = testDesk();
  const done = await reported(ADA, { problem: "small", level: "mid" });
  if (done.phase.is !== "reported") throw new Error("no report");
  const { next } = done.phase.scorecard;
  const n = next.findIndex(({ id }) => id.startsWith("retry:"));
  const stage = next[n]!.id.slice("retry:".length);
  expect(wordsIn(await press(ADA, `practise:${done.id}.${n}`, { place: done.place }))).toMatch(/ready/);
  const again = await latestOf(ADA);
  expect(again.plan.map((one) => one.stage)).toEqual([stage]);
  expect(again).toMatchObject({ problem: "small", level: "mid" });
  await does(ADA, { is: "command", name: "end", options: {} }, { place: again.place });
  await engine.runDue();
  await command(ADA, "retry", { stage: "data" });
  expect((await latestOf(ADA)).plan.map((one) => one.stage)).toEqual(["data"]);
  expect(wordsIn(await command(BOB, "retry"))).toMatch(/no finished interview/);
  expect(wordsIn(await press(ADA, `practise:${done.id}.99`))).toMatch(/not there any more/);
});
