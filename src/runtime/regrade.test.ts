import { describe, expect, it } from "vitest";
import { criterion } from "../../test/fakes/graded-interview.ts";
import { EMPTY_GRADING, emptyGrader, scriptedGrader } from "../../test/fakes/scripted-grader.ts";
import { scriptedInterviewer } from "../../test/fakes/scripted-interviewer.ts";
import { here, started, type TestEngine, testEngine } from "../../test/fakes/test-engine.ts";
import { tinyRubric } from "../../test/fakes/tiny-rubric.ts";
import { plainText } from "../message/plain-text.ts";
import { reportMessage } from "../report/report-message.ts";
import type { Grading, Score } from "../scoring/grade.ts";

const rubric = {
  ...tinyRubric,
  criteria: ["one", "two"].map((id) => criterion({ id, stage: "clarify", asks: `Says ${id}.` })),
};

function graded(open: readonly string[]): Grading {
  const scores = ["one", "two"].map((id): Score => {
    if (open.includes(id)) return { is: "unscored", criterion: id, why: "The model could not be reached." };
    const judged = { verdict: "covered", because: "Said.", by: "scripted grader", sure: true } as const;
    return { is: "scored", criterion: id, evidence: [], ...judged };
  });
  const unfinished = open.length === 0 ? {} : { unfinished: { because: "unavailable" } as const };
  return { ...EMPTY_GRADING, scores, ...unfinished };
}

async function ended(...script: readonly (Grading | Error)[]) {
  const final = scriptedGrader(...script);
  const it = testEngine({
    rubrics: new Map([[rubric.id, rubric]]),
    interviewer: scriptedInterviewer({ text: "What would you like to know?", kind: "opening" }),
    graders: { soFar: emptyGrader(), final },
    reporting: {
      ...testEngine().parts.reporting,
      reportMessage: (scorecard, interview, used) => reportMessage(scorecard, interview, used),
    },
  });
  const id = await started(it);
  await it.does({ is: "command", name: "start", options: {} });
  await it.engine.runDue();
  await it.parts.store.recordUse({
    at: 1,
    purpose: "grade",
    model: "m",
    interview: id,
    tokens: { in: 1_200, cachedIn: 200, out: 34 },
  });
  await it.says("All I have to say about one and two.");
  await it.does({ is: "command", name: "end", options: {} });
  await it.engine.runDue();
  return { it, id, final };
}

const reports = ({ surface }: TestEngine) =>
  surface.posted
    .filter(({ message }) => message.about?.kind === "report")
    .map(({ message }) => plainText(message));

describe("a grading that does not come to its end", () => {
  it("is published, tried again from the outbox after the end, and published anew", async () => {
    const { it, id, final } = await ended(graded(["two"]), graded(["two"]), graded([]));
    expect(reports(it)).toEqual([expect.stringMatching(/Not finished: 1 of 2 points could not be graded/)]);
    expect(reports(it)[0]).toContain("Models: 1 call, 1,200 tokens in (200 cached), 34 out.");
    expect(final.requests[0]?.account).toEqual({ interview: id, person: "test:ada", workspace: "w" });
    await it.clock.advance(30_000);
    await it.engine.runDue();
    expect(final.requests).toHaveLength(2);
    expect(reports(it)).toHaveLength(1);
    await it.clock.advance(60_000);
    await it.engine.runDue();
    expect(reports(it)).toHaveLength(2);
    expect(reports(it)[1]).toMatch(/Now complete/);
    final.assertFinished();
    await it.clock.advance(3_600_000);
    await it.engine.runDue();
    expect(reports(it)).toHaveLength(2);
  });

  it("is asked for again where it was held, by its id from elsewhere, and by its button", async () => {
    const again = [graded(["two"]), graded(["two"]), graded(["two"]), graded(["two"])];
    const { it, id, final } = await ended(...again);
    const command = { is: "command", name: "regrade", options: {} } as const;
    expect(await it.does(command)).toEqual({ is: "accepted", interview: id });
    await it.engine.runDue();
    const elsewhere = { place: { ...here, channel: "elsewhere" } };
    expect(await it.does(command, elsewhere)).toMatchObject({ is: "ignored", why: "no-interview" });
    expect(await it.does({ ...command, options: { id } }, elsewhere)).toMatchObject({ is: "accepted" });
    await it.engine.runDue();
    const { asked } = await it.state(id);
    expect(await it.does({ is: "action", id: `regrade:${id}:t${asked}` })).toMatchObject({ is: "accepted" });
    await it.engine.runDue();
    final.assertFinished();
    const eve = { by: { id: "test:eve", name: "Eve" } };
    expect(await it.does({ ...command, options: { id } }, eve)).toMatchObject({ why: "not-yours" });
  });

  it("does not take the place of a new interview there", async () => {
    const { it, id } = await ended(graded(["two"]), graded([]));
    await started(it, { key: "the second" });
    expect(await it.does({ is: "command", name: "regrade", options: {} })).not.toMatchObject({
      interview: id,
    });
    await it.clock.advance(30_000);
    await it.engine.runDue();
    expect((await it.state(id)).phase).toMatchObject({ is: "reported", updates: 1 });
  });
});
