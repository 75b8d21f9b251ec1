import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { loadEnvFile } from "./env-file.ts";

const folder = mkdtempSync(join(tmpdir(), "mockingbird-env-"));
const NAMES = ["MOCKINGBIRD_TEST_NEW", "MOCKINGBIRD_TEST_SET", "MOCKINGBIRD_TEST_BLANK"] as const;

afterEach(() => {
  for (const name of NAMES) delete process.env[name];
  rmSync(folder, { recursive: true, force: true });
});

test("the file gives what is not set, and overrides nothing, not even a blank", () => {
  const path = join(folder, ".env");
  writeFileSync(path, `# a remark\n${NAMES.map((name) => `${name}=from the file`).join("\n")}\n`);
  process.env.MOCKINGBIRD_TEST_SET = "real";
  process.env.MOCKINGBIRD_TEST_BLANK = "";
  loadEnvFile(path);
  expect(NAMES.map((name) => process.env[name])).toEqual(["from the file", "real", ""]);
});

test("without a file nothing happens", () => {
  expect(() => loadEnvFile(join(folder, "none"))).not.toThrow();
});
