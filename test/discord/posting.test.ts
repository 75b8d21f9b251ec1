import { PermissionFlagsBits } from "discord.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Place } from "../../src/interview/interview.ts";
import { type Message, textMessage } from "../../src/message/message.ts";
import type { ThreadWish } from "../../src/ports/surface.ts";
import { nonceOf } from "../../src/surfaces/discord/nonce.ts";
import { PERMISSION_BITS } from "../../src/surfaces/discord/permissions.ts";
import { render } from "../../src/surfaces/discord/render.ts";
import { type Connected, connect, leave, made, openThread } from "./connected.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

let discord: StandIn;
beforeAll(async () => {
  discord = await startStandIn();
});
afterEach(() => leave(discord));
afterAll(() => discord.stop());

let connected: Connected;
let place: Required<Place>;
beforeEach(async () => {
  connected = await connect(discord);
  place = await openThread(connected);
});

const key = () => crypto.randomUUID();
const posts = (where: Place) =>
  made(discord, /^POST .*messages$/).filter(({ path }) => path.includes(where.thread ?? where.channel));
/** What stands in the thread below its card. */
async function contents(where: Required<Place> = place): Promise<readonly string[]> {
  const messages = await discord.twin.thread(where.thread).getMessages();
  return messages.slice(1).map(({ content }) => content);
}
/** As if minutes had passed. */
async function forgetNonces(): Promise<void> {
  await discord.twin.prisma.message.updateMany({ data: { nonce: null } });
}
const refuse = (fits: RegExp, code: number, status = 403, times = 1) =>
  discord.front.answerNext(fits, { status, body: { code, message: "No" } }, times);

describe("a post", () => {
  test("stands in the thread with its buttons and calls nobody", async () => {
    const message: Message = {
      blocks: [{ is: "text", text: "@everyone Which *labels*?" }],
      actions: [{ is: "button", id: "hint:i1:t1", label: "Hint", tone: "primary" }],
    };
    const id = await connected.surface.post(place, message, { key: "k1", attempt: 1 });
    const [posted] = posts(place);
    expect(posted?.ref).toBe(id);
    expect(posted?.body).toEqual({
      content: "@\u200beveryone Which \\*labels\\*?",
      components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: "hint:i1:t1", label: "Hint" }] }],
      allowed_mentions: { parse: [] },
      nonce: nonceOf("k1", 0),
      enforce_nonce: true,
    });
  });

  test("made twice with one key stands there once", async () => {
    const options = { key: key(), attempt: 1 };
    const first = await connected.surface.post(place, textMessage("Once."), options);
    expect(await connected.surface.post(place, textMessage("Once."), options)).toBe(first);
    expect(await contents()).toEqual(["Once."]);
  });

  test.each(["with", "without"])(
    "tried again after an outage is found, %s nonces in the history",
    async (has) => {
      const options = { key: key(), attempt: 1 };
      const long: Message = { blocks: [{ is: "text", text: "word ".repeat(900) }] };
      const first = await connected.surface.post(place, long, options);
      if (has === "without") await forgetNonces();
      const before = posts(place).length;
      expect(await connected.surface.post(place, long, { ...options, attempt: 2 })).toBe(first);
      expect(posts(place)).toHaveLength(before);
    },
  );

  test("tried again is finished where only its beginning was posted", async () => {
    const text = Array.from({ length: 900 }, (_, i) => `w${i}`).join(" ");
    const message: Message = { blocks: [{ is: "text", text }] };
    const pages = render(message).map(({ content = "" }) => content.trim());
    for (const page of pages.slice(0, -1))
      await connected.surface.post(place, textMessage(page), { key: key(), attempt: 1 });
    await forgetNonces();
    await connected.surface.post(place, message, { key: key(), attempt: 2 });
    expect((await contents()).map((content) => content.trim())).toEqual(pages);
  });

  test("that only looks like an earlier one is posted", async () => {
    for (const words of ["Paused.", "Resumed."])
      await connected.surface.post(place, textMessage(words), { key: key(), attempt: 1 });
    await forgetNonces();
    await connected.surface.post(place, textMessage("Paused."), { key: key(), attempt: 2 });
    expect(await contents()).toEqual(["Paused.", "Resumed.", "Paused."]);
  });

  test("of many pages keeps their order, and its id is that of the first", async () => {
    const blocks = [{ is: "text" as const, text: Array.from({ length: 900 }, (_, i) => `w${i}`).join(" ") }];
    const id = await connected.surface.post(place, { blocks }, { key: key(), attempt: 1 });
    expect((await contents()).join(" ").match(/w\d+/g)).toEqual(
      Array.from({ length: 900 }, (_, i) => `w${i}`),
    );
    expect(posts(place)[0]?.ref).toBe(id);
  });

  test("brings its files along", async () => {
    const files = [{ name: "my report.md", text: "# Report" }];
    await connected.surface.post(place, { ...textMessage("Your report"), files }, { key: key(), attempt: 1 });
    expect(posts(place).at(-1)?.files).toEqual([{ name: "my-report.md", text: "# Report" }]);
  });
});

describe("an edit", () => {
  test("takes the place of what was there", async () => {
    const id = await connected.surface.post(place, textMessage("12 minutes left"), {
      key: key(),
      attempt: 1,
    });
    await connected.surface.edit(place, id, textMessage("11 minutes left"));
    expect(await contents()).toEqual(["11 minutes left"]);
  });

  test("of a message that was deleted by hand is let go", async () => {
    await expect(
      connected.surface.edit(place, "300000000000000001", textMessage("11 minutes left")),
    ).resolves.toBeUndefined();
  });

  test("in a thread that was put away leaves it put away", async () => {
    const id = await connected.surface.post(place, textMessage("12 minutes left"), {
      key: key(),
      attempt: 1,
    });
    refuse(/^PATCH .*messages/, 50083, 400);
    await connected.surface.edit(place, id, textMessage("over"));
    expect(await contents()).toEqual(["over"]);
    const archived = made(discord, /^PATCH \/channels\/\d+$/).map(({ body }) => body);
    expect(archived.slice(-2)).toEqual([{ archived: false }, { archived: true }]);
  });
});

describe("a thread", () => {
  const wish = (more: Partial<ThreadWish> = {}): ThreadWish => ({
    title: "Ad click · Ada",
    card: textMessage("Ada designs an ad click model."),
    isPrivate: false,
    members: [{ id: `discord:${discord.personId("Ada")}`, name: "Ada" }],
    ...more,
  });

  test("hangs under its card, with its members in it", async () => {
    const opened = await connected.surface.openThread(connected.place, wish(), { key: key(), attempt: 1 });
    const members = await discord.twin.prisma.threadMember.findMany({ where: { channelId: opened.thread! } });
    expect(members.map(({ userId }) => userId)).toContain(discord.personId("Ada"));
    expect(opened).toEqual({ ...connected.place, thread: expect.stringMatching(/^\d+$/) });
    expect(posts(connected.place).at(-1)).toMatchObject({
      ref: opened.thread,
      body: { content: "Ada designs an ad click model." },
    });
  });

  test("asked for twice is one", async () => {
    const options = { key: key(), attempt: 1 };
    const first = await connected.surface.openThread(connected.place, wish(), options);
    const again = await connected.surface.openThread(connected.place, wish(), { ...options, attempt: 2 });
    expect(again).toEqual(first);
  });

  test("that is private has no card for all to see, and nobody else may be invited", async () => {
    const before = posts(connected.place).length;
    await connected.surface.openThread(connected.place, wish({ isPrivate: true }), {
      key: key(),
      attempt: 1,
    });
    expect(posts(connected.place)).toHaveLength(before);
    expect(made(discord, /^POST \/channels\/\d+\/threads$/).at(-1)?.body).toMatchObject({
      type: 12,
      invitable: false,
    });
  });

  test("that is private and asked for twice is one, and none but its members are let in", async () => {
    const options = { key: key(), attempt: 1 };
    const mine = () => made(discord, /^POST \/channels\/\d+\/threads$/).length;
    const before = mine();
    refuse(/thread-members/, 30033, 400);
    await expect(
      connected.surface.openThread(connected.place, wish({ isPrivate: true }), options),
    ).rejects.toThrow();
    const { thread } = await connected.surface.openThread(
      connected.place,
      wish({ isPrivate: true }),
      options,
    );
    expect(mine()).toBe(before + 1);
    const members = await discord.twin.prisma.threadMember.findMany({ where: { channelId: thread! } });
    expect(members.map(({ userId }) => userId).filter((id) => id !== discord.twin.botUserId)).toEqual([
      discord.personId("Ada"),
    ]);
  });

  test("that may not be opened leaves no card behind that announces it", async () => {
    for (const code of [50013, 50024, 160006]) {
      refuse(/threads$/, code);
      await expect(
        connected.surface.openThread(connected.place, wish(), { key: key(), attempt: 1 }),
      ).rejects.toMatchObject({ notAllowed: true });
      const card = posts(connected.place).at(-1)?.ref;
      expect(made(discord, /^DELETE/).at(-1)?.path).toBe(`/channels/${discord.channel}/messages/${card}`);
    }
  });

  test("with a long name gets a shorter one", async () => {
    const title = "A very long title indeed ".repeat(8);
    await connected.surface.openThread(connected.place, wish({ title }), { key: key(), attempt: 1 });
    expect(made(discord, /\/threads$/).at(-1)?.body).toMatchObject({
      name: expect.stringMatching(/^.{50,99}…$/),
    });
  });

  test("does without a member who has left", async () => {
    refuse(/thread-members/, 10007, 404);
    await expect(
      connected.surface.openThread(connected.place, wish(), { key: key(), attempt: 1 }),
    ).resolves.toMatchObject({ thread: expect.any(String) });
  });

  test.each([
    ["a thread", { thread: "300000000000000009" }],
    ["a direct message", { workspace: "dm" }],
  ])("is not opened in %s, which is apart already", async (_, where) => {
    const apart = { ...connected.place, ...where };
    expect(await connected.surface.openThread(apart, wish(), { key: key(), attempt: 1 })).toEqual(apart);
  });

  test("is archived when the conversation is over, and left when it is not ours to archive", async () => {
    await connected.surface.closeThread(place);
    expect((await discord.twin.prisma.channel.findUnique({ where: { id: place.thread } }))?.archived).toBe(
      true,
    );
    for (const code of [50013, 50001, 10003]) {
      refuse(/^PATCH/, code);
      await expect(connected.surface.closeThread(place)).resolves.toBeUndefined();
    }
  });
});

describe("what Discord refuses", () => {
  const post = () => connected.surface.post(place, textMessage("Hello"), { key: key(), attempt: 1 });

  test("for want of a permission is said with its name and where it is switched on", async () => {
    const everyone = `${discord.twin.restUrl}/v10/guilds/${discord.guild}/roles/${discord.guild}`;
    const allow = (permissions: bigint) =>
      fetch(everyone, {
        method: "PATCH",
        body: JSON.stringify({ permissions: String(permissions) }),
        headers: { "content-type": "application/json" },
      });
    await allow(PERMISSION_BITS & ~PermissionFlagsBits.EmbedLinks);
    // The bot learns of it over the gateway, a moment later.
    await expect
      .poll(() => {
        refuse(/messages$/, 50013);
        return post().catch((error: unknown) => error);
      })
      .toMatchObject({
        notAllowed: true,
        says: expect.stringMatching(
          /^I lack the permission Embed Links .* Edit Channel → Permissions → my role\.$/,
        ),
      });
    await allow(PERMISSION_BITS);
  });

  test("in a kind of channel without threads is said", async () => {
    refuse(/threads$/, 50024, 400);
    await expect(openThread(connected)).rejects.toMatchObject({
      says: expect.stringMatching(/text channel/),
    });
  });

  test("because there were too many requests is waited for, and then done once", async () => {
    const body = { message: "You are being rate limited.", retry_after: 0.05, global: false };
    discord.front.answerNext(/messages$/, { status: 429, body }, 2);
    await post();
    expect(await contents()).toEqual(["Hello"]);
  });

  test.each([10003, 10004, 50007])("because the place is gone (%i) is no use trying again", async (code) => {
    refuse(/messages$/, code, 404);
    await expect(post()).rejects.toMatchObject({ placeLost: true });
  });

  test("for a fault of its own may be tried again", async () => {
    // Once, and as often as discord.js tries it again by itself.
    refuse(/messages$/, 0, 502, 4);
    const failure: unknown = await post().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toHaveProperty("placeLost");
    expect(failure).not.toHaveProperty("notAllowed");
  });
});

test("typing is shown while somebody waits for words", async () => {
  await connected.surface.showThinking(place);
  expect(discord.twin.getTypingEvents({ channelId: place.thread })).toHaveLength(1);
});

test("a message has an address, and so has its place", () => {
  const { surface } = connected;
  const guild = discord.guild;
  expect(surface.linkTo(place, "300000000000000001")).toBe(
    `https://discord.com/channels/${guild}/${place.thread}/300000000000000001`,
  );
  expect(surface.linkTo(place)).toBe(`https://discord.com/channels/${guild}/${place.thread}`);
  expect(surface.linkTo({ ...connected.place, workspace: "dm" })).toBe(
    `https://discord.com/channels/@me/${connected.place.channel}`,
  );
  expect(surface.linkTo(place, "test-1")).toBeUndefined();
});

describe("a word to one person alone", () => {
  const tell = () =>
    connected.surface.tell!(
      { id: `discord:${discord.personId("Eve")}`, name: "Eve" },
      textMessage("Yours."),
      {
        key: key(),
        attempt: 1,
      },
    );

  test("goes to the channel that only the two share", async () => {
    await tell();
    expect(made(discord, /^POST \/users/).at(-1)?.body).toEqual({ recipient_id: discord.personId("Eve") });
    expect(posts(connected.place).at(-1)?.body).not.toMatchObject({ content: "Yours." });
    expect(made(discord, /^POST .*messages$/).at(-1)?.body).toMatchObject({ content: "Yours." });
  });

  test("is lost where that person takes none", async () => {
    refuse(/^POST \/users/, 50007);
    await expect(tell()).rejects.toMatchObject({ placeLost: true });
    refuse(/^POST .*messages$/, 50007);
    await expect(tell()).rejects.toMatchObject({ placeLost: true });
  });
});
