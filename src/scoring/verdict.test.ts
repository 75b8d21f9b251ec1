import { expect, test } from "vitest";
import type { CriterionStage } from "../rubric/stages.ts";
import { finalScore } from "./final-score.ts";
import { decide } from "./verdict.ts";

const good = { level: "senior", coveredShare: 0.8, ownLevelShare: 1, ownSystemShare: 1 } as const;
const stages = new Map<CriterionStage, number>([
  ["data", 60],
  ["model", 60],
]);

test.each([
  [80, "strong hire"],
  [79, "hire"],
  [55, "hire"],
  [54, "no hire"],
  [30, "no hire"],
  [29, "strong no hire"],
  [0, "strong no hire"],
])("%i points are a %s", (score, verdict) => {
  expect(decide({ ...good, score, stages }).verdict).toBe(verdict);
});

test("nobody is hired with an empty core stage", () => {
  const held = decide({
    score: 90,
    ...good,
    stages: new Map([...stages, ["evaluate", 19]]),
  });
  expect(held).toEqual({ verdict: "no hire", heldBy: { rule: "core-stage", stage: "evaluate", score: 19 } });
});

test("being half right about everything is no hire, however many points it makes", () => {
  expect(decide({ ...good, score: 60, coveredShare: 0.1, stages })).toEqual({
    verdict: "no hire",
    heldBy: { rule: "breadth" },
  });
});

test("a level is not reached without something that is asked from it on", () => {
  const held = (ownLevelShare: number, level: "mid" | "senior" | "staff") =>
    decide({ ...good, score: 90, ownLevelShare, level, stages }).heldBy;
  expect([held(0.5, "senior"), held(0.5, "staff"), held(0, "mid")]).toEqual([
    undefined,
    { rule: "own-level" },
    undefined,
  ]);
});

test("good habits alone are no hire", () => {
  expect(decide({ ...good, score: 70, ownSystemShare: 0.4, stages }).heldBy).toEqual({ rule: "own-system" });
});

test("red flags are capped, hints are not, and nothing falls below zero", () => {
  const given = { criteria: 80, redFlagCosts: [8, 8, 8, 8], hintCosts: [1, 2], said: true };
  expect(finalScore(given)).toEqual({ score: 52, parts: { criteria: 80, redFlags: 25, hints: 3 } });
  expect(finalScore({ ...given, criteria: 10 }).score).toBe(0);
});

test("silence is zero exactly", () => {
  expect(finalScore({ criteria: 100, redFlagCosts: [], hintCosts: [], said: false }).score).toBe(0);
});
