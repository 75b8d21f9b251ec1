import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { textMessage } from "../../src/message/message.ts";
import type { Inbound, Outcome } from "../../src/ports/surface.ts";
import { eventBody, messageEvent, type SlackText } from "./payloads.ts";
import { listen } from "./small-server.ts";
import { openWorld, THREAD, type World, type WorldOptions } from "./world.ts";

let world: World;
afterEach(() => world.close());
const open = async (options?: WorldOptions) => {
  world = await openWorld(options);
};
const thread = () => ({
  surface: "slack",
  workspace: world.slack.team,
  channel: world.slack.channel,
  thread: THREAD,
});
const deeds = () => world.heard.map(({ deed }) => deed);
const tells = (event: SlackText, id?: string) =>
  world.transport.send("events_api", eventBody(world.slack, event, id));

test("a message of a thread is heard in plain words, and its ref is its own name", async () => {
  await open();
  await world.says("Ada", "p(click) &lt; 0.1, see <https://a.b|the paper>", { ts: "1700000001.000001" });
  expect(world.heard).toEqual([
    {
      id: `${world.slack.channel}:1700000001.000001`,
      place: thread(),
      by: {
        id: `slack:${world.slack.team}.${world.slack.personId("Ada")}`,
        name: world.slack.personId("Ada"),
      },
      deed: { is: "message", ref: "1700000001.000001", text: "p(click) < 0.1, see the paper (https://a.b)" },
    },
  ]);
});

test.each([
  ["its own", { user: "UBOT" }],
  ["another bot's", { bot_id: "B1", subtype: "bot_message" }],
  ["a join", { subtype: "channel_join" }],
  ["a topic", { subtype: "channel_topic", topic: "x" }],
  ["Slackbot's", { user: "USLACKBOT" }],
])("%s message is not heard", async (_, more) => {
  await open();
  const by: SlackText = more;
  const user = by.user === "UBOT" ? world.slack.bot : (by.user ?? world.slack.personId("Ada"));
  expect(await world.says("Ada", "hello", { ...more, user })).toBe(true);
  expect(world.heard).toEqual([]);
});

test("in a channel only what is said to it by name is heard", async () => {
  await open({ deliver: async () => ({ is: "answered", message: textMessage("Systems: …") }) });
  await world.says("Ada", "hint", { thread_ts: undefined });
  await world.says("Ada", `what does <@${world.slack.bot}> do?`, { thread_ts: undefined });
  expect(world.heard).toEqual([]);
  await world.says("Ada", `<@${world.slack.bot}> problems`, { thread_ts: undefined });
  await world.says("Ada", `<@${world.slack.bot}> good morning`, { thread_ts: undefined });
  expect(deeds()).toEqual([{ is: "command", name: "problems", options: {} }]);
  expect(world.slack.alone.map(({ text }) => text)).toEqual([
    "Systems: …",
    expect.stringMatching(/interview help/),
  ]);
});

test("a mention comes twice and is heard once, in whatever order", async () => {
  await open();
  const ts = "1700000001.000001";
  const message = {
    user: world.slack.personId("Ada"),
    text: `<@${world.slack.bot}> hint`,
    ts,
    thread_ts: THREAD,
  };
  const event = messageEvent(world.slack.channel, message);
  await Promise.all([tells({ ...event, type: "app_mention" }, "Ev1"), tells(event, "Ev2")]);
  await tells(event, "Ev2");
  expect(deeds()).toEqual([{ is: "command", name: "hint", options: {} }]);
});

test("words that begin with a mention and are no command are part of the reply", async () => {
  await open();
  await world.says("Ada", `<@${world.slack.bot}>, I would take a cross network.`);
  expect(deeds()).toMatchObject([{ is: "message", text: "I would take a cross network." }]);
});

test("forty messages in a row keep their order, and one slow conversation holds up no other", async () => {
  const slow = Promise.withResolvers<Outcome>();
  const order: string[] = [];
  await open({
    async deliver({ place, deed }: Inbound) {
      if (place.thread !== THREAD) return slow.promise;
      await new Promise((resolve) => setImmediate(resolve));
      if (deed.is === "message") order.push(deed.text);
      return { is: "accepted", interview: "i1" };
    },
  });
  const held = world.says("Eve", "elsewhere", { thread_ts: "1690000000.000100" });
  const words = Array.from({ length: 40 }, (_, i) => `Thought ${i}.`);
  expect(await Promise.all(words.map((text) => world.says("Ada", text)))).not.toContain(false);
  expect(order).toEqual(words);
  slow.resolve({ is: "accepted", interview: "i2" });
  expect(await held).toBe(true);
});

test("edits and deletions are honoured; a preview that Slack finds is no edit", async () => {
  await open();
  const ts = "1700000001.000001";
  const user = world.slack.personId("Ada");
  const before = { type: "message", user, text: "usres", ts, thread_ts: THREAD };
  const changed = (message: SlackText, previous_message: SlackText) =>
    tells(
      messageEvent(world.slack.channel, {
        subtype: "message_changed",
        hidden: true,
        ts: "1700000002.000001",
        message,
        previous_message,
      }),
    );
  const edited = { ...before, text: "users", edited: { user, ts: "1700000002.000000" } };
  await changed(edited, before);
  await changed({ ...edited, attachments: [{ title: "a preview" }] }, edited);
  const gone = {
    subtype: "message_deleted",
    hidden: true,
    ts: "1700000003.000001",
    deleted_ts: ts,
    previous_message: edited,
  };
  await tells(messageEvent(world.slack.channel, gone));
  expect(deeds()).toEqual([
    { is: "edit", ref: ts, text: "users" },
    { is: "delete", ref: ts },
  ]);
  expect(new Set(world.heard.map(({ id }) => id)).size).toBe(2);
});

test.each([
  [
    "the card is deleted",
    { type: "message", subtype: "message_deleted", deleted_ts: THREAD, ts: "1700000002.000001" },
  ],
  [
    "the card is deleted above replies",
    {
      type: "message",
      subtype: "message_changed",
      ts: "1700000002.000001",
      message: { subtype: "tombstone", ts: THREAD, thread_ts: THREAD, user: "USLACKBOT" },
    },
  ],
  ["the channel is deleted", { type: "channel_deleted" }],
  ["the channel is archived", { type: "channel_archive", user: "U1" }],
  ["it is thrown out of the channel", { type: "channel_left" }],
  ["the app is taken out", { type: "app_uninstalled" }],
  ["its token is taken back", { type: "tokens_revoked", tokens: { oauth: [], bot: ["U1"] } }],
])("when %s, the interview there ends, and no other", async (_, event) => {
  const others = () => [
    { ...thread(), workspace: "T0OTHER" },
    { surface: "slack", workspace: "T0OTHER", channel: "D0" },
  ];
  await open({ live: async () => [thread(), ...others()].map((place) => ({ place })) });
  await tells({ channel: world.slack.channel, ...event });
  await expect.poll(deeds).toEqual([{ is: "place-gone" }]);
  expect(world.heard[0]?.place).toEqual(thread());
});

test("a passer-by is told once, alone; a command that is not theirs each time", async () => {
  await open({ deliver: async () => ({ is: "ignored", why: "not-yours" }) });
  await world.says("Eve", "It is easy.");
  await world.says("Eve", "Really.");
  await world.says("Eve", `<@${world.slack.bot}> end`);
  expect(
    world.slack.alone.map(({ user, text, thread: at }) => [
      user === world.slack.personId("Eve"),
      at,
      /somebody else's/.test(text),
    ]),
  ).toEqual([
    [true, THREAD, true],
    [true, THREAD, true],
  ]);
});

test("text files and snippets are part of the reply, pictures are pictures, and the rest is declined by name", async () => {
  await open({ live: async () => [{ place: thread() }] });
  const upload = async (name: string, content: string) => {
    const given = { filename: name, length: content.length };
    const slot = (await world.slack.call(
      world.slack.tokenOf("Ada"),
      "files.getUploadURLExternal",
      given,
    )) as unknown as { upload_url: string; file_id: string };
    await fetch(slot.upload_url, { method: "POST", body: content });
    const done = { files: [{ id: slot.file_id, title: name }], channel_id: world.slack.channel };
    const answer = await world.slack.call(world.slack.tokenOf("Ada"), "files.completeUploadExternal", done);
    const [file] = (answer as unknown as { files: SlackText[] }).files;
    return file!;
  };
  const files = [
    await upload("plan.md", "# My plan"),
    { ...(await upload("untitled", "graph LR\n a --> b")), mode: "snippet" },
    await upload("board.png", "not looked at here"),
    await upload("deck.pdf", "%PDF"),
    { id: "F9", name: "lost.txt", mode: "tombstone" },
  ];
  await world.says("Ada", "See these.", { subtype: "file_share", files, ts: "1700000001.000001" });
  expect(deeds()).toMatchObject([
    { is: "message", text: "See these.\n\n# My plan\n\n```mermaid\ngraph LR\n a --> b\n```" },
    { is: "picture", ref: files[2]?.id, name: "board.png", picture: { mediaType: "image/png" } },
  ]);
  expect(new Set(world.heard.map(({ id }) => id)).size).toBe(2);
  expect(world.slack.alone.map(({ text }) => text)).toEqual([
    expect.stringMatching(/deck\.pdf is no file[\s\S]*lost\.txt is not there/),
  ]);
});

test("files are fetched from Slack alone, and only where an interview is going on", async () => {
  await open({ live: async () => [{ place: thread() }] });
  let asked = 0;
  const elsewhere = createServer((_, response) => {
    asked += 1;
    response.end("# Not Slack's");
  });
  const url_private = `${await listen(elsewhere)}/plan.md`;
  const file = { id: "F1", name: "plan.md", mode: "hosted", size: 10, url_private };
  await world.says("Ada", "See this.", { files: [file] });
  expect(world.slack.alone.map(({ text }) => text)).toEqual([
    expect.stringMatching(/plan\.md could not be fetched/),
  ]);
  await world.says("Ada", "See this.", { files: [file], thread_ts: "1690000000.000100" });
  expect(world.slack.alone).toHaveLength(1);
  expect(asked).toBe(0);
  await new Promise((resolve) => elsewhere.close(resolve));
});
