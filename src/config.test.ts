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
