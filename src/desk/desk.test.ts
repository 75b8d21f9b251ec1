import { expect, test } from "vitest";
import {
  ADA,
  answerIn,
  BOB,
  buttonIn,
  channel,
  elsewhere,
  placeLost,
  testDesk,
  wordsIn,
} from "../../test/fakes/test-desk.ts";
import { COMMANDS } from "../commands/commands.ts";
import { plainText } from "../message/plain-text.ts";

test("every command of the table is somebody's: none falls through without a word", async () => {
  const { command } = testDesk();
  for (const { name } of COMMANDS) {
    const outcome = await command(ADA, name, {}, { place: { ...channel, channel: name } });
    expect([name, wordsIn(outcome)]).toEqual([name, expect.stringMatching(/\w/)]);
  }
});

test("a command or button that does nothing says so, and plain talk is left in peace", async () => {
  const { command, press, does, latestOf, engine, reported } = testDesk();
  expect(wordsIn(await command(ADA, "hint"))).toMatch(/no interview here/);
  expect(wordsIn(await press(ADA, "hint:gone:t3"))).toMatch(/not kept any more/);
  expect(await does(ADA, { is: "message", ref: "m1", text: "Hello" })).toEqual({
    is: "ignored",
    why: "no-interview",
  });
  expect(wordsIn(await press(ADA, "nonsense"))).toMatch(/no interview here|not kept/);
  await command(ADA, "start", { problem: "tiny" });
  const { id, place } = await latestOf(ADA);
  expect(wordsIn(await press(BOB, `start:${id}:t0`, { place }))).toMatch(/somebody else's/);
  await press(ADA, `start:${id}:t0`, { place });
  await engine.runDue();
  expect(wordsIn(await press(ADA, `start:${id}:t0`, { place }))).toMatch(/gone on since/);
  expect(wordsIn(await command(ADA, "status", {}, { place }))).toMatch(/A tiny system: under way/);
  expect(wordsIn(await command(BOB, "status", {}, { place }))).toMatch(/somebody else's/);
  await command(ADA, "end", {}, { place });
  await engine.runDue();
  await reported(BOB);
  expect(wordsIn(await command(BOB, "regrade", {}, { place }))).toMatch(/no interview here/);
});

test("nobody of another workspace can press anything of this one", async () => {
  const { command, press, latestOf, engine, state } = testDesk();
  await command(ADA, "start", { problem: "tiny" });
  const { id, place } = await latestOf(ADA);
  await press(ADA, `start:${id}:t0`, { place });
  await engine.runDue();
  const before = await state(id);
  for (const verb of ["start", "hint", "next", "skip", "pause", "end", "share", "regrade", "done"])
    for (const turn of [0, 1, 2])
      expect(
        wordsIn(await press({ id: "test:eve", name: "Eve" }, `${verb}:${id}:t${turn}`, { place: elsewhere })),
      ).toMatch(/somebody else's/);
  expect(await state(id)).toEqual(before);
});

test("problems are offered by title, family and tags, with a surprise first", async () => {
  const { doors } = testDesk();
  const offered = async (typed: string, name = "start", option = "problem") =>
    (await doors.suggest({ command: name, option, typed, by: ADA, workspace: "w" })).map(
      ({ value }) => value,
    );
  expect(await offered("")).toEqual(["surprise", "tiny", "small"]);
  expect(await offered("Sma")).toEqual(["small"]);
  expect(await offered("risk")).toEqual(["small"]);
  expect(await offered("s")).toEqual(["surprise", "small", "tiny"]);
  expect(await offered("", "grade")).toEqual(["tiny", "small"]);
  expect(await offered("chess")).toEqual([]);
  expect(await offered("x", "grade", "text")).toEqual([]);
});

test("a prompt is posted for all, and each who starts gets a thread of their own", async () => {
  const { command, surface, press, latestOf, parts } = testDesk();
  const options = { problem: "small", level: "staff", minutes: "60", style: "real" };
  expect(wordsIn(await command(ADA, "prompt", options, { id: "p" }))).toMatch(/Posted/);
  await command(ADA, "prompt", options, { id: "p" });
  expect(surface.posted).toHaveLength(1);
  const { message, place } = surface.posted[0]!;
  expect(place).toEqual(channel);
  expect(plainText(message)).toMatch(/Small system[\s\S]*Design it\.[\s\S]*60 minutes at staff, real style/);
  const take = buttonIn(message, /Start/);
  expect(take).toMatch(/^[\w:.-]{1,100}$/);
  for (const person of [ADA, BOB]) expect(wordsIn(await press(person, take))).toMatch(/ready/);
  expect(await latestOf(BOB)).toMatchObject({ problem: "small", level: "staff", minutes: 60, style: "real" });
  expect(surface.threads.map(({ wish }) => wish.members)).toEqual([[ADA], [BOB]]);
  expect(wordsIn(await press(ADA, "take:gone.mid.15.real"))).toMatch(/not in the library/);
  expect(await parts.store.list("interview", { atMost: 9 })).toHaveLength(2);
});

test("what is live is told to its surface, with the latest message that was taken", async () => {
  const { command, does, latestOf, doors, desk, engine } = testDesk();
  await command(ADA, "start", { problem: "tiny" });
  const { place } = await latestOf(ADA);
  expect(await doors.live()).toEqual([{ place, members: [ADA.id] }]);
  await does(ADA, { is: "message", ref: "m7", text: "Hello" }, { place });
  expect(await doors.live()).toMatchObject([{ place, latest: "m7" }]);
  await engine.runDue();
  await does(ADA, { is: "message", ref: "m8", text: "More" }, { place });
  await command(ADA, "pause", {}, { place });
  expect(await doors.live()).toMatchObject([{ place, latest: "m8" }]);
  expect(await desk.doorsOf("another surface").live()).toEqual([]);
  await command(ADA, "end", {}, { place });
  await engine.runDue();
  expect(await doors.live()).toEqual([]);
});

test("a deleted thread ends the interview, and its candidate is told the report alone", async () => {
  const { command, does, press, latestOf, engine, surface } = testDesk();
  await command(ADA, "start", { problem: "small" });
  await engine.runDue();
  const { place } = await latestOf(ADA);
  await does(ADA, { is: "message", ref: "m1", text: "I would say said model-basics here." }, { place });
  const nobody = { id: "test:nobody", name: "" };
  expect(await does(nobody, { is: "place-gone" }, { place: elsewhere })).toMatchObject({ is: "ignored" });
  await does(nobody, { is: "place-gone" }, { place });
  surface.posted.length = 0;
  await engine.runDue();
  expect(surface.posted).toEqual([]);
  expect(await latestOf(ADA)).toMatchObject({ phase: { is: "reported" }, isPlaceLost: true });
  expect(surface.told).toMatchObject([{ person: ADA }]);
  const { message: told } = surface.told[0]!;
  expect(plainText(told)).toMatch(/^The place of our interview about Small system is gone[\s\S]*of 100/);
  const report = answerIn(await command(ADA, "report"));
  for (const message of [told, report]) {
    expect(plainText(message)).toMatch(/of 100/);
    // Nothing leads to what is deleted, and there is nobody to share it with.
    expect(JSON.stringify(message.blocks)).not.toContain("chat.test");
    expect((message.actions ?? []).map(({ label }) => label)).not.toContain("Share");
  }
  const { id, asked } = await latestOf(ADA);
  expect(wordsIn(await press(ADA, `share:${id}:t${asked}`))).toMatch(/nobody here to share/);
  expect(wordsIn(await command(ADA, "start", { problem: "small" }))).toMatch(/ready/);
  expect(answerIn(await command(ADA, "help")).about?.kind).toBe("help");
});

test("a report that can be posted nowhere reaches its candidate all the same", async () => {
  const { command, does, latestOf, engine, surface } = testDesk();
  await command(ADA, "start", { problem: "small" });
  await engine.runDue();
  const { place } = await latestOf(ADA);
  await does(ADA, { is: "message", ref: "m1", text: "I would say said model-basics here." }, { place });
  await engine.runDue();
  const { post } = surface;
  surface.post = async (at, message, options) => {
    if (message.about?.kind === "report") throw placeLost();
    return post.call(surface, at, message, options);
  };
  await command(ADA, "end", {}, { place });
  await engine.runDue();
  expect(surface.told.map(({ message }) => plainText(message))).toEqual([expect.stringMatching(/of 100/)]);
});

test("a button pressed away from its interview says that it worked, and where", async () => {
  const { press, reported, surface, engine } = testDesk();
  const { id, asked, place } = await reported(ADA);
  const shared = answerIn(await press(ADA, `share:${id}:t${asked}`));
  expect(plainText(shared)).toMatch(/^Done/);
  expect(shared.actions).toMatchObject([{ is: "link", url: expect.stringContaining(place.thread!) }]);
  await engine.runDue();
  expect(surface.posted.at(-1)).toMatchObject({ place });
});

test("before an interview has begun, what it cannot do yet is answered with how to begin", async () => {
  const { command, latestOf, engine } = testDesk();
  await command(ADA, "start", { problem: "tiny" });
  await engine.runDue();
  const { place } = await latestOf(ADA);
  for (const name of ["hint", "next", "pause", "time"])
    expect(wordsIn(await command(ADA, name, {}, { place }))).toMatch(/not begun yet/);
});
