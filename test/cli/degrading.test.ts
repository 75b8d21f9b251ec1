import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plausibleAnswer } from "../fakes/plausible-answers.ts";
import { refuses, type StandInEndpoint, says, standInEndpoint } from "../fakes/stand-in-endpoint.ts";
import { type Ran, runCommand, temporaryFolder } from "./run-command.ts";

const SCRIPT = `## clarify
How many payments do we handle a day, and what does a wrong decline cost us?
## data
I train only on payments older than 90 days, because chargebacks take weeks to arrive.
---
The features are counts of payments per card over the last hour, and we keep them fresh by streaming.
## monitor
We watch score drift every day and roll back to the last good model.
`;

type Criterion = { readonly id: string; readonly verdict: string; readonly by?: string };
type Turn = { readonly by?: string; readonly standsInFor?: string; readonly text: string };

/** A model of some sense, of which nobody hears any more after so many requests. */
async function endpointFor(answersMax = Number.POSITIVE_INFINITY): Promise<StandInEndpoint> {
  let asked = 0;
  return standInEndpoint((body) => {
    asked += 1;
    return asked > answersMax ? refuses(503, { message: "gone" }) : says(plausibleAnswer(body as never));
  });
}

function withModel(words: readonly string[], endpoint: StandInEndpoint, seconds = 30): Promise<Ran> {
  const settings = {
    OPENAI_BASE_URL: endpoint.baseUrl,
    INTERVIEWER_MODEL: "stand-in",
    GRADER_MODEL: "stand-in",
    MODEL_TIMEOUT_SECONDS: `${seconds}`,
    MODEL_PRICE_IN: "1",
    MODEL_PRICE_OUT: "4",
    LOG_LEVEL: "silent",
  };
  return runCommand(words, "", undefined, settings);
}

function practice(folder: ReturnType<typeof temporaryFolder>): readonly string[] {
  writeFileSync(folder.file("r.md"), SCRIPT);
  const files = ["--replies", folder.file("r.md"), "--data", folder.path, "--json", folder.file("o.json")];
  return ["practice", "--problem", "payment-fraud", "--seed", "7", ...files];
}

const unscored = (criteria: readonly Criterion[]) =>
  criteria.filter(({ verdict }) => verdict === "unscored").map(({ id }) => id);

test("a whole interview runs through the model, and the report says who did what at what cost", {
  timeout: 120_000,
}, async () => {
  using folder = temporaryFolder();
  await using endpoint = await endpointFor();
  const ran = await withModel(practice(folder), endpoint);
  expect(ran).toMatchObject({ code: 0, errors: "" });
  expect(ran.out).toMatch(/^Interviewer: model interviewer.*stand-in.*; grader: model grader/s);
  expect(ran.out).toMatch(/Graded by: model grader[\s\S]*Interviewed by: [\s\S]*model interviewer/);
  expect(ran.out).toMatch(/Models: \d+ calls, [\d,]+\s+tokens in/);
  expect(ran.out).not.toMatch(/does not answer|Not finished/);
  const report = JSON.parse(readFileSync(folder.file("o.json"), "utf8"));
  expect(unscored(report.criteria)).toEqual([]);
  expect(report.unfinished).toBeUndefined();
  const asked = report.turns.filter(({ by }: Turn) => by?.startsWith("model interviewer"));
  expect(asked.length).toBeGreaterThan(0);
  // Every request was held against the documented shape by the endpoint's own reading of it.
  const requests = endpoint.requests();
  expect(report.usage.calls).toBe(requests.length);
  expect(report.usage.cost).toBeGreaterThan(0);
  expect(report.usage.by.map(({ purpose }: { purpose: string }) => purpose).toSorted()).toEqual([
    "grade",
    "interview",
  ]);
  const again = await runCommand(["report", "--data", folder.path, "--json"]);
  expect(JSON.parse(again.out)).toEqual(report);
  expect((await runCommand(["report", "--data", folder.path, "--markdown"])).out).toContain("## Models");
});

test("an endpoint that dies in the middle costs no words, and regrade completes the report later", {
  timeout: 120_000,
}, async () => {
  using folder = temporaryFolder();
  let before: { criteria: Criterion[]; turns: Turn[]; unfinished: unknown; score: number };
  {
    await using endpoint = await endpointFor(3);
    // Once it is dead every try takes all of its time.
    const ran = await withModel(practice(folder), endpoint, 2);
    expect(ran).toMatchObject({ code: 0, errors: "" });
    expect(ran.out.match(/The model does not answer just now/g)).toHaveLength(1);
    expect(ran.out).toMatch(/Not finished: \d+ of \d+ points could not be graded/);
    before = JSON.parse(readFileSync(folder.file("o.json"), "utf8"));
  }
  expect(before.unfinished).toBeDefined();
  expect(unscored(before.criteria).length).toBeGreaterThan(0);
  expect(before.turns.filter(({ by }) => by?.startsWith("model")).length).toBeGreaterThan(0);
  expect(before.turns.filter(({ standsInFor }) => standsInFor?.startsWith("model")).length).toBeGreaterThan(
    0,
  );
  for (const words of ["wrong decline", "older than 90 days", "per card", "score drift"])
    expect(before.turns.map(({ text }) => text).join("\n")).toContain(words);

  // Still down: nothing is made up, and nothing gets worse.
  {
    await using endpoint = await endpointFor(0);
    const ran = await withModel(["regrade", "--data", folder.path, "--json"], endpoint, 2);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ graded: [], unfinished: { because: expect.any(String) } });
  }
  await using endpoint = await endpointFor();
  const ran = await withModel(["regrade", "--data", folder.path], endpoint);
  expect(ran).toMatchObject({ code: 0, errors: "" });
  expect(ran.out).toMatch(/graded again[\s\S]*→[\s\S]*Everything has a grade now/);
  const after = JSON.parse((await runCommand(["report", "--data", folder.path, "--json"])).out);
  expect(unscored(after.criteria)).toEqual([]);
  expect(after.unfinished).toBeUndefined();
  const verdicts = new Map(after.criteria.map(({ id, verdict }: Criterion) => [id, verdict]));
  for (const { id, verdict, by } of before.criteria)
    if (verdict !== "unscored" && by?.startsWith("offline grader")) expect(verdicts.get(id)).toBe(verdict);
  const nothing = await withModel(["regrade", "--data", folder.path], endpoint);
  expect(nothing).toMatchObject({ code: 0, out: expect.stringContaining("nothing to grade again") });
});

test("a lone reply is graded by the model, too", { timeout: 60_000 }, async () => {
  using folder = temporaryFolder();
  await using endpoint = await endpointFor();
  writeFileSync(
    folder.file("b.jsonl"),
    `${JSON.stringify({ id: "a", problem: "payment-fraud", stage: "data", text: "We count payments per card and hour." })}\n`,
  );
  const settings = {
    OPENAI_BASE_URL: endpoint.baseUrl,
    GRADER_MODEL: "stand-in",
    MOCKINGBIRD_DATA: folder.file("data"),
  };
  const ran = await runCommand(["grade", "--batch", folder.file("b.jsonl")], "", undefined, settings);
  expect(ran).toMatchObject({ code: 0, errors: "" });
  expect(JSON.parse(ran.out).gradedBy).toContainEqual(expect.stringMatching(/^model grader/));
  // Without a model there is no account to keep, and so no folder to make.
  const offline = { MOCKINGBIRD_DATA: folder.file("none") };
  await runCommand(["grade", "--batch", folder.file("b.jsonl")], "", undefined, offline);
  expect(existsSync(folder.file("none"))).toBe(false);
});

test("regrade without a model, or without an interview, says so in one sentence", {
  timeout: 60_000,
}, async () => {
  using folder = temporaryFolder();
  const none = await runCommand(["regrade", "--data", folder.path]);
  expect(none).toMatchObject({ code: 2, errors: expect.stringContaining("has no interviews yet") });
  await runCommand(practice(folder));
  const whole = await runCommand(["regrade", "--data", folder.path]);
  expect(whole).toMatchObject({ code: 0, out: expect.stringContaining("nothing to grade again") });
  const unknown = await runCommand(["regrade", "--data", folder.path, "--id", "nobody"]);
  expect(unknown).toMatchObject({ code: 2, errors: expect.stringContaining('no interview "nobody"') });
});
