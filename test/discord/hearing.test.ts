import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Place } from "../../src/interview/interview.ts";
import { textMessage } from "../../src/message/message.ts";
import type { Outcome } from "../../src/ports/surface.ts";
import { type Connected, connect, hears, leave, made, openThread } from "./connected.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

let discord: StandIn;
beforeAll(async () => {
  discord = await startStandIn();
});
afterEach(() => leave(discord));
afterAll(() => discord.stop());

/** What the house says to the next deed. */
let outcome: (name: string) => Outcome | Promise<Outcome>;
let connected: Connected;
let place: Required<Place>;
const ACCEPTED: Outcome = { is: "accepted", interview: "i1" };
const files = new Map<string, Uint8Array>();

beforeEach(async () => {
  outcome = () => ACCEPTED;
  const live: { place: Place; members: readonly string[] }[] = [];
  connected = await connect(discord, {
    outcome: ({ by }) => outcome(by.name),
    live: async () => live,
    download: async (address) => {
      const found = files.get(address);
      if (found === undefined) throw new Error("no such file");
      return found;
    },
  });
  place = await openThread(connected);
  live.push({ place, members: [`discord:${discord.personId("Ada")}`] });
});

const person = (name: string, where = place.thread) =>
  discord.twin.thread(where).user(discord.personId(name));
const words = () => connected.heard.flatMap(({ deed }) => ("text" in deed ? [deed.text] : []));
/** What the bot has written in the thread, below the card. */
async function botWords(where = place.thread): Promise<readonly string[]> {
  const messages = await discord.twin.thread(where).getMessages();
  return messages.slice(1).flatMap(({ author, content }) => (author.bot ? [content] : []));
}

describe("in a thread", () => {
  test("forty messages in a row are heard in order, though the first takes long", async () => {
    const slow = Promise.withResolvers<void>();
    let isFirst = true;
    outcome = async () => {
      if (isFirst) {
        isFirst = false;
        await slow.promise;
      }
      return ACCEPTED;
    };
    for (let i = 0; i < 40; i += 1) await person("Ada").sendMessage({ content: `part ${i}` });
    slow.resolve();
    await hears(connected, 40);
    expect(words()).toEqual(Array.from({ length: 40 }, (_, i) => `part ${i}`));
  });

  test("an edit and a deletion are told, with whose message it was", async () => {
    const { id } = await person("Ada").sendMessage({ content: "Logistic regression." });
    await person("Ada").editMessage({ messageId: id, content: "Gradient-boosted trees." });
    await person("Ada").deleteMessage({ messageId: id });
    const heard = await hears(connected, 3);
    expect(heard.map(({ deed }) => deed)).toEqual([
      { is: "message", ref: id, text: "Logistic regression." },
      { is: "edit", ref: id, text: "Gradient-boosted trees." },
      { is: "delete", ref: id },
    ]);
    expect(new Set(heard.map((inbound) => inbound.id)).size).toBe(3);
    expect(heard[2]).toMatchObject({ place, by: { name: "Ada" } });
  });

  test("many deletions at once are told one by one", async () => {
    const sent = [];
    for (const content of ["one", "two"]) sent.push(await person("Ada").sendMessage({ content }));
    await hears(connected, 2);
    const ids = sent.map(({ id }) => id);
    broadcast("MESSAGE_DELETE_BULK", { ids, channel_id: place.thread, guild_id: discord.guild });
    const heard = await hears(connected, 4);
    expect(heard.slice(2).map(({ deed }) => deed)).toEqual(ids.map((ref) => ({ is: "delete", ref })));
  });

  test("the bot does not hear itself", async () => {
    await connected.surface.post(place, textMessage("Which labels?"), { key: "own", attempt: 1 });
    await person("Ada").sendMessage({ content: "Clicks." });
    await hears(connected, 1);
    expect(words()).toEqual(["Clicks."]);
  });

  test("a passer-by gets one quiet word, and so does the next", async () => {
    outcome = (name) => (name === "Ada" ? ACCEPTED : { is: "ignored", why: "not-yours" });
    for (const name of ["Bob", "Bob", "Eve", "Ada"]) await person(name).sendMessage({ content: "hi" });
    await hears(connected, 4);
    await expect.poll(() => botWords()).toHaveLength(2);
    expect(made(discord, /messages$/).at(-1)?.body).toMatchObject({ message_reference: {} });
  });

  test("what the house has to say to a message is said as a reply", async () => {
    outcome = () => ({ is: "answered", message: textMessage("That is too long.") });
    const { id } = await person("Ada").sendMessage({ content: "long" });
    await expect.poll(() => botWords()).toEqual(["That is too long."]);
    expect(made(discord, /messages$/).at(-1)?.body).toMatchObject({ message_reference: { message_id: id } });
  });

  test("a store that does not answer at once is asked again", async () => {
    let left = 2;
    outcome = async () => {
      left -= 1;
      if (left > 0) throw new Error("database is locked");
      return ACCEPTED;
    };
    await person("Ada").sendMessage({ content: "Clicks." });
    const [first, second] = await hears(connected, 2);
    expect(second).toEqual(first);
    expect(await botWords()).toEqual([]);
  });

  test("a message that cannot be kept is not passed over in silence", async () => {
    outcome = () => Promise.reject(new Error("disk full"));
    await person("Ada").sendMessage({ content: "Clicks." });
    await expect
      .poll(() => botWords(), { timeout: 10_000 })
      .toEqual([expect.stringMatching(/send it again/)]);
  });

  test("a thread that is deleted is told", async () => {
    await fetch(`${discord.twin.restUrl}/v10/channels/${place.thread}`, { method: "DELETE" });
    const [gone] = await hears(connected, 1);
    expect(gone).toMatchObject({ place, deed: { is: "place-gone" } });
  });
});

describe("files", () => {
  const file = (filename: string, text: string | Uint8Array) => {
    const url = `https://cdn.discordapp.com/${filename}`;
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    files.set(url, bytes);
    return { id: crypto.randomUUID(), filename, size: bytes.length, url, proxy_url: url };
  };

  test("that hold text are part of the message", async () => {
    await person("Ada").sendMessage({
      content: "My plan:",
      attachments: [file("plan.md", "# Data"), file("flow.mmd", "graph TD\nA-->B")],
    });
    await hears(connected, 1);
    expect(words()).toEqual(["My plan:\n\n# Data\n\n```mermaid\ngraph TD\nA-->B\n```"]);
  });

  test("that are pictures come one by one behind it", async () => {
    const picture = file("flow.png", Uint8Array.of(1, 2, 3));
    await person("Ada").sendMessage({ content: "See", attachments: [picture] });
    const heard = await hears(connected, 2);
    expect(heard[1]?.deed).toEqual({
      is: "picture",
      ref: picture.id,
      name: "flow.png",
      picture: { mediaType: "image/png", base64: "AQID" },
    });
  });

  test("that nobody here can read are declined by name", async () => {
    await person("Ada").sendMessage({ content: "See", attachments: [file("paper.pdf", "x")] });
    await expect.poll(() => botWords()).toEqual([expect.stringMatching(/^Not taken: paper\.pdf is no file/)]);
    expect(words()).toEqual(["See"]);
  });
});

describe("where nobody's words count", () => {
  const sticker = { sticker_items: [{ id: "1", name: "wave", format_type: 1 }] };
  const inThread = (name: string, where: string, more: object) =>
    broadcast("MESSAGE_CREATE", {
      id: String(BigInt(Date.now()) << 22n),
      type: 0,
      channel_id: where,
      guild_id: discord.guild,
      author: { id: discord.personId(name), username: name, discriminator: "0", avatar: null },
      content: "",
      mentions: [],
      attachments: [],
      ...more,
    });

  test("a sticker, a poll or a file is no business of the bot's", async () => {
    const other = await openThread(connected);
    const before = made(discord, /^POST/).length;
    inThread("Eve", other.thread, sticker);
    inThread("Eve", other.thread, { poll: { question: { text: "Lunch?" } } });
    inThread("Eve", place.thread, sticker);
    // Whoever comes after them in the same lines has been heard when they have.
    await person("Eve", other.thread).sendMessage({ content: "first" });
    await person("Ada").sendMessage({ content: "second" });
    await hears(connected, 2);
    expect(made(discord, /^POST/)).toHaveLength(before);
    inThread("Ada", place.thread, sticker);
    await expect.poll(() => botWords()).toEqual([expect.stringMatching(/^Not taken: a sticker/)]);
  });

  test("but whoever calls the bot by name is answered", async () => {
    outcome = () => ({ is: "ignored", why: "no-interview" });
    const other = await openThread(connected);
    await person("Eve", other.thread).sendMessage({ content: `<@${discord.twin.botUserId}> are you there?` });
    await expect.poll(() => botWords(other.thread)).toEqual([expect.stringMatching(/interview start/)]);
  });
});

describe("by mention", () => {
  const mention = (line: string) => ({ content: `<@${discord.twin.botUserId}> ${line}` });

  test("a command is one", async () => {
    await person("Ada").sendMessage(mention("hint"));
    const [hint] = await hears(connected, 1);
    expect(hint).toMatchObject({ place, deed: { is: "command", name: "hint", options: {} } });
  });

  test("a command that did nothing is answered, unless another process has done it", async () => {
    outcome = () => ({ is: "ignored", why: "duplicate" });
    await person("Ada").sendMessage(mention("hint"));
    await hears(connected, 1);
    outcome = () => ({ is: "ignored", why: "out-of-place" });
    await person("Ada").sendMessage(mention("resume"));
    await expect.poll(() => botWords()).toEqual([expect.stringMatching(/cannot be done at this point/)]);
  });

  test("talk to the bot is talk", async () => {
    await person("Ada").sendMessage(mention("what would you measure?"));
    await hears(connected, 1);
    expect(words()).toEqual(["what would you measure?"]);
  });

  test("an answer about a person goes to that person alone", async () => {
    outcome = () => ({ is: "answered", message: textMessage("You had three interviews.") });
    await person("Ada", discord.channel).sendMessage(mention("history"));
    await expect.poll(() => made(discord, /^POST \/users\/@me\/channels$/)).toHaveLength(1);
    await expect
      .poll(() => made(discord, /messages$/).at(-1)?.body)
      .toMatchObject({
        content: "You had three interviews.",
      });
    expect(made(discord, /messages$/).at(-1)?.path).not.toContain(discord.channel);
  });

  test("that person is told how to ask when no direct message arrives", async () => {
    discord.front.answerNext(/^POST \/users\/@me/, { status: 403, body: { code: 50007, message: "Cannot" } });
    outcome = () => ({ is: "answered", message: textMessage("You had three interviews.") });
    await person("Ada", discord.channel).sendMessage(mention("history"));
    await expect
      .poll(() => made(discord, /messages$/).at(-1)?.body)
      .toMatchObject({
        content: expect.stringMatching(/for you alone/),
      });
  });

  test("elsewhere only what is said to the bot is heard", async () => {
    await person("Ada", discord.channel).sendMessage({ content: "lunch?" });
    await person("Ada", discord.channel).sendMessage(mention("problems"));
    const heard = await hears(connected, 1);
    expect(heard.map(({ deed }) => deed)).toEqual([{ is: "command", name: "problems", options: {} }]);
    expect(heard[0]?.place).toEqual(connected.place);
  });
});

test("what is said to the bot in private is heard at a place of its own", async () => {
  const { prisma } = discord.twin;
  const channel = "300000000000000001";
  await prisma.channel.create({ data: { id: channel, type: 1 } });
  await person("Ada", channel).sendMessage({ content: "Clicks." });
  const [heard] = await hears(connected, 1);
  expect(heard?.place).toEqual({ surface: "discord", workspace: "dm", channel });
});

function broadcast(event: string, data: unknown): void {
  type Insides = { server: { gateway: { broadcast(event: string, data: unknown): void } } };
  (discord.twin as unknown as Insides).server.gateway.broadcast(event, data);
}
