import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCommand, temporaryFolder } from "./run-command.ts";

const GOOD = "I train only on payments older than 90 days, because chargebacks take weeks to arrive.";

test("grades a reply from standard input", { timeout: 30_000 }, async () => {
  const ran = await runCommand(["grade", "--problem", "payment-fraud", "--stage", "data", "--json"], GOOD);
  const report = JSON.parse(ran.out);
  expect(ran.code).toBe(0);
  expect(report).toMatchObject({
    problem: "payment-fraud",
    stage: "data",
    level: "senior",
    redFlags: [],
    flagged: [],
  });
  const met = report.criteria.find((criterion: { id: string }) => criterion.id === "label-maturity");
  expect(met).toMatchObject({ verdict: "covered", stage: "data" });
  for (const { text } of met.evidence) expect(GOOD).toContain(text);
});

test("an empty reply is worth nothing, and that is no mistake", { timeout: 30_000 }, async () => {
  const ran = await runCommand(["grade", "--problem", "ad-click", "--json"], "");
  expect(JSON.parse(ran.out).score).toBe(0);
});

test("grades a batch in order, with rubrics of its own, and spoils no line for another", {
  timeout: 30_000,
}, async () => {
  using folder = temporaryFolder();
  writeFileSync(
    folder.file("own.yaml"),
    "title: Ours\ncriteria:\n  - Says that overfitting is reduced by dropout.\n",
  );
  const own = { criteria: ["Says that chargebacks take weeks to arrive."] };
  const lines = [
    { id: "a", problem: "payment-fraud", stage: "data", text: GOOD },
    { id: "b", problem: "no-such", text: "x" },
    { id: "c", rubric: "own.yaml", text: "Dropout reduces overfitting." },
    { id: 4, rubric: own, text: GOOD, more: true },
  ];
  writeFileSync(
    folder.file("b.jsonl"),
    `${lines.map((line) => JSON.stringify(line)).join("\n")}\nnot json\n`,
  );
  const ran = await runCommand(["grade", "--batch", folder.file("b.jsonl")]);
  const out = ran.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(ran.code).toBe(2);
  expect(out.map(({ id }) => id)).toEqual(["a", "b", "c", "4", "line 5"]);
  expect(out[1].error).toContain('There is no problem "no-such".');
  expect(out[2].criteria).toHaveLength(1);
  expect(out[4].error).toBe("Line 5 is not JSON.");
  expect(out[0].score).toBeGreaterThan(0);
});

test("lists the systems", { timeout: 30_000 }, async () => {
  const ran = await runCommand(["problems", "--json"]);
  const ids = JSON.parse(ran.out).map(({ id }: { id: string }) => id);
  expect(ids).toEqual(expect.arrayContaining(["ad-click", "payment-fraud", "visual-search"]));
});
