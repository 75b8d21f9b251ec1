import { afterEach, describe, expect, test } from "vitest";
import { textMessage } from "../../src/message/message.ts";
import { TOKENS } from "./stand-in.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
afterEach(() => world.close());

const place = () => ({ surface: "slack", workspace: world.slack.team, channel: world.slack.channel });
const wish = { title: "Ad click", card: textMessage("Ada practises."), isPrivate: false, members: [] };
const once = { key: "k1", attempt: 1 };
const named = (method: string) => world.slack.requests.filter((one) => one.method === method);
const refuses = (method: string, error: string, more = {}) =>
  world.slack.answerNext(method, { status: 200, body: { ok: false, error, ...more } });

test("a post whose answer was lost is found again, page by page and file by file", async () => {
  world = await openWorld();
  const thread = await world.surface.openThread(place(), wish, once);
  const long = {
    blocks: [textMessage("Words. ".repeat(4_000)).blocks[0]!],
    files: [{ name: "report.md", text: "# R" }],
  };
  const first = await world.surface.post(thread, long, { key: "e1", attempt: 1 });
  const posted = named("chat.postMessage").length;
  expect(posted).toBeGreaterThan(3);
  expect(await world.surface.post(thread, long, { key: "e1", attempt: 2 })).toBe(first);
  expect(named("chat.postMessage")).toHaveLength(posted);
  expect(named("files.completeUploadExternal")).toHaveLength(1);
  // Half of another arrived; the rest is sent, and nothing of it twice.
  world.slack.answerNext("chat.postMessage", { status: 503, body: {} });
  await expect(world.surface.post(thread, long, { key: "e2", attempt: 1 })).rejects.toThrow();
  await world.surface.post(thread, long, { key: "e2", attempt: 2 });
  const keys = named("chat.postMessage")
    .filter(({ answer }) => answer.ok)
    .map(({ args }) => JSON.stringify(args.metadata));
  expect(new Set(keys).size).toBe(keys.length);
});

test("every post says what it is, unfurls nothing and mentions nobody", async () => {
  world = await openWorld();
  await world.surface.post(place(), textMessage("See https://a.b <!channel>"), once);
  const [{ args }] = named("chat.postMessage") as [(typeof world.slack.requests)[number]];
  expect(args).toMatchObject({
    unfurl_links: "false",
    unfurl_media: "false",
    metadata: { event_type: "mockingbird_post", event_payload: { key: "k1", page: 0 } },
  });
  expect(JSON.stringify(args)).not.toContain("<!channel>");
  expect(world.slack.faults).toEqual([]);
});

test("Slack's pause is kept to, for the one method alone", async () => {
  world = await openWorld();
  const thread = await world.surface.openThread(place(), wish, once);
  const ref = await world.surface.post(thread, textMessage("One."), { key: "e1", attempt: 1 });
  const slow = { status: 429, body: { ok: false, error: "ratelimited" }, headers: { "retry-after": "1" } };
  world.slack.answerNext("chat.update", slow);
  const order: string[] = [];
  const edit = world.surface.edit(thread, ref, textMessage("Two.")).then(() => order.push("edited"));
  await expect.poll(() => named("chat.update").length).toBe(1);
  await world.surface.post(thread, textMessage("Three."), { key: "e2", attempt: 1 });
  order.push("posted");
  await edit;
  expect(order).toEqual(["posted", "edited"]);
  expect(named("chat.update")).toHaveLength(2);
});

test("a pause longer than anybody waits is left to the outbox, without asking again meanwhile", async () => {
  world = await openWorld();
  const slow = { status: 429, body: { ok: false, error: "ratelimited" }, headers: { "retry-after": "600" } };
  world.slack.answerNext("chat.postMessage", slow);
  await expect(world.surface.post(place(), textMessage("One."), once)).rejects.toThrow();
  await expect(world.surface.post(place(), textMessage("One."), { ...once, attempt: 2 })).rejects.toThrow(
    /pause/,
  );
  expect(named("chat.postMessage")).toHaveLength(1);
});

describe("what Slack refuses is told with the mend", () => {
  test.each([
    ["not_in_channel", {}, /\/invite @Mockingbird/],
    ["channel_not_found", {}, /\/invite @Mockingbird/],
    ["missing_scope", { needed: "chat:write", provided: "commands" }, /scope chat:write[\s\S]*reinstall/],
    ["restricted_action", {}, /Posting permissions/],
  ])("%s", async (error, more, says) => {
    world = await openWorld();
    refuses("chat.postMessage", error, more);
    await expect(world.surface.openThread(place(), wish, once)).rejects.toMatchObject({
      notAllowed: true,
      says: expect.stringMatching(says),
    });
  });

  test.each(["is_archived", "channel_not_found", "not_in_channel", "thread_not_found"])(
    "in an interview's thread %s is the end of the place",
    async (error) => {
      world = await openWorld();
      refuses("chat.postMessage", error);
      const thread = { ...place(), thread: "1700000000.000100" };
      await expect(world.surface.post(thread, textMessage("One."), once)).rejects.toMatchObject({
        placeLost: true,
      });
    },
  );

  test.each(["token_revoked", "account_inactive"])("%s ends the workspace's work", async (error) => {
    const thread = "1700000000.000100";
    world = await openWorld({ live: async () => [{ place: { ...place(), thread } }] });
    refuses("chat.postMessage", error);
    const post = world.surface.post({ ...place(), thread }, textMessage("One."), once);
    await expect(post).rejects.toMatchObject({ placeLost: true });
    expect(world.heard).toMatchObject([{ deed: { is: "place-gone" }, place: { thread } }]);
    const asked = world.slack.requests.length;
    await expect(world.surface.post(place(), textMessage("Two."), once)).rejects.toMatchObject({
      placeLost: true,
    });
    expect(world.slack.requests).toHaveLength(asked);
    expect(world.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("anything else rejects, so that it is tried again", async () => {
    world = await openWorld();
    refuses("chat.postMessage", "internal_error");
    const post = world.surface.post(place(), textMessage("One."), once);
    await expect(post).rejects.not.toHaveProperty("placeLost");
  });
});

test("what is private is held in a direct message, and the channel sees nothing of it", async () => {
  world = await openWorld();
  const members = [{ id: `slack:${world.slack.team}.${world.slack.personId("Bob")}`, name: "Bob" }];
  const at = await world.surface.openThread(place(), { ...wish, isPrivate: true, members }, once);
  expect(at.channel).toMatch(/^D/);
  expect(at.thread).toBeUndefined();
  expect(named("chat.postMessage")).toEqual([]);
  expect(world.surface.linkTo(at)).toBe(`https://study-group.slack.com/archives/${at.channel}`);
});

test("a chat of the assistant pane is given its title and the sign that somebody thinks", async () => {
  world = await openWorld();
  const opened = await world.slack.call(TOKENS.bot, "conversations.open", {
    users: world.slack.personId("Bob"),
  });
  const { id } = (opened as unknown as { channel: { id: string } }).channel;
  const pane = { ...place(), channel: `${id}:1700000000.000100` };
  expect(await world.surface.openThread(pane, wish, once)).toEqual(pane);
  await world.surface.showThinking(pane);
  await world.surface.showThinking({ ...place(), thread: "1700000000.000100" });
  const where = { channel_id: id, thread_ts: "1700000000.000100" };
  expect(world.slack.requests.filter(({ method }) => method.startsWith("assistant."))).toMatchObject([
    { method: "assistant.threads.setTitle", args: { ...where, title: "Ad click" } },
    { method: "assistant.threads.setStatus", args: where },
  ]);
});
