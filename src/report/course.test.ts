import { expect, test } from "vitest";
import { answeredInterview, grading, scoringRubric } from "../../test/fakes/graded-interview.ts";
import type { Turn } from "../interview/interview.ts";
import { courseOf } from "./course.ts";

const FACT = {
  id: "latency",
  about: "latency",
  says: "An answer takes at most 50 ms.",
  asks: ["latency"],
  examples: [],
};
const rubric = { ...scoringRubric(), facts: [FACT] };

function questionsOf(kind: Turn["kind"], reply: string) {
  const turns: readonly Turn[] = [
    {
      n: 1,
      who: "candidate",
      stage: "clarify",
      kind: "reply",
      text: "First this. How fast must it be?",
      at: 0,
    },
    { n: 2, who: "interviewer", stage: "clarify", kind, text: reply, at: 0 },
  ];
  return courseOf(rubric, answeredInterview({ turns }), grading([])).questionsAsked;
}

test.each<[Turn["kind"], string]>([
  ["answer", "That is yours to decide."],
  ["answer", FACT.says],
  ["follow-up", `${FACT.says}\n\nWho pays for it?`],
])(
  "a question counts when it was answered, with a question behind the answer or not: %s, %s",
  (kind, reply) => {
    expect(questionsOf(kind, reply)).toEqual([{ text: "How fast must it be?", turn: 1 }]);
  },
);

test("a question that the interviewer took for rhetoric does not count", () => {
  expect(questionsOf("follow-up", "Who pays for it?")).toEqual([]);
});
