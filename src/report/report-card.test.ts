import { expect, test } from "vitest";
import { answeredInterview, gradeAll, scored, scoringRubric } from "../../test/fakes/graded-interview.ts";
import type { Interview, Turn } from "../interview/interview.ts";
import { plainText } from "../message/plain-text.ts";
import { linkOf } from "./link-quotes.ts";
import { makeScorecard } from "./make-scorecard.ts";
import { missedMessage, referenceMessage } from "./missed-message.ts";
import { reportCard } from "./report-card.ts";
import { reportReady } from "./report-ready.ts";

const rubric = scoringRubric();
const grading = {
  ...gradeAll(rubric, () => "missing"),
  scores: [
    ...rubric.criteria
      .filter(({ id, measured }) => id !== "data-depth" && id !== "model-basics" && measured === undefined)
      .map(({ id }) => scored(id, "missing")),
    scored("data-depth", "covered", "I split by time", 6),
    scored("model-basics", "covered", "said model-basics", 8),
  ],
};
const spoken = answeredInterview({
  place: { surface: "chat", workspace: "w", channel: "c", thread: "t" },
  turns: answeredInterview().turns.map(
    (turn): Turn =>
      turn.n === 6
        ? {
            ...turn,
            messages: [
              { ref: "m1", text: "First things first." },
              { ref: "m2", text: "I split by time." },
            ],
          }
        : turn,
  ),
});
const scorecard = makeScorecard(rubric, spoken, grading);
const interview: Interview = { ...spoken, phase: { is: "reported", scorecard } };
const linkTo = (ref: string) => `https://chat.test/${ref}`;

test("evidence links to the very message it stands in, the weightiest first", () => {
  const quotes = reportCard(scorecard, interview, [], linkTo).blocks.flatMap((block) =>
    block.is === "quote" ? [[block.text, block.source]] : [],
  );
  expect(quotes).toEqual([
    ["I split by time", "https://chat.test/m2"],
    // Nothing is known of the messages of that turn.
    ["said model-basics", "turn 8"],
  ]);
});

test("a quotation over several messages leads to the first of its turn, and one without a turn nowhere", () => {
  const over = { text: "First things first.\n\nI split by time.", turn: 6 };
  expect(linkOf(over, interview, linkTo)).toBe("https://chat.test/m1");
  expect(linkOf({ text: "x" }, interview, linkTo)).toBeUndefined();
  expect(linkOf({ text: "x", turn: 99 }, interview, linkTo)).toBeUndefined();
});

test("its buttons are ids that survive a restart and fit every platform", () => {
  const { actions = [], files = [] } = reportCard(scorecard, interview);
  const ids = actions.map((action) => ("id" in action ? action.id : ""));
  expect(ids).toEqual([
    "missed:i1",
    "reference:i1",
    "share:i1:t0",
    "practise:i1.0",
    "practise:i1.1",
    "practise:i1.2",
  ]);
  for (const id of ids) expect(id).toMatch(/^[\w:.-]{1,100}$/);
  expect(files.map(({ name }) => name)).toEqual(["report-i1.md"]);
  const shared = reportCard(scorecard, { ...interview, isShared: true }).actions ?? [];
  expect(shared.map(({ label }) => label)).not.toContain("Share");
});

test("what was missed stands by stage with a strong answer, and the full answer only where there is one", () => {
  const missed = plainText(missedMessage(scorecard));
  expect(missed).toMatch(/Small system: what was missed/);
  expect(missed).toContain("The basics of data.");
  expect(missed).not.toContain("Says model-basics.");
  expect(plainText(referenceMessage(scorecard))).toBe(
    "Small system: a full answer\n\nData\n\nA full answer.",
  );
});

test("where others read along nothing of the result is told", () => {
  const text = plainText(reportReady(interview));
  expect(text).toMatch(/ready[\s\S]*Small system, for Me/);
  expect(text).not.toMatch(/hire|\d/i);
  const again = { ...interview, phase: { is: "reported", scorecard, updates: 1 } } as const;
  expect(plainText(reportReady(again))).toMatch(/more in it now/);
});
