import { describe, expect, it } from "vitest";
import { answeredInterview, gradeAll, scoringRubric } from "../../test/fakes/graded-interview.ts";
import type { Turn } from "../interview/interview.ts";
import type { PictureFate, SentPicture } from "../interview/pictures.ts";
import { plainText } from "../message/plain-text.ts";
import { makeScorecard } from "./make-scorecard.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { reportMessage } from "./report-message.ts";

const rubric = {
  ...scoringRubric(),
  diagram: [
    { id: "client", name: "phone client", ways: ["client"] },
    { id: "log", name: "log of clicks", ways: ["log"] },
  ],
};

const reply = (text: string): Turn => ({
  n: 1,
  who: "candidate",
  stage: "model",
  kind: "reply",
  text,
  at: 0,
  person: "me",
});
const picture = (fate: PictureFate, name?: string): SentPicture => ({
  ref: name ?? "p",
  person: "me",
  document: "hash",
  mediaType: "image/png",
  stage: "model",
  at: 0,
  fate,
  ...(name !== undefined && { name }),
});

function reportOf(text: string, pictures?: readonly SentPicture[], plan = answeredInterview().plan) {
  const interview = answeredInterview({ turns: [reply(text)], plan, ...(pictures && { pictures }) });
  const scorecard = makeScorecard(
    rubric,
    interview,
    gradeAll(rubric, () => "missing"),
  );
  const phase = { is: "reported", scorecard } as const;
  const shown = plainText(reportMessage(scorecard, interview));
  return { scorecard, shown, markdown: reportMarkdown({ ...interview, phase }) };
}

const DRAWN = "web client -> API *gateway* -> ranker";

describe("the diagram in a report", () => {
  it("tells what was drawn, what was not, and what there is besides", () => {
    const { scorecard, shown, markdown } = reportOf(DRAWN);
    expect(scorecard.diagram).toEqual({
      drawn: [{ part: "phone client", as: "web client" }],
      missing: ["log of clicks"],
      others: ["API *gateway", "ranker"],
      readBy: [],
      picturesLeftOut: [],
    });
    for (const text of [shown, markdown]) {
      expect(text).toContain("Drawn: phone client");
      expect(text).toContain("log of clicks");
    }
    expect(markdown).toContain("## Diagram");
    expect(markdown).toContain("API \\*gateway");
  });

  it("is not there when nobody drew, and nothing is said about it", () => {
    const { scorecard, shown, markdown } = reportOf("We go from p -> q.");
    expect(scorecard.diagram).toBeUndefined();
    expect(`${shown}${markdown}`).not.toMatch(/diagram/i);
  });

  it("changes no score", () =>
    expect(reportOf(DRAWN).scorecard.score).toBe(reportOf("web client and API and ranker").scorecard.score));

  it("does not miss parts of other stages when one stage was tried again", () =>
    expect(
      reportOf(DRAWN, undefined, answeredInterview().plan.slice(3, 4)).scorecard.diagram?.missing,
    ).toEqual([]));

  it("names the pictures that did not count, with the reason", () => {
    const { shown } = reportOf("Nothing drawn.", [
      picture({ is: "left-out", text: "a -> b", why: "you did not confirm it" }, "one.png"),
      picture({ is: "unread", why: "misconfigured" }),
      picture({ is: "unread", why: "timeout" }),
      { ...picture({ is: "counted", text: "a -> b" }, "good.png"), readBy: "a reader, prompt v1" },
    ]);
    expect(shown).toContain("“one.png” did not count: you did not confirm it.");
    expect(shown).toContain("A picture did not count: no model here can see pictures.");
    expect(shown).toContain("A picture did not count: it could not be read.");
    expect(shown).not.toContain("good.png");
    expect(shown).toContain("Read in your pictures by: a reader, prompt v1.");
  });
});
