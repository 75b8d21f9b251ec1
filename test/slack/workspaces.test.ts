import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textMessage } from "../../src/message/message.ts";
import type { Store } from "../../src/ports/store.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { createInstallations } from "../../src/surfaces/slack/installations.ts";
import { createSeal } from "../../src/surfaces/slack/sealed.ts";
import { eventBody, messageEvent, slashCommand } from "./payloads.ts";
import { type StandIn, TOKENS } from "./stand-in.ts";
import { post } from "./transport.ts";
import { openWorld, THREAD, type World, type WorldOptions } from "./world.ts";

const key = randomBytes(32).toString("base64");
let store: Store;
let world: World;
beforeEach(() => {
  store = createMemoryStore();
});
afterEach(() => world?.close());

const installations = () => createInstallations(async () => store, createSeal([key]));

const open = async (options: WorldOptions = {}, tokenKeys: readonly string[] = [key]) => {
  world = await openWorld({
    way: "http",
    settings: (slack, port) => ({
      store: async () => store,
      http: { port, host: "127.0.0.1" },
      oauth: {
        clientId: "1.2",
        clientSecret: "client-secret",
        stateSecret: "a-secret-that-nobody-can-guess",
        tokenKeys,
        redirectUri: `http://127.0.0.1:${port}/slack/oauth_redirect`,
        authorizeUrl: `${slack.origin}/oauth/v2/authorize`,
      },
    }),
    ...options,
  });
};

const OTHER = "T0OTHER";

/** One workspace that is there in full, and another of which only the token differs. */
async function addBoth(slack: StandIn): Promise<void> {
  await installations().save({
    team: slack.team,
    token: TOKENS.bot,
    bot: slack.bot,
    url: "https://study-group.slack.com/",
  });
  await installations().save({
    team: OTHER,
    token: "xoxb-other",
    bot: "U0OTHERBOT",
    url: "https://other.slack.com/",
  });
}

const tells = (team: string, event: Readonly<Record<string, unknown>>) =>
  world.transport.send("events_api", {
    ...eventBody(world.slack, event),
    team_id: team,
    authorizations: [{ team_id: team, enterprise_id: null, is_bot: true, is_enterprise_install: false }],
  });

/** A browser that goes to add the app, as far as the consent, and comes back. */
async function adds(port: string, slack: StandIn, state?: string) {
  const install = await fetch(`${port}/slack/install`);
  const page = await install.text();
  const consent = new URL(/href="([^"]*authorize[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "");
  const query = consent.searchParams;
  const form = new URLSearchParams({
    user_id: slack.personId("Ada"),
    redirect_uri: query.get("redirect_uri") ?? "",
    scope: query.get("scope") ?? "",
    state: state ?? query.get("state") ?? "",
    client_id: query.get("client_id") ?? "",
  });
  const agreed = await fetch(`${slack.origin}/oauth/v2/authorize/callback`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  const cookie = install.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const back = await fetch(agreed.headers.get("location") ?? "", { headers: { cookie }, redirect: "manual" });
  return { scopes: query.get("scope")?.split(",") ?? [], back };
}

describe("adding the app", () => {
  test("keeps the workspace, sealed, and it is served at once", async () => {
    await open({ deliver: async () => ({ is: "answered", message: textMessage("Hello there.") }) });
    const { slack } = world;
    expect(
      await world.transport.send("slash_commands", slashCommand(slack, "Ada", slack.channel, "help")),
    ).toBeDefined();
    expect(world.heard).toEqual([]);
    const { scopes, back } = await adds(new URL(world.address).origin, slack);
    expect(back.status).toBe(200);
    expect(scopes).toContain("chat:write");
    const kept = await installations().find(slack.team);
    expect(kept).toMatchObject({ team: slack.team, token: expect.stringMatching(/^xoxb-/) });
    expect(await store.setting(`slack-installation:${slack.team}`)).not.toContain("xoxb-");
    await world.transport.send("slash_commands", slashCommand(slack, "Ada", slack.channel, "help"));
    await expect.poll(() => slack.alone.map(({ text }) => text)).toEqual(["Hello there."]);
    expect(slack.faults).toEqual([]);
    expect(JSON.stringify(world.log.lines)).not.toContain("xoxb-");
  });

  test("is served beside a socket too, and nothing else is there", async () => {
    await open({ way: "socket" });
    const origin = new URL(world.address).origin;
    const { back } = await adds(origin, world.slack);
    expect(back.status).toBe(200);
    expect(await installations().teams()).toEqual([world.slack.team]);
    expect((await post(world.address, '{"type":"event_callback"}')).status).toBe(404);
    await world.says("Ada", "Hello by socket.");
    expect(world.heard).toHaveLength(1);
  });

  test("with a state that nobody gave keeps nothing", async () => {
    await open();
    const { back } = await adds(new URL(world.address).origin, world.slack, "made.up.state");
    expect(back.status).not.toBe(200);
    expect(await installations().teams()).toEqual([]);
  });
});

describe("two workspaces", () => {
  test("never see each other, even where their channels have one name", async () => {
    await open({ deliver: async () => ({ is: "ignored", why: "not-yours" }) });
    await addBoth(world.slack);
    const { slack } = world;
    const event = messageEvent(slack.channel, {
      user: slack.personId("Eve"),
      text: "Hello.",
      ts: "1700000001.000001",
      thread_ts: THREAD,
    });
    await tells(slack.team, event);
    await tells(OTHER, event);
    expect(world.heard.map(({ place }) => place)).toEqual([
      { surface: "slack", workspace: slack.team, channel: slack.channel, thread: THREAD },
      { surface: "slack", workspace: OTHER, channel: slack.channel, thread: THREAD },
    ]);
    // Even one and the same id of a person is another person there.
    expect(new Set(world.heard.map(({ by }) => by.id)).size).toBe(2);
    const answers = slack.requests
      .filter(({ method }) => method === "chat.postEphemeral")
      .map(({ token }) => token);
    expect(answers).toEqual([TOKENS.bot, "xoxb-other"]);
    const [one, other] = world.heard.map(({ place }) => world.surface.linkTo(place));
    expect(one).toMatch(/^https:\/\/study-group\.slack\.com\//);
    expect(other).toMatch(/^https:\/\/other\.slack\.com\//);
  });

  test("one that takes the app out is forgotten, its interviews end, and the other goes on", async () => {
    const live = (team: string) => ({
      place: { surface: "slack", workspace: team, channel: "C0SAME", thread: THREAD },
    });
    await open({ live: async () => [live(world?.slack.team ?? ""), live(OTHER)] });
    await addBoth(world.slack);
    const { slack } = world;
    await tells(OTHER, { type: "app_uninstalled" });
    await tells(OTHER, { type: "tokens_revoked", tokens: { bot: ["U0OTHERBOT"] } });
    expect(world.heard).toMatchObject([{ place: { workspace: OTHER }, deed: { is: "place-gone" } }]);
    expect(await installations().teams()).toEqual([slack.team]);
    expect(await store.setting(`slack-installation:${OTHER}`)).toBeUndefined();
    await expect(
      world.surface.post(live(OTHER).place, textMessage("Hello?"), { key: "k", attempt: 1 }),
    ).rejects.toMatchObject({ placeLost: true });
    expect(
      await world.surface.post(
        { surface: "slack", workspace: slack.team, channel: slack.channel },
        textMessage("Hello!"),
        { key: "k", attempt: 1 },
      ),
    ).toMatch(/^\d+\.\d+$/);
    expect(slack.requests.map(({ token }) => token)).not.toContain("xoxb-other");
  });

  test("each keeps its own pauses, from one request to the next", async () => {
    await open();
    await addBoth(world.slack);
    const { slack } = world;
    const post = (workspace: string, key: string) =>
      world.surface.post({ surface: "slack", workspace, channel: slack.channel }, textMessage("Hello."), {
        key,
        attempt: 1,
      });
    const slow = {
      status: 429,
      body: { ok: false, error: "ratelimited" },
      headers: { "retry-after": "600" },
    };
    slack.answerNext("chat.postMessage", slow);
    await expect(post(slack.team, "a")).rejects.toThrow();
    await expect(post(slack.team, "b")).rejects.toThrow(/pause/);
    slack.answerNext("chat.postMessage", { status: 200, body: { ok: true, ts: "1700000009.000001" } });
    expect(await post(OTHER, "c")).toBe("1700000009.000001");
  });

  test("a workspace that is unknown is acknowledged and not served", async () => {
    await open();
    const { slack } = world;
    const event = messageEvent(slack.channel, {
      user: "U1",
      text: "Hello.",
      ts: "1700000001.000001",
      thread_ts: THREAD,
    });
    expect(await tells("T0NOBODY", event)).toBeDefined();
    expect(world.heard).toEqual([]);
  });

  test("a token that no key opens is told to the operator at the start", async () => {
    await open({ isStarted: false }, [randomBytes(32).toString("hex")]);
    await addBoth(world.slack);
    await world.surface.start({
      deliver: async () => ({ is: "accepted", interview: "i" }),
      suggest: async () => [],
      live: async () => [],
    });
    const told = world.log.lines.filter(({ says }) => /SLACK_TOKEN_KEYS/.test(says));
    expect(told).toHaveLength(2);
  });
});
