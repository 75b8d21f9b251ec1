import { expect, test } from "vitest";
import { answeredInterview, gradeAll, grading, scoringRubric } from "../../test/fakes/graded-interview.ts";
import { levelRank } from "../rubric/stages.ts";
import { compare } from "./compare.ts";
import { makeScorecard } from "./make-scorecard.ts";
import { libraryEntry, nextSteps } from "./next-steps.ts";

const rubric = scoringRubric();
const senior = gradeAll(rubric, ({ level, stage }) =>
  levelRank(level) <= 1 && stage !== "data" ? "covered" : level === "mid" ? "partly" : "missing",
);

test("a scorecard adds up", () => {
  const scorecard = makeScorecard(rubric, answeredInterview(), senior, [
    libraryEntry(rubric),
    { id: "ads", title: "Ads", weightShare: { data: 0.4 } },
  ]);
  expect(scorecard.score).toBe(scorecard.parts.criteria - scorecard.parts.redFlags - scorecard.parts.hints);
  expect(scorecard.verdict).toBe("strong hire");
  expect(scorecard.stages.map(({ id }) => id)).toEqual([
    "clarify",
    "frame",
    "data",
    "model",
    "evaluate",
    "serve",
    "monitor",
    "communicate",
  ]);
  expect(scorecard.gradedBy).toEqual(["offline grader, v1"]);
  expect(scorecard.missed[0]).toMatchObject({ id: "data-depth", strong: "Argues data in depth." });
  expect(scorecard.weakest[0]?.stage).toBe("data");
  expect(scorecard.reading.map(({ url }) => url)).toEqual(["https://example.org/data"]);
  expect(scorecard.next.map(({ id }) => id)).toEqual(["retry:data", "problem:ads", "level:staff"]);
});

test("there are three suggestions however well or badly it went", () => {
  for (const verdict of ["covered", "partly", "missing"] as const) {
    for (const style of ["coach", "real"] as const) {
      const scorecard = makeScorecard(
        rubric,
        answeredInterview({ style, level: "staff" }),
        gradeAll(rubric, () => verdict),
      );
      expect(new Set(scorecard.next.map(({ id }) => id)).size).toBe(3);
    }
  }
});

test("nobody who used a fraction of the time is sent into a longer interview", () => {
  const standing = {
    rubric,
    level: "mid",
    minutes: 45,
    style: "coach",
    verdict: "no hire",
    weakest: [],
    used: [],
    library: [],
  } as const;
  const ids = (spentMs: number) => nextSteps({ ...standing, spentMs }).map(({ id }) => id);
  expect(ids(4 * 60_000)).not.toContain("minutes:60");
  expect(ids(44 * 60_000)).toContain("minutes:60");
});

test("silence scores zero in every stage", () => {
  const silent = answeredInterview({
    turns: answeredInterview().turns.filter(({ who }) => who === "interviewer"),
  });
  const scorecard = makeScorecard(rubric, silent, grading([]));
  expect(scorecard.score).toBe(0);
  expect(scorecard.verdict).toBe("strong no hire");
  expect(new Set(scorecard.stages.map(({ score }) => score))).toEqual(new Set([0]));
});

test("a red flag and a hint cost what they said", () => {
  const flagged = {
    ...senior,
    redFlags: [
      { flag: "accuracy", evidence: [{ text: "accuracy", turn: 2 }], by: "g" },
      { flag: "unknown", evidence: [], by: "g" },
    ],
  };
  const hints = [{ stage: "data", criterion: "data-basics", step: 1, cost: 3, turn: 5 }] as const;
  const before = makeScorecard(rubric, answeredInterview(), senior).score;
  expect(makeScorecard(rubric, answeredInterview({ hints }), flagged).score).toBe(before - 4 - 3);
});

test("a retry is compared in its stage only", () => {
  const first = makeScorecard(rubric, answeredInterview(), senior);
  const plan = answeredInterview().plan.filter(({ stage }) => stage === "data");
  const second = makeScorecard(
    rubric,
    answeredInterview({ plan }),
    gradeAll(rubric, ({ id }) => (id === "data-depth" ? "covered" : "missing")),
  );
  expect(second.stages.map(({ id }) => id)).toEqual(["data"]);
  const { gained, lost, stillOpen } = compare(first, second, "data");
  expect([gained, lost, stillOpen].map((changes) => changes.map(({ id }) => id))).toEqual([
    ["data-depth"],
    ["data-basics"],
    ["data-reach"],
  ]);
});
