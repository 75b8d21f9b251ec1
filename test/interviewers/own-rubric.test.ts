import { describe, expect, it } from "vitest";
import { brokenRule } from "../../src/interviewers/model/policy.ts";
import { rubricOf } from "../fakes/rubric-files.ts";
import { scriptedModel } from "../fakes/scripted-model.ts";
import { adClick, answer, briefAfter, groundOf, modelInterviewer, never } from "./model-brief.ts";

const own = rubricOf({
  title: "Feed ranking",
  prompt: "Design the ranking of our home feed.",
  criteria: [
    {
      id: "objective",
      stage: "frame",
      asks: "Says that the objective is long-term retention and not clicks.",
    },
    { id: "creators", stage: "frame", asks: "Names the creators of posts as a second side with interests." },
  ],
});
/** As the library joins it. */
const rubric = { ...own, lexicon: adClick.lexicon };
const reply =
  "I would rank the posts of the feed with a learned model that looks at the history of the person.";
const brief = briefAfter(reply, { rubric, stage: "frame", level: "mid" });
const held = (say: string) =>
  brokenRule(answer({ about: "objective", quote: "rank the posts of the feed", say }), groundOf(brief))?.name;

describe("on an operator's own rubric, which has no cues and no questions", () => {
  it.each([
    "Would retention in the long-term be a better objective than clicks?",
    "Is the objective clicks, or long-term retention?",
    "What do the creators want, the second side with interests?",
  ])("gives no criterion away: %s", (say) => {
    expect(held(say)).toBeDefined();
  });

  it.each(["What does this model try to bring about, and for whom?", "When is such a ranking a success?"])(
    "asks: %s",
    (say) => {
      expect(held(say)).toBeUndefined();
    },
  );

  it("offers its points without a question, worth most first", async () => {
    const model = scriptedModel({
      answers: answer({
        about: "creators",
        quote: "rank the posts of the feed",
        say: "Who else has a stake in it?",
      }),
    });
    const said = await modelInterviewer(model).reply(brief, never);
    expect(said).toMatchObject({ ok: true, value: { about: "creators", used: ["criterion:creators"] } });
    expect(model.requests[0]!.messages[1]!.text).toMatch(/- about objective\n- about creators/);
  });

  it("takes up another point when the candidate skips a question", async () => {
    const skipped = briefAfter(reply, { rubric, stage: "frame", level: "mid" }, { purpose: "skip" });
    const model = scriptedModel(
      { answers: answer({ about: "creators", quote: null, say: "Who else is in it?" }) },
      {
        answers: answer({
          about: "creators",
          quote: "rank the posts of the feed",
          say: "Who else has a stake in it?",
        }),
      },
    );
    const said = await modelInterviewer(model).reply(skipped, never);
    expect(said).toMatchObject({ ok: true, value: { kind: "follow-up" } });
    expect(model.requests[0]!.messages[1]!.text).toContain("they asked to skip your last question");
  });
});
