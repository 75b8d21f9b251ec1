import { expect, test } from "vitest";
import { gradeAll, grading, scoringRubric } from "../../test/fakes/graded-interview.ts";
import type { Criterion } from "../rubric/rubric.ts";
import { type Level, levelRank } from "../rubric/stages.ts";
import type { Assessed } from "./assess.ts";
import type { Grading, Verdict } from "./grade.ts";
import { levelCall } from "./level-call.ts";
import { byCriterion } from "./worth.ts";

const rubric = scoringRubric();

function assessed(graded: Grading, more: Partial<Assessed> = {}): Assessed {
  return {
    criteria: rubric.criteria,
    scores: byCriterion(graded.scores),
    redFlagCosts: [],
    hintCosts: [],
    minutes: 45,
    said: true,
    ...more,
  };
}

const upTo =
  (level: Level) =>
  (each: Criterion): Verdict =>
    levelRank(each.level) <= levelRank(level) ? "covered" : "missing";

test("names the level reached and what the next one asks for, in plain words", () => {
  expect(levelCall(assessed(gradeAll(rubric, upTo("senior"))), "senior")).toBe(
    "Strong hire at senior; not yet staff, because a staff answer also names the risk of clarify, and names the risk of frame.",
  );
});

test("looks above the level of the interview", () => {
  const call = levelCall(assessed(gradeAll(rubric, () => "covered")), "mid");
  // What is measured from the course of an interview has no verdict here.
  expect(call).toMatch(/Hire at mid, and by these answers also at staff\.$/);
});

test("a refusal names the level that would have fitted", () => {
  const call = levelCall(assessed(gradeAll(rubric, upTo("mid"))), "senior");
  expect(call).toMatch(
    /^Not yet senior, because a senior answer also argues clarify in depth.*; would be a hire at mid\.$/,
  );
  expect(levelCall(assessed(gradeAll(rubric, () => "missing")), "staff")).toMatch(
    /^Not yet at mid, because a mid answer also says/,
  );
});

test("names the rule that held a hire back", () => {
  const graded = gradeAll(rubric, ({ stage }) => (stage === "data" ? "missing" : "covered"));
  expect(levelCall(assessed(graded), "senior")).toContain("the data stage stands at 0 of 100");
});

test("says when too much could not be graded, and when nothing was said", () => {
  const some = grading(gradeAll(rubric, () => "covered").scores.slice(0, 6));
  expect(levelCall(assessed(some), "senior")).toMatch(
    /^Provisional, since \d+ % of what was expected could not be graded\. /,
  );
  expect(levelCall(assessed(grading([]), { said: false }), "senior")).toBe(
    "Not yet at mid, because nothing was said.",
  );
});
