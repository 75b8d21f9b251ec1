import * as fc from "fast-check";
import { expect, test } from "vitest";
import { criterion, scored } from "../../test/fakes/graded-interview.ts";
import { criteriaScore } from "./criteria-score.ts";
import type { Score, Verdict } from "./grade.ts";
import { byCriterion } from "./worth.ts";

const criteria = [
  criterion({ id: "a", weight: 3 }),
  criterion({ id: "b", weight: 1 }),
  criterion({ id: "bonus", weight: 2 }),
];
const expected = new Set(["a", "b"]);
const score = (...scores: Score[]) => criteriaScore(criteria, expected, byCriterion(scores));

test("is the share of the expected weight that was earned", () => {
  expect(score(scored("a", "covered"), scored("b", "missing")).score).toBe(75);
  expect(score(scored("a", "partly"), scored("b", "covered")).score).toBe(62.5);
});

test("leaves what has no verdict out of both sums", () => {
  const result = score(scored("a", "covered"), { is: "unscored", criterion: "b", why: "timed out" });
  expect(result).toEqual({ score: 100, expectedWeight: 4, unscoredWeight: 1, coveredWeight: 3 });
  expect(score().score).toBeUndefined();
});

test("a bonus adds a quarter of its weight and never lifts above 100", () => {
  const low = [scored("a", "partly"), scored("b", "missing")];
  expect(score(...low, scored("bonus", "covered")).score).toBe(50);
  expect(score(scored("a", "covered"), scored("b", "covered"), scored("bonus", "covered")).score).toBe(100);
  expect(score(...low, scored("bonus", "missing")).score).toBe(score(...low).score);
});

test("a better verdict never lowers the score", () => {
  const verdict = fc.constantFrom<Verdict>("missing", "partly", "covered");
  const ladder: Verdict[] = ["missing", "partly", "covered"];
  fc.assert(
    fc.property(fc.tuple(verdict, verdict, verdict), fc.nat(2), (verdicts, which) => {
      const make = (all: readonly Verdict[]) =>
        score(...criteria.map(({ id }, i) => scored(id, all[i]!))).score!;
      const better = verdicts.map((each, i) =>
        i === which ? ladder[Math.min(2, ladder.indexOf(each) + 1)]! : each,
      );
      expect(make(better)).toBeGreaterThanOrEqual(make(verdicts));
    }),
  );
});
