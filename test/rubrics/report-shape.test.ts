import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { STAGE_IDS } from "../../src/rubric/stages.ts";
import { VERDICTS } from "../../src/scoring/scorecard.ts";
import { runCommand, temporaryFolder } from "../cli/run-command.ts";
import { readSystems, scriptOf } from "./shipped.ts";

const stage = z.enum([...STAGE_IDS, "communicate"]);
const words = z.string().min(1);
const points = z.number().min(0).max(100);
const quote = z.object({ text: words, turn: z.number().int().min(1).optional() });

/** The JSON of a scorecard, as issue 2 promises it to scripts. */
const promised = z.object({
  id: words,
  score: points,
  problem: words,
  level: z.enum(["mid", "senior", "staff"]),
  gradedBy: z.array(words).min(1),
  verdict: z.enum(VERDICTS),
  levelCall: words,
  stages: z.array(z.object({ id: stage, score: points.optional() })).length(8),
  criteria: z
    .array(
      z.object({
        id: words,
        stage,
        asks: words,
        weight: z.number().min(1).max(5),
        verdict: z.enum(["covered", "partly", "missing", "unscored"]),
        evidence: z.array(quote),
        because: words,
      }),
    )
    .min(30),
  redFlags: z.array(z.object({ id: words, says: words, evidence: z.array(quote).min(1) })),
  flagged: z.array(z.object({ text: words, why: words })),
  missed: z.array(z.object({ id: words, asks: words, strong: words })),
  next: z.array(z.object({ suggests: words, why: words })).length(3),
  reading: z.array(z.object({ title: words, url: z.url() })).min(1),
  turns: z
    .array(
      z.object({
        n: z.number().int(),
        who: z.enum(["interviewer", "candidate"]),
        stage,
        kind: z.enum([
          "prompt",
          "opening",
          "follow-up",
          "answer",
          "push-back",
          "hint",
          "curveball",
          "deep-dive",
          "nudge",
          "feedback",
          "closing",
          "note",
          "reply",
        ]),
        text: words,
      }),
    )
    .min(15),
});

it("writes a whole interview as JSON in the promised shape", { timeout: 60_000 }, async () => {
  const system = readSystems()[0]!;
  using folder = temporaryFolder();
  const script = [...scriptOf(system, "middling", 2)].filter(([id]) => id !== "communicate");
  writeFileSync(
    folder.file("replies.md"),
    script.map(([id, replies]) => `## ${id}\n${replies.join("\n---\n")}\n`).join("\n"),
  );
  const ran = await runCommand([
    "practice",
    "--problem",
    system.id,
    "--replies",
    folder.file("replies.md"),
    "--data",
    folder.path,
    "--json",
    folder.file("out.json"),
    "--seed",
    "1",
  ]);
  expect(ran).toMatchObject({ code: 0, errors: "" });
  const report = promised.parse(JSON.parse(readFileSync(folder.file("out.json"), "utf8")));

  expect(report.problem).toBe(system.id);
  expect(report.turns.map((turn) => turn.n)).toEqual(report.turns.map((_, i) => i + 1));
  expect(report.turns.filter((turn) => turn.kind === "opening").map((turn) => turn.stage)).toEqual(STAGE_IDS);
  expect(report.turns.every((turn) => (turn.who === "candidate") === (turn.kind === "reply"))).toBe(true);
  for (const one of [...report.criteria, ...report.redFlags])
    for (const { text, turn } of one.evidence)
      if (turn !== undefined) expect(report.turns[turn - 1]!.text).toContain(text);
  for (const { verdict, evidence, id } of report.criteria)
    if (verdict === "missing") expect(evidence, id).toEqual([]);
});
