import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("the JSON schemas of the rubric files are up to date", () => {
  const run = spawnSync(process.execPath, ["scripts/rubric-schema.ts", "--check"], { encoding: "utf8" });
  expect(run.stdout + run.stderr).toBe("");
  expect(run.status).toBe(0);
});
