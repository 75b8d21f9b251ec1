import { describe, expect, it } from "vitest";
import {
  answeredInterview,
  gradeAll,
  grading,
  scored,
  scoringRubric,
} from "../../test/fakes/graded-interview.ts";
import type { Interview } from "../interview/interview.ts";
import { LIMITS } from "../interview/limits.ts";
import { plainText } from "../message/plain-text.ts";
import type { Grading } from "../scoring/grade.ts";
import { makeScorecard } from "./make-scorecard.ts";
import { regradeMessage } from "./regrade-message.ts";
import { reportJson } from "./report-json.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { reportMessage } from "./report-message.ts";

const rubric = scoringRubric();
const OPEN = ["data-basics", "data-depth"];
const MODEL = "model grader, v1 (m, prompt v1)";

/** All covered, but for two criteria that the model could not be asked about. */
function brokenOff(): Grading {
  const whole = gradeAll(rubric, () => "covered");
  const scores = whole.scores.map((score) =>
    OPEN.includes(score.criterion)
      ? ({ is: "unscored", criterion: score.criterion, why: "The model did not answer in time." } as const)
      : score,
  );
  return { ...whole, by: `${MODEL} over offline grader, v1`, scores, unfinished: { because: "timeout" } };
}

function reported(given: Grading, more: { failures?: number; updates?: number } = {}): Interview {
  const interview = answeredInterview({
    turns: answeredInterview().turns.map((turn) =>
      turn.who === "interviewer"
        ? {
            ...turn,
            by: turn.stage === "data" ? "offline interviewer, v1" : "model interviewer, v1 (m)",
            ...(turn.stage === "data" && { standsInFor: "model interviewer, v1 (m)" }),
          }
        : turn,
    ),
  });
  const scorecard = makeScorecard(rubric, interview, given);
  return { ...interview, phase: { is: "reported", scorecard, ...more } };
}

function textOf(interview: Interview): string {
  if (interview.phase.is !== "reported") throw new Error("not reported");
  return plainText(reportMessage(interview.phase.scorecard, interview));
}

describe("a report that is not finished", () => {
  it("says how much, why, that it costs nothing, and what becomes of it", () => {
    const text = textOf(reported(brokenOff(), { failures: 1 }));
    expect(text).toMatch(
      /Not finished: 2 of 24 points could not be graded, because the model did not answer/,
    );
    expect(text).toMatch(/neither for you nor against you. It is tried again by itself/);
    const markdown = reportMarkdown(reported(brokenOff(), { failures: LIMITS.gradingFailuresMax }));
    expect(markdown).toMatch(/Not finished: 2 of 24/);
    expect(markdown).not.toContain("tried again by itself");
    expect(reportJson(reported(brokenOff()))).toMatchObject({ unfinished: { because: "timeout" } });
  });

  it("names who judged how much and who interviewed in whose place", () => {
    const scores = brokenOff().scores.map((score) =>
      score.is === "scored" && score.criterion.startsWith("model") ? { ...score, by: MODEL } : score,
    );
    const text = textOf(reported({ ...brokenOff(), scores }));
    expect(text).toContain(`Graded by: offline grader, v1 (17 points), ${MODEL} (3 points).`);
    expect(text).not.toContain("without a language model");
    expect(text).toContain(
      "Interviewed by: model interviewer, v1 (m) (6 turns), offline interviewer, v1 (1 turn, 1 of them because the model did not answer).",
    );
  });

  it("offers to grade the rest, by a button that outlives a restart", () => {
    const interview = reported(brokenOff());
    if (interview.phase.is !== "reported") throw new Error("not reported");
    const { actions = [] } = reportMessage(interview.phase.scorecard, interview);
    expect(actions).toContainEqual(expect.objectContaining({ is: "button", id: "regrade:i1:t0" }));
    const whole = reported(gradeAll(rubric, () => "covered"));
    if (whole.phase.is !== "reported") throw new Error("not reported");
    expect(JSON.stringify(reportMessage(whole.phase.scorecard, whole))).not.toMatch(/regrade|Not finished/);
  });

  it("says of a later report that it is complete, and what that changed", () => {
    const before = reported(brokenOff(), { failures: 1 });
    const after = reported(
      gradeAll(rubric, ({ id }) => (id === "data-basics" ? "missing" : "covered")),
      { updates: 1 },
    );
    expect(textOf(after)).toMatch(/Now complete/);
    if (before.phase.is !== "reported") throw new Error("not reported");
    const change = plainText(regradeMessage(before.phase.scorecard, after));
    expect(change).toMatch(/of 100 → .*of 100/);
    expect(change).toMatch(/· Says data-basics\.[\s\S]*✓ Argues data in depth\./);
    expect(change).not.toContain("Argues model in depth");
    expect(change).toContain("Everything has a grade now.");
  });

  it("says when asking again would change nothing", () => {
    const stuck = grading([
      scored("data-basics", "covered"),
      { is: "unscored", criterion: "data-depth", why: "?" },
    ]);
    const text = plainText(regradeMessage(undefined, reported(stuck)));
    expect(text).toMatch(/have no grade, and asking again would not change that/);
  });
});
