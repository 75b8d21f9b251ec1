import { describe, expect, it } from "vitest";
import { grading, scored } from "../../test/fakes/graded-interview.ts";
import type { Grading } from "./grade.ts";
import { gradedAgain } from "./graded-again.ts";
import type { Scorecard } from "./scorecard.ts";

const MODEL = "model grader, v1 (m, prompt v1)";

function card(more: Partial<Scorecard>): Scorecard {
  return { gradedBy: [MODEL], criteria: [], redFlags: [], ...more } as unknown as Scorecard;
}

const criterion = (id: string, verdict: string, by = MODEL) =>
  ({ id, verdict, evidence: [{ text: "words", turn: 2 }], because: "Because.", by }) as never;
const verdicts = ({ scores }: Grading) =>
  Object.fromEntries(scores.map((score) => [score.criterion, score.is === "scored" && score.verdict]));

describe("grading again", () => {
  it("keeps what had a verdict and takes only the rest from the later grading", () => {
    const before = card({ criteria: [criterion("a", "covered"), criterion("b", "unscored")] });
    const after = gradedAgain(before, grading([scored("a", "missing"), scored("b", "partly")]));
    expect(verdicts(after)).toEqual({ a: "covered", b: "partly" });
    expect(after.scores[0]).toMatchObject({ by: MODEL, evidence: [{ text: "words", turn: 2 }] });
  });

  it("keeps it also when the later grading does not speak of it", () => {
    const before = card({ criteria: [criterion("a", "covered")] });
    expect(verdicts(gradedAgain(before, grading([])))).toEqual({ a: "covered" });
  });

  it("measures anew what is measured", () => {
    const before = card({ criteria: [criterion("time", "covered", "measured, v1")] });
    expect(gradedAgain(before, grading([])).scores).toEqual([]);
  });

  it("lets a grader take back its own red flag, and nobody else", () => {
    const before = card({ redFlags: [{ id: "accuracy", evidence: [{ text: "accuracy" }] }] as never });
    const own = gradedAgain(before, grading([], { by: `${MODEL} over offline grader, v1` }));
    expect(own.redFlags).toEqual([]);
    const other = gradedAgain(before, grading([]));
    expect(other.redFlags).toEqual([{ flag: "accuracy", evidence: [{ text: "accuracy" }], by: MODEL }]);
  });
});
