import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCommand, temporaryFolder } from "./run-command.ts";

const SCRIPT = `# A short script
## clarify
How many payments do we handle a day?
---
UNIQUE-ONE: what does a wrong decline cost?
## data
I train only on payments older than 90 days, because chargebacks take weeks to arrive.
## monitor
UNIQUE-TWO: we watch score drift every day and roll back to the last good model.
`;

test("a script runs to its report, and no reply is dropped", { timeout: 60_000 }, async () => {
  using folder = temporaryFolder();
  writeFileSync(folder.file("r.md"), SCRIPT);
  const ran = await runCommand([
    "practice",
    "--problem",
    "payment-fraud",
    "--replies",
    folder.file("r.md"),
    "--data",
    folder.path,
    "--json",
    folder.file("o.json"),
    "--seed",
    "7",
  ]);
  expect(ran).toMatchObject({ code: 0, errors: "" });
  const report = JSON.parse(readFileSync(folder.file("o.json"), "utf8"));
  expect(report).toMatchObject({ problem: "payment-fraud", level: "senior", status: "reported" });
  expect(report.verdict).toMatch(/no hire$/);
  const said = report.turns
    .filter((turn: { who: string }) => turn.who === "candidate")
    .map((turn: { text: string }) => turn.text);
  for (const words of ["UNIQUE-ONE", "UNIQUE-TWO", "older than 90 days"])
    expect(said.join("\n")).toContain(words);
  for (const { evidence } of report.criteria)
    for (const { text, turn } of evidence) expect(report.turns[turn - 1].text).toContain(text);
  expect(ran.out).toContain("What are you practising next?");
  const shown = await runCommand(["report", "--data", folder.path, "--json"]);
  expect(JSON.parse(shown.out)).toEqual(report);
  expect((await runCommand(["report", "--data", folder.path, "--markdown"])).out).toContain(
    "## What are you practising next?",
  );
});

test("a silent candidate scores zero", { timeout: 60_000 }, async () => {
  using folder = temporaryFolder();
  writeFileSync(folder.file("r.md"), "## clarify\n");
  await runCommand([
    "practice",
    "--problem",
    "ad-click",
    "--replies",
    folder.file("r.md"),
    "--data",
    folder.path,
    "--json",
    folder.file("o.json"),
  ]);
  expect(JSON.parse(readFileSync(folder.file("o.json"), "utf8"))).toMatchObject({
    score: 0,
    verdict: "strong no hire",
  });
});

test("the end of a pipe pauses, and --resume goes on where it stood", { timeout: 60_000 }, async () => {
  using folder = temporaryFolder();
  const first = await runCommand(
    ["practice", "--problem", "payment-fraud", "--data", folder.path],
    "How many payments a day?\n\n/time\n/hnit\nhalf a thought",
  );
  expect(first.code).toBe(0);
  expect(first.out).toMatch(/20 million[\s\S]*left for Clarify[\s\S]*Did you mean \/hint\?[\s\S]*--resume/);
  const between = JSON.parse((await runCommand(["report", "--data", folder.path, "--json"])).out);
  expect(between).toMatchObject({ status: "paused", score: null, verdict: null });
  expect(JSON.stringify(between.turns)).toContain("half a thought");
  const second = await runCommand(["practice", "--resume", "--data", folder.path], "/end\n");
  expect(second.out).toMatch(/where you left it[\s\S]*My question was[\s\S]*Graded by: offline grader/);
  expect((await runCommand(["practice", "--resume", "--data", folder.path])).code).toBe(2);
});

test.each([
  ["SIGINT", 130],
  ["SIGKILL", null],
] as const)("%s in the middle loses nothing that was said", { timeout: 60_000 }, async (signal, code) => {
  using folder = temporaryFolder();
  const words = ["practice", "--problem", "payment-fraud", "--data", folder.path];
  const cut = await runCommand(words, "How many payments a day?\n\n", { at: "20 million", signal });
  expect(cut.code).toBe(code);
  const resumed = await runCommand(["practice", "--resume", "--data", folder.path], "/status\n");
  expect(resumed.code).toBe(0);
  const report = JSON.parse((await runCommand(["report", "--data", folder.path, "--json"])).out);
  expect(report.turns.filter((turn: { who: string }) => turn.who === "candidate")).toHaveLength(1);
});

test("two terminals on one folder do not speak into each other", { timeout: 60_000 }, async () => {
  using folder = temporaryFolder();
  const one = runCommand(
    ["practice", "--problem", "payment-fraud", "--data", folder.path],
    "How many payments a day?\n\n/end\n",
  );
  const two = runCommand(
    ["practice", "--problem", "visual-search", "--data", folder.path],
    "How many images are there?\n\n/end\n",
  );
  const [first, second] = await Promise.all([one, two]);
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(first.out).toContain("Payment fraud detection: Strong no hire");
  expect(first.out).not.toContain("Visual search:");
  expect(second.out).toContain("Visual search: Strong no hire");
});
