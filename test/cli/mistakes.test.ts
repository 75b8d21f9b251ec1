import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCommand, temporaryFolder } from "./run-command.ts";

/** One sentence on standard error, nothing else, and exit code 2. */
async function expectMistake(words: readonly string[], says: RegExp | string, input = "") {
  const ran = await runCommand(words, input);
  expect(ran).toMatchObject({ code: 2, errors: expect.stringMatching(says) });
  expect(ran.errors.trimEnd().split("\n")).toHaveLength(1);
}

test.each([
  [
    ["practice", "--problem", "payment-fruad"],
    'There is no problem "payment-fruad". Did you mean "payment-fraud"?',
  ],
  [["practice", "--level", "junior"], "--level is one of mid, senior, staff"],
  [["practice", "--minutes", "none"], "--minutes is a whole number from 5 to 120"],
  [["practice", "--lvel", "mid"], "There is no option --lvel. Did you mean --level?"],
  [["practice", "--replies", "/nowhere.md"], "cannot be read: there is no such file"],
  [["practice", "--json", "/nowhere/o.json"], "cannot be written: there is no such file or folder"],
  [["practice", "--data", "package.json"], "it is a file and no folder"],
  [["practice", "--data", "/proc/none"], "cannot be used"],
  [["report", "--data", "/nowhere"], "has no interviews yet"],
  [["grade"], "Say what to grade against"],
  [["grade", "--problem", "ad-click", "--stage", "dta"], 'did you mean "data"?'],
  [["grade", "--rubric", "/nowhere.yaml"], "There is no such file"],
  [["grde"], 'There is no command "grde". Did you mean "grade"?'],
])("%j is one sentence and exit code 2", { timeout: 30_000 }, async (words, says) => {
  await expectMistake(words, says.replace(/[?.]/g, "\\$&"));
});

test("files and input that are not what they should be", { timeout: 60_000 }, async () => {
  using folder = temporaryFolder();
  const write = (name: string, text: string) => {
    writeFileSync(folder.file(name), text);
    return folder.file(name);
  };
  await expectMistake(["practice", "--replies", write("empty.md", "")], "nothing to say in it");
  await expectMistake(
    ["practice", "--replies", write("wrong.md", "## modelling it\nx")],
    'wrong.md:1: "modelling it" is no stage',
  );
  await expectMistake(["practice", "--replies", write("binary.md", "## data\n\0")], "NUL byte");
  await expectMistake(["grade", "--problem", "ad-click"], "NUL byte", "a\0b");
  await expectMistake(["practice", "--problem", "ad-click", "--data", folder.file("d")], "NUL byte", "a\0b");
  await expectMistake(["grade", "--rubric", write("broken.yaml", "criteria: [")], "broken.yaml");
  mkdirSync(folder.file("other"));
  write("other/mockingbird.sqlite", "this is no database at all, it only says so");
  await expectMistake(
    ["practice", "--problem", "ad-click", "--data", folder.file("other")],
    "is not a database",
  );
});
