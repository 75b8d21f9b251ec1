import { afterEach, expect, test } from "vitest";
import { textMessage } from "../../src/message/message.ts";
import type { Inbound, Outcome } from "../../src/ports/surface.ts";
import { eventBody, messageEvent, type SlackText } from "./payloads.ts";
import { TOKENS } from "./stand-in.ts";
import { openWorld, THREAD, type World, type WorldOptions } from "./world.ts";

let world: World;
afterEach(() => world.close());
const open = async (options?: WorldOptions) => {
  world = await openWorld(options);
};
const NO_INTERVIEW: Outcome = { is: "ignored", why: "no-interview" };
const thread = () => ({
  surface: "slack",
  workspace: world.slack.team,
  channel: world.slack.channel,
  thread: THREAD,
});
const deeds = () => world.heard.map(({ deed }) => deed);
const tells = (event: SlackText, id?: string) =>
  world.transport.send("events_api", eventBody(world.slack, event, id));

test("what is said to it alone may be a command without a sign; with an interview there it is a reply", async () => {
  let isThere = false;
  await open({
    deliver: async ({ deed }) =>
      deed.is === "message" && !isThere ? NO_INTERVIEW : { is: "answered", message: textMessage("Done.") },
  });
  const opened = await world.slack.call(TOKENS.bot, "conversations.open", {
    users: world.slack.personId("Bob"),
  });
  const { id: channel } = (opened as unknown as { channel: { id: string } }).channel;
  const alone = { channel, thread_ts: undefined };
  await world.says("Bob", "start problem:ad-click", alone);
  await world.says("Bob", "What is this?", alone);
  isThere = true;
  await world.says("Bob", "history is part of my features", alone);
  expect(deeds().map((deed) => (deed.is === "command" ? deed.name : deed.is))).toEqual([
    "message",
    "start",
    "message",
    "message",
  ]);
  const posts = world.slack.requests
    .filter(({ method }) => method === "chat.postMessage")
    .map(({ args }) => args.text);
  expect(posts).toEqual(["Done.", expect.stringMatching(/Say start/), "Done."]);
});

test("a chat of the assistant pane is a place of its own, and is greeted", async () => {
  await open({ deliver: async () => NO_INTERVIEW });
  const opened = await world.slack.call(TOKENS.bot, "conversations.open", {
    users: world.slack.personId("Bob"),
  });
  const { id: channel } = (opened as unknown as { channel: { id: string } }).channel;
  const assistant_thread = {
    user_id: world.slack.personId("Bob"),
    context: {},
    channel_id: channel,
    thread_ts: THREAD,
  };
  await tells({ type: "assistant_thread_started", assistant_thread, event_ts: "1.1" });
  await expect
    .poll(() => world.slack.requests.at(-1))
    .toMatchObject({
      method: "assistant.threads.setSuggestedPrompts",
      args: { channel_id: channel, thread_ts: THREAD },
    });
  await world.says("Bob", "start", { channel });
  // The chat first, and then the direct message around it, where an interview might be.
  expect(world.heard.map(({ place, deed }) => [place.channel, deed.is])).toEqual([
    [`${channel}:${THREAD}`, "message"],
    [channel, "message"],
    [`${channel}:${THREAD}`, "command"],
  ]);
});

test("the home tab shows what the commands tell, and settings to those who manage", async () => {
  await open({
    deliver: async ({ deed }) => ({
      is: "answered",
      message: textMessage(deed.is === "command" ? `Told by ${deed.name}.` : ""),
    }),
  });
  const opens = (by: string, tab = "home") => {
    const user = world.slack.personId(by);
    return tells({ type: "app_home_opened", user, channel: "D0HOME", tab, event_ts: "1.1" }, `Ev${by}${tab}`);
  };
  await opens("Bob", "messages");
  await opens("Bob");
  // Sent again it is the same opening.
  await opens("Bob");
  await opens("Ada");
  const homes = () =>
    world.slack.requests
      .filter(({ method }) => method === "views.publish")
      .map(({ args }) => JSON.stringify(args));
  await expect.poll(homes).toHaveLength(2);
  const [bob, ada] = homes();
  expect(bob).toMatch(/Start an interview[\s\S]*Told by history/);
  expect(bob).not.toContain("settings");
  expect(ada).toContain("Told by settings");
  expect(world.slack.faults).toEqual([]);
});

test("after an outage threads are read again, with edits, each word once", async () => {
  await open({ isStarted: false });
  const { slack } = world;
  const write = async (text: string) =>
    (await slack.call(slack.tokenOf("Ada"), "chat.postMessage", {
      channel: slack.channel,
      text,
      thread_ts: root,
    })) as unknown as { ts: string };
  const { ts: root } = (await slack.call(TOKENS.bot, "chat.postMessage", {
    channel: slack.channel,
    text: "card",
  })) as unknown as { ts: string };
  const { ts: latest } = await write("Taken before.");
  await slack.call(slack.tokenOf("Ada"), "chat.update", {
    channel: slack.channel,
    ts: latest,
    text: "Taken before, and edited.",
  });
  const missed = [await write("First."), await write("Second.")];
  const place = { ...thread(), thread: root };
  const heard: Inbound[] = [];
  await world.surface.start({
    deliver: async (inbound) => {
      heard.push(inbound);
      return { is: "accepted", interview: "i1" };
    },
    suggest: async () => [],
    live: async () => [{ place, latest }],
  });
  await expect.poll(() => heard.length).toBe(3);
  expect(heard.map(({ deed }) => deed)).toEqual([
    { is: "edit", ref: latest, text: "Taken before, and edited." },
    { is: "message", ref: missed[0]?.ts, text: "First." },
    { is: "message", ref: missed[1]?.ts, text: "Second." },
  ]);
  // The event of a message that was read already changes nothing.
  const event = { user: slack.personId("Ada"), text: "First.", ts: missed[0]?.ts, thread_ts: root };
  await tells(messageEvent(slack.channel, event));
  expect(heard).toHaveLength(3);
});
