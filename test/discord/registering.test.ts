import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/commands.ts";
import { registerCommands } from "../../src/surfaces/discord/register.ts";
import { leave, made } from "./connected.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

let discord: StandIn;
beforeAll(async () => {
  discord = await startStandIn();
});
afterEach(() => leave(discord));
afterAll(() => discord.stop());

const writes = () => made(discord, /^PUT /).length;

test("commands are written when they differ, and only then", async () => {
  const { token, apiUrl } = discord;
  expect(await registerCommands({ token, apiUrl, isTrial: true })).toContain("+ /interview hint");
  expect(writes()).toBe(0);
  expect(await registerCommands({ token, apiUrl })).toContain("+ /interview hint");
  expect(writes()).toBe(1);
  expect(await registerCommands({ token, apiUrl })).toEqual([]);
  expect(writes()).toBe(1);
  const fewer = COMMANDS.filter(({ name }) => name !== "hint");
  expect(await registerCommands({ token, apiUrl }, fewer)).toEqual(["- /interview hint"]);
  expect(writes()).toBe(2);
});

test("one server has its own", async () => {
  const { token, apiUrl, guild } = discord;
  await registerCommands({ token, apiUrl, guild });
  expect(made(discord, /^PUT /).at(-1)?.path).toContain(`/guilds/${guild}/commands`);
  expect(await registerCommands({ token, apiUrl, guild })).toEqual([]);
});

test("what keeps it from being done is said in one sentence", async () => {
  const { token, apiUrl, guild } = discord;
  await expect(registerCommands({ token: "a.wrong.one", apiUrl })).rejects.toThrow(/DISCORD_TOKEN/);
  discord.front.answerNext(/guilds/, { status: 403, body: { code: 50001, message: "Missing Access" } });
  await expect(registerCommands({ token, apiUrl, guild })).rejects.toThrow(/DISCORD_GUILD.*invite link/);
});
