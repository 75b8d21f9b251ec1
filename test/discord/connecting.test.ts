import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Doors } from "../../src/ports/surface.ts";
import { createDiscordSurface } from "../../src/surfaces/discord/index.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { connect, hears, leave, made, openThread } from "./connected.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

let discord: StandIn;
beforeAll(async () => {
  discord = await startStandIn();
});
afterEach(() => leave(discord));
afterAll(() => discord.stop());

const DOORS: Doors = {
  deliver: async () => ({ is: "ignored", why: "no-interview" }),
  suggest: async () => [],
  live: async () => [],
};

test("a wrong token is said in one sentence", async () => {
  const surface = createDiscordSurface({ token: "a.wrong.one", apiUrl: discord.apiUrl, log: recordingLog() });
  await expect(surface.start(DOORS)).rejects.toMatchObject({
    notAllowed: true,
    says: expect.stringMatching(/does not accept DISCORD_TOKEN.*Reset Token\.$/),
  });
});

test.each([
  [4014, /MESSAGE CONTENT INTENT/],
  [4004, /DISCORD_TOKEN/],
  [4011, /DISCORD_SHARDS=auto/],
])("a gateway that closes with %i is said in one sentence", async (code, says) => {
  const { token, apiUrl } = discord;
  closeNext(discord, code);
  const surface = createDiscordSurface({ token, apiUrl, log: recordingLog() });
  await expect(surface.start(DOORS)).rejects.toMatchObject({ says: expect.stringMatching(says) });
});

test("the invite link asks for what is needed and nothing more", async () => {
  const { surface } = await connect(discord);
  const link = new URL(surface.invite());
  expect(link.searchParams.get("client_id")).toBe(discord.twin.botUserId);
  expect(link.searchParams.get("scope")).toBe("bot applications.commands");
  // View Channels, Send Messages (and in Threads), both kinds of threads, History, Embed Links, Attach Files.
  const bits = [10n, 11n, 38n, 35n, 36n, 16n, 14n, 15n];
  expect(BigInt(link.searchParams.get("permissions")!)).toBe(
    bits.reduce((all, bit) => all | (1n << bit), 0n),
  );
});

test("what was written while the bot was away is heard on its return, in order and before the rest", async () => {
  const before = await connect(discord);
  const place = await openThread(before);
  const ada = discord.twin.thread(place.thread).user(discord.personId("Ada"));
  const { id: latest } = await ada.sendMessage({ content: "heard" });
  await hears(before, 1);
  await before.surface.stop();
  for (let i = 1; i <= 3; i += 1) await ada.sendMessage({ content: `missed ${i}` });

  const after = await connect(discord, { live: async () => [{ place, latest }] });
  await ada.sendMessage({ content: "new" });
  const heard = await hears(after, 4);
  expect(heard.map(({ deed }) => deed.is === "message" && deed.text)).toEqual([
    "missed 1",
    "missed 2",
    "missed 3",
    "new",
  ]);
  expect(heard[0]?.place).toEqual(place);
});

test("what was edited while the bot was away is heard on its return", async () => {
  const before = await connect(discord);
  const place = await openThread(before);
  const ada = discord.twin.thread(place.thread).user(discord.personId("Ada"));
  const { id: ref } = await ada.sendMessage({ content: "Logistic regresion." });
  const { id: latest } = await ada.sendMessage({ content: "And then?" });
  await hears(before, 2);
  await before.surface.stop();

  await ada.editMessage({ messageId: ref, content: "Logistic regression." });
  const after = await connect(discord, { live: async () => [{ place, latest }] });
  const [edit] = await hears(after, 1);
  expect(edit).toMatchObject({ place, deed: { is: "edit", ref, text: "Logistic regression." } });
  await ada.sendMessage({ content: "new" });
  expect((await hears(after, 2)).map(({ deed }) => deed.is)).toEqual(["edit", "message"]);
});

test("whose message was deleted is known of those that were written before a restart", async () => {
  const before = await connect(discord);
  const place = await openThread(before);
  const ada = discord.twin.thread(place.thread).user(discord.personId("Ada"));
  const { id: latest } = await ada.sendMessage({ content: "heard" });
  await hears(before, 1);
  await before.surface.stop();

  const reads = made(discord, /^GET .*messages/).length;
  const after = await connect(discord, { live: async () => [{ place, latest }] });
  await expect.poll(() => made(discord, /^GET .*messages/).length).toBe(reads + 1);
  await ada.deleteMessage({ messageId: latest });
  const [deleted] = await hears(after, 1);
  expect(deleted).toMatchObject({
    by: { id: `discord:${discord.personId("Ada")}` },
    deed: { is: "delete", ref: latest },
  });
});

test("a connection that broke is made anew, and what was missed is heard", async () => {
  let latest: string | undefined;
  let isWatched = false;
  const connected = await connect(discord, {
    live: async () => (isWatched ? [{ place, ...(latest !== undefined && { latest }) }] : []),
  });
  const place = await openThread(connected);
  const ada = discord.twin.thread(place.thread).user(discord.personId("Ada"));
  latest = (await ada.sendMessage({ content: "heard" })).id;
  await hears(connected, 1);
  isWatched = true;
  discord.dropGateway();
  await ada.sendMessage({ content: "missed" });
  const heard = await hears(connected, 2);
  expect(heard[1]).toMatchObject({ deed: { is: "message", text: "missed" } });
});

/** Has the twin refuse whoever identifies next. */
function closeNext({ twin }: StandIn, code: number): void {
  type Socket = { on(event: "message", heard: (raw: Buffer) => void): void; close(code: number): void };
  type Gateway = { wss: { once(event: "connection", made: (socket: Socket) => void): void } };
  const { gateway } = (twin as unknown as { server: { gateway: Gateway } }).server;
  gateway.wss.once("connection", (socket) => {
    socket.on("message", (raw) => {
      if ((JSON.parse(String(raw)) as { op: number }).op === 2) socket.close(code);
    });
  });
}
