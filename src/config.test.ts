import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ConfigError, readConfig, SETTINGS } from "./config.ts";

test("everything has a default, and blank is not set", () => {
  const config = { logLevel: "warn", dataFolder: ".mockingbird", noColour: false, forceColour: false };
  expect(readConfig({})).toEqual(config);
  expect(readConfig({ LOG_LEVEL: "", RUBRICS_DIR: "", NO_COLOR: "" })).toEqual(config);
});

test("every mistake is reported at once", () => {
  expect(() => readConfig({ LOG_LEVEL: "loud" })).toThrow(ConfigError);
  expect(() => readConfig({ LOG_LEVEL: "loud" })).toThrow(/LOG_LEVEL/);
});

test(".env.example documents every setting and no other", () => {
  const names = [...readFileSync(".env.example", "utf8").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(names.toSorted()).toEqual(SETTINGS.toSorted());
});

test("without a model's name there are no models, whatever else is set about them", () => {
  expect(readConfig({ OPENAI_API_KEY: "sk-1", MODEL_TOKENS_PER_DAY: "9" })).not.toHaveProperty("models");
});

test("a name and a key are enough for OpenAI, a name and an address for a server without keys", () => {
  expect(readConfig({ GRADER_MODEL: "gpt-5-mini", OPENAI_API_KEY: "sk-1" }).models).toEqual({
    endpoint: { baseUrl: "https://api.openai.com/v1", apiKey: "sk-1" },
    names: { grader: "gpt-5-mini" },
    graderBatch: "stage",
    timeoutMs: 60_000,
    callsAtOnce: 4,
    budget: { perPerson: {}, perWorkspace: {}, perDay: {} },
  });
  const local = { INTERVIEWER_MODEL: "qwen3", OPENAI_BASE_URL: "http://127.0.0.1:11434/v1/" };
  expect(readConfig(local).models?.endpoint).toEqual({ baseUrl: "http://127.0.0.1:11434/v1" });
});

test("budgets and prices are read, and cached tokens cost the same until it is said otherwise", () => {
  const set = {
    VISION_MODEL: "m",
    OPENAI_API_KEY: "k",
    MODEL_TOKENS_PER_PERSON_PER_DAY: "200000",
    MODEL_DOLLARS_PER_DAY: "1.5",
    MODEL_PRICE_IN: "0.25",
    MODEL_PRICE_OUT: "2",
  };
  expect(readConfig(set).models).toMatchObject({
    budget: { perPerson: { tokens: 200_000 }, perWorkspace: {}, perDay: { dollars: 1.5 } },
    prices: { in: 0.25, cachedIn: 0.25, out: 2 },
  });
  expect(readConfig({ ...set, MODEL_PRICE_CACHED_IN: "0.025" }).models?.prices?.cachedIn).toBe(0.025);
});

test.each([
  [
    { GRADER_MODEL: "m" },
    /GRADER_MODEL: set OPENAI_API_KEY too, or OPENAI_BASE_URL for a server that needs no/,
  ],
  [{ OPENAI_BASE_URL: "127.0.0.1:11434" }, /OPENAI_BASE_URL: no http or https address/],
  [{ OPENAI_BASE_URL: "ftp://models" }, /OPENAI_BASE_URL: no http or https address/],
  [{ OPENAI_BASE_URL: "http://me:secret@models/v1" }, /^(?!.*secret).*OPENAI_BASE_URL: no name or password/],
  [{ MODEL_DOLLARS_PER_DAY: "5" }, /MODEL_DOLLARS_PER_DAY: dollars need MODEL_PRICE_IN and MODEL_PRICE_OUT/],
  [{ MODEL_PRICE_OUT: "5" }, /one needs the other/],
  [{ MODEL_CALLS_AT_ONCE: "0", MODEL_TOKENS_PER_DAY: "many" }, /MODEL_CALLS_AT_ONCE.*MODEL_TOKENS_PER_DAY/],
])("wrong settings of models are named: %j", (set, says) => {
  expect(() => readConfig(set)).toThrow(says);
});

test("a token alone is enough for Discord, and without one nothing else about it counts", () => {
  expect(readConfig({ DISCORD_TOKEN: " abc.def \n" }).discord).toEqual({ token: "abc.def", registers: true });
  expect(readConfig({ DISCORD_GUILD: "123456789012345678", DISCORD_SHARDS: "auto" })).not.toHaveProperty(
    "discord",
  );
});

test("the rest of Discord is read", () => {
  const set = {
    DISCORD_TOKEN: "t",
    DISCORD_SHARDS: "0-3/8",
    DISCORD_API_URL: "http://127.0.0.1:1234/api/",
    DISCORD_GUILD: "123456789012345678",
    DISCORD_REGISTER: "off",
  };
  expect(readConfig(set).discord).toEqual({
    token: "t",
    shards: { first: 0, last: 3, count: 8 },
    apiUrl: "http://127.0.0.1:1234/api",
    guild: "123456789012345678",
    registers: false,
  });
  expect(readConfig({ ...set, DISCORD_SHARDS: "2/8" }).discord?.shards).toEqual({
    first: 2,
    last: 2,
    count: 8,
  });
  expect(readConfig({ ...set, DISCORD_SHARDS: "auto" }).discord?.shards).toBe("auto");
});

test.each([
  [{ DISCORD_TOKEN: "Bot abc" }, /DISCORD_TOKEN: the token alone/],
  [{ DISCORD_SHARDS: "8" }, /DISCORD_SHARDS: auto, or the shards of this process such as 0-3\/8/],
  [{ DISCORD_SHARDS: "3-1/8" }, /DISCORD_SHARDS/],
  [{ DISCORD_SHARDS: "8/8" }, /DISCORD_SHARDS/],
  [{ DISCORD_SHARDS: "0-1/" }, /DISCORD_SHARDS/],
  [{ DISCORD_GUILD: "my server" }, /DISCORD_GUILD: the id of a server/],
  [{ DISCORD_API_URL: "discord.com" }, /DISCORD_API_URL: no http or https address/],
  [{ DISCORD_REGISTER: "yes" }, /DISCORD_REGISTER/],
])("wrong settings of Discord are named, and never the token: %j", (set, says) => {
  expect(() => readConfig(set)).toThrow(says);
  expect(() => readConfig({ ...set, DISCORD_TOKEN: "secret secret" })).not.toThrow(/secret secret/);
});
