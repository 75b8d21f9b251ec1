import { expect, test } from "vitest";
import { runCommand, temporaryFolder } from "../cli/run-command.ts";
import { startStandIn } from "../discord/stand-in.ts";
import { CHAT_STORIES, KILLED_TWICE } from "./chat-stories.ts";
import { tell } from "./chat-story.ts";
import { discordChat } from "./discord-chat.ts";
import { processBot } from "./process-bot.ts";

/** What was under way in a killed process waits twenty seconds for another. */
const PATIENCE_MS = 40_000;

test(`on Discord, as npm start: ${KILLED_TWICE.name}`, { timeout: 120_000 }, async () => {
  using folder = temporaryFolder();
  const discord = await startStandIn();
  try {
    const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    await tell(KILLED_TWICE, discordChat(discord), processBot(folder.path, settings), PATIENCE_MS);
    const registered = discord.front.requests.filter(
      ({ method, path }) => method === "PUT" && /commands$/.test(path),
    );
    expect(registered, "the commands are registered at the first start alone").toHaveLength(1);
  } finally {
    await discord.stop();
  }
});

test("on Discord, as two replicas over one file: all of it once", { timeout: 120_000 }, async () => {
  using folder = temporaryFolder();
  const discord = await startStandIn();
  try {
    const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const replicas = [processBot(folder.path, settings), processBot(folder.path, settings)] as const;
    const both = (what: "start" | "stop" | "kill") => async () => {
      await Promise.all(replicas.map((one) => one[what]()));
    };
    const bot = {
      start: both("start"),
      stop: both("stop"),
      kill: both("kill"),
      interviews: replicas[0].interviews,
    };
    await tell(CHAT_STORIES[0]!, discordChat(discord, { replicas: 2 }), bot);
  } finally {
    await discord.stop();
  }
});

test("npm start without a token, or with a wrong one, says in one sentence what to do", async () => {
  using folder = temporaryFolder();
  const start = ["serve", "--data", folder.path];
  const nothing = await runCommand(start);
  expect(nothing).toMatchObject({ code: 2, out: "" });
  expect(nothing.errors).toMatch(/^There is nothing to serve yet: set DISCORD_TOKEN in \.env[^\n]*\n$/);
  const discord = await startStandIn();
  try {
    const wrong = await runCommand(start, "", undefined, {
      DISCORD_TOKEN: "some.body.else",
      DISCORD_API_URL: discord.apiUrl,
    });
    expect(wrong).toMatchObject({ code: 2, out: "" });
    expect(wrong.errors).toMatch(/^Discord does not accept DISCORD_TOKEN\.[^\n]*\n$/);
    expect(wrong.errors).not.toContain("some.body.else");
  } finally {
    await discord.stop();
  }
  const nobody = await runCommand(start, "", undefined, {
    DISCORD_TOKEN: "a.b.c",
    DISCORD_API_URL: "http://127.0.0.1:9/api",
  });
  expect(nobody.code).toBe(1);
  expect(nobody.errors).toMatch(/^A platform cannot be reached: [^\n]*\n$/);
});
