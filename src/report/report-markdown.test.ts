import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  answeredInterview,
  gradeAll,
  grading,
  scored,
  scoringRubric,
} from "../../test/fakes/graded-interview.ts";
import { escapeMarkdown, quoteMarkdown } from "./escape-markdown.ts";
import { feedback } from "./feedback.ts";
import { makeScorecard } from "./make-scorecard.ts";
import { reportJson } from "./report-json.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { reportMessage } from "./report-message.ts";

const rubric = scoringRubric();
const interview = answeredInterview();
const scorecard = makeScorecard(
  rubric,
  interview,
  gradeAll(rubric, ({ level }) => (level === "mid" ? "covered" : "missing")),
);
const finished = answeredInterview({ phase: { is: "reported", scorecard } });

test("people's words cannot break the document nor call anybody", () => {
  expect(escapeMarkdown("# <b>@here</b> [x](y) `z`")).toBe(
    "\\# \\<b\\>@\u2060here\\</b\\> \\[x\\]\\(y\\) \\`z\\`",
  );
  expect(quoteMarkdown("a\n\n- b\n1. c\n```")).toBe("> a\n>\n> \\- b\n> 1\\. c\n> \\`\\`\\`");
});

test("every line of a quote stays inside the quote", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const line of quoteMarkdown(text).split("\n")) expect(line.startsWith(">")).toBe(true);
      expect(quoteMarkdown(text)).not.toMatch(/@[^\u2060]/);
    }),
  );
});

test("the Markdown report holds the verdict, the evidence and every turn", () => {
  const text = reportMarkdown(finished);
  expect(text).toContain("said data\\-basics".replace("\\", ""));
  expect(text).toContain("Graded by: offline grader, v1.");
  expect(text).toContain("**14. You** (monitor, reply)");
  expect(reportMarkdown(interview)).toContain("**Not graded: this interview is being graded.**");
});

test("the JSON report has the shape that scripts read", () => {
  const json = JSON.parse(JSON.stringify(reportJson(finished)));
  expect(json).toMatchObject({
    id: "i1",
    problem: "small",
    level: "senior",
    score: scorecard.score,
    verdict: scorecard.verdict,
  });
  expect(json.criteria[0]).toMatchObject({
    id: "clarify-basics",
    stage: "clarify",
    weight: 3,
    verdict: "covered",
    evidence: [{ text: "said clarify-basics" }],
  });
  expect(json.turns[0]).toEqual({
    n: 1,
    who: "interviewer",
    stage: "clarify",
    kind: "opening",
    text: "Let us talk about clarify.",
  });
  expect(json.next).toHaveLength(3);
});

test("an unfinished interview has no score", () => {
  expect(reportJson(interview)).toMatchObject({
    score: null,
    verdict: null,
    status: "grading",
    criteria: [],
  });
});

test("the message begins with the result", () => {
  expect(reportMessage(scorecard, interview).blocks[0]).toEqual({
    is: "heading",
    text: `Small system: No hire · ${scorecard.score} of 100`,
  });
});

test("feedback quotes what was met and points at what is open without a score", () => {
  const graded = grading([
    scored("data-basics", "partly"),
    scored("data-depth", "covered", "deep words"),
    scored("data-reach", "missing"),
  ]);
  expect(feedback(rubric, interview, graded, "data").split("\n")).toEqual([
    "Data, looking back.",
    "Met: your answer argues data in depth. You said “deep words”",
    "Half there: You said “said data-basics”. Think of data.",
  ]);
});

test("feedback does not say that nothing was said where half of it was", () => {
  const half = grading([
    scored("data-basics", "partly"),
    scored("data-depth", "missing"),
    scored("data-reach", "missing"),
  ]);
  expect(feedback(rubric, interview, half, "data")).not.toContain("Nothing here was said");
  const none = grading([scored("data-basics", "missing"), scored("data-depth", "missing")]);
  expect(feedback(rubric, interview, none, "data")).toContain("Nothing here was said");
});
