import { afterEach, describe, expect, test } from "vitest";
import type { Outcome } from "../../src/ports/surface.ts";
import { createSlackSurface } from "../../src/surfaces/slack/index.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { eventBody, messageEvent, slashCommand } from "./payloads.ts";
import { TOKENS } from "./stand-in.ts";
import { post } from "./transport.ts";
import { openWorld, THREAD, type World, type WorldOptions } from "./world.ts";

let world: World;
afterEach(() => world.close());
const open = async (options?: WorldOptions) => {
  world = await openWorld(options);
};

const TAKEN: Outcome = { is: "accepted", interview: "i1" };
const ALONE = { deliver: async () => TAKEN, suggest: async () => [], live: async () => [] };

describe("by HTTP", () => {
  const message = () =>
    JSON.stringify(
      eventBody(
        world.slack,
        messageEvent(world.slack.channel, {
          user: world.slack.personId("Ada"),
          text: "hello",
          ts: "1700000001.000001",
          thread_ts: THREAD,
        }),
        "Ev0SIGNED",
      ),
    );

  test.each([
    ["signed now", {}, 200],
    ["signed four minutes ago", { at: Date.now() - 4 * 60_000 }, 200],
    ["signed six minutes ago, and so perhaps recorded", { at: Date.now() - 6 * 60_000 }, 401],
    ["signed with another secret", { secret: "another" }, 401],
  ])("a request %s", async (_, signing, status) => {
    await open({ way: "http" });
    expect((await post(world.address, message(), 0, signing)).status).toBe(status);
    expect(world.heard).toHaveLength(status === 200 ? 1 : 0);
  });

  test("a request without a signature, or with another body than was signed, is refused", async () => {
    await open({ way: "http" });
    const bare = await fetch(world.address, { method: "POST", body: message() });
    expect(bare.status).toBe(401);
    const asked = await fetch(world.address.replace("/slack/events", "/elsewhere"));
    expect(asked.status).toBe(404);
    expect(world.heard).toEqual([]);
  });

  test("the address is proved to Slack, and nothing is heard of it", async () => {
    await open({ way: "http" });
    const challenge = JSON.stringify({ type: "url_verification", token: "x", challenge: "3eZbrw1a" });
    const answer = await post(world.address, challenge);
    expect(await answer.json()).toEqual({ challenge: "3eZbrw1a" });
    expect(world.heard).toEqual([]);
  });

  test("an event is acknowledged when it is kept, and not before", async () => {
    const kept = Promise.withResolvers<Outcome>();
    await open({ way: "http", deliver: () => kept.promise });
    let isAnswered = false;
    const answer = post(world.address, message()).then((response) => {
      isAnswered = true;
      return response.status;
    });
    await expect.poll(() => world.heard.length).toBe(1);
    expect(isAnswered).toBe(false);
    kept.resolve(TAKEN);
    expect(await answer).toBe(200);
  });

  test("an event that is not kept in time is asked for again, and then waits for the first", async () => {
    const kept = Promise.withResolvers<Outcome>();
    await open({ way: "http", deliver: () => kept.promise });
    expect((await post(world.address, message())).status).toBe(503);
    const again = post(world.address, message(), 1);
    kept.resolve(TAKEN);
    expect((await again).status).toBe(200);
    expect((await post(world.address, message(), 2)).status).toBe(200);
    expect(world.heard).toHaveLength(1);
  });

  test("a store that is down for good is told to Slack, and at the last time to the author", async () => {
    await open({ way: "http", deliver: () => Promise.reject(new Error("disk full")) });
    expect((await post(world.address, message())).status).toBe(503);
    await expect
      .poll(() => world.log.lines.some(({ level }) => level === "error"), { timeout: 8_000 })
      .toBe(true);
    expect(world.slack.alone).toEqual([]);
    expect((await post(world.address, message(), 3)).status).toBe(503);
    await expect.poll(() => world.slack.alone.length, { timeout: 8_000 }).toBe(1);
    expect(world.slack.alone[0]?.text).toMatch(/send it again/);
    expect(JSON.stringify(world.log.lines)).not.toContain("hello");
  });

  test("a command is acknowledged at once, however long its work takes", async () => {
    const kept = Promise.withResolvers<Outcome>();
    await open({ way: "http", deliver: () => kept.promise });
    const command = slashCommand(world.slack, "Ada", world.slack.channel, "history");
    expect(await world.transport.send("slash_commands", command)).toEqual({ payload: undefined });
    kept.resolve({ is: "answered", message: { blocks: [{ is: "text", text: "Nothing yet." }] } });
    await expect.poll(() => world.slack.alone.map(({ text }) => text)).toEqual(["Nothing yet."]);
  });
});

describe("by socket", () => {
  test("a connection is made anew when Slack asks for it, and when it breaks", async () => {
    const looked: number[] = [];
    await open({
      live: async () => {
        looked.push(1);
        return [];
      },
    });
    expect(world.slack.socket.open()).toBe(1);
    for (const disturb of [world.slack.socket.refresh, world.slack.socket.cut]) {
      const before = world.slack.requests.filter(({ method }) => method === "apps.connections.open").length;
      disturb();
      const opened = () =>
        world.slack.requests.filter(({ method }) => method === "apps.connections.open").length;
      await expect.poll(opened).toBe(before + 1);
      await expect.poll(() => world.slack.socket.open()).toBe(1);
      expect(await world.says("Ada", "Still there?")).toBe(true);
    }
    // Each time it is looked whether anything was missed.
    await expect.poll(() => looked.length).toBe(3);
    expect(world.heard).toHaveLength(2);
  });

  test("a connection that cannot be made is tried again", async () => {
    await open();
    const down = { status: 500, body: { ok: false } };
    world.slack.answerNext("apps.connections.open", down, 2);
    world.slack.socket.cut();
    await expect.poll(() => world.slack.socket.open(), { timeout: 10_000 }).toBe(1);
    expect(await world.says("Ada", "Back again.")).toBe(true);
  });

  test("an event that is not kept is not acknowledged, and sent again it is kept once", async () => {
    let tries = 0;
    await open({
      deliver: () => {
        tries += 1;
        return tries <= 5 ? Promise.reject(new Error("disk full")) : TAKEN;
      },
    });
    expect(await world.says("Ada", "Keep me.", { ts: "1700000009.000001" }, "Ev0ONE")).toBe(false);
    await expect.poll(() => tries, { timeout: 8_000 }).toBe(5);
    expect(await world.says("Ada", "Keep me.", { ts: "1700000009.000001" }, "Ev0ONE")).toBe(true);
    expect(await world.says("Ada", "Keep me.", { ts: "1700000009.000001" }, "Ev0ONE")).toBe(true);
    expect(tries).toBe(6);
    expect(new Set(world.heard.map(({ id }) => id)).size).toBe(1);
  });

  test("two processes during a deploy share what comes, and both name a message alike", async () => {
    await open();
    const names: string[] = [];
    const second = createSlackSurface({
      botToken: TOKENS.bot,
      appToken: TOKENS.app,
      apiUrl: world.slack.apiUrl,
      log: recordingLog(),
    });
    await second.start({
      ...ALONE,
      deliver: async ({ id }) => {
        names.push(id);
        return TAKEN;
      },
    });
    try {
      for (let i = 0; i < 4; i += 1) await world.says("Ada", "Same words.", { ts: "1700000009.000001" });
      expect(world.heard.length).toBeGreaterThan(0);
      expect(names.length).toBeGreaterThan(0);
      expect(new Set([...names, ...world.heard.map(({ id }) => id)]).size).toBe(1);
    } finally {
      await second.stop();
    }
  });

  test.each([
    [{ botToken: "xoxb-wrong", appToken: TOKENS.app }, /SLACK_BOT_TOKEN/],
    [{ botToken: TOKENS.bot, appToken: "xapp-wrong" }, /SLACK_APP_TOKEN/],
  ])("a wrong token is told in one sentence", async (tokens, says) => {
    await open({ isStarted: false });
    const surface = createSlackSurface({ ...tokens, apiUrl: world.slack.apiUrl, log: recordingLog() });
    await expect(surface.start(ALONE)).rejects.toMatchObject({
      notAllowed: true,
      says: expect.stringMatching(says),
    });
    await surface.stop();
  });
});
