import { expect, test } from "vitest";
import { criterion } from "../../test/fakes/graded-interview.ts";
import { STAGE_IDS } from "../rubric/stages.ts";
import { type Course, measure } from "./measured.ts";

const time = criterion({ id: "t", measured: "time" });
const talk = criterion({ id: "c", measured: "collaboration" });
const stage = (id: (typeof STAGE_IDS)[number], more = {}) => ({
  id,
  spentMs: 100,
  budgetMs: 100,
  skipped: false,
  substance: true,
  ...more,
});
const good: Course = {
  lengthMs: 700,
  spentMs: 700,
  stages: STAGE_IDS.map((id) => stage(id)),
  questionsAsked: [{ text: "How many?", turn: 2 }],
  followUps: 4,
  followUpsAnswered: 4,
  nudges: 0,
};

const verdict = (which: typeof time, course: Partial<Course>) => {
  const score = measure(which, { ...good, ...course });
  return score?.is === "scored" ? score.verdict : undefined;
};

test("time: every stage reached inside its share", () => {
  expect(verdict(time, {})).toBe("covered");
  expect(verdict(time, { stages: [...good.stages.slice(1), stage("clarify", { spentMs: 200 })] })).toBe(
    "partly",
  );
  expect(verdict(time, { stages: [...good.stages.slice(1), stage("monitor", { skipped: true })] })).toBe(
    "partly",
  );
  expect(
    verdict(time, { stages: good.stages.map((each, i) => (i < 3 ? each : { ...each, substance: false })) }),
  ).toBe("missing");
});

test("collaboration: asks, answers, speaks", () => {
  expect(verdict(talk, {})).toBe("covered");
  expect(verdict(talk, { questionsAsked: [] })).toBe("partly");
  expect(verdict(talk, { questionsAsked: [], followUpsAnswered: 1 })).toBe("missing");
  expect(verdict(talk, { nudges: 3 })).toBe("partly");
});

test("walking through without a word to show earns nothing", () => {
  const stages = good.stages.map((each) => ({ ...each, substance: false }));
  expect(verdict(time, { stages })).toBe("missing");
  expect(verdict(talk, { stages })).toBe("missing");
});

test("what is judged from words is not measured", () => {
  expect(measure(criterion({ id: "x" }), good)).toBeUndefined();
});
