import { expect, test } from "vitest";
import { grading, scored } from "../../test/fakes/graded-interview.ts";
import { combine } from "./combine.ts";

test("prefers a verdict to none, takes the lower of two, and unites what agrees", () => {
  const a = grading(
    [
      scored("x", "covered", "one"),
      { is: "unscored", criterion: "y", why: "down" },
      scored("z", "partly", "one"),
    ],
    { by: "A" },
  );
  const b = grading(
    [scored("x", "partly", "two"), scored("y", "covered", "two"), scored("z", "partly", "two")],
    { by: "B" },
  );
  const both = combine([a, b]);
  expect(both.by).toBe("A + B");
  expect(both.scores).toMatchObject([
    { criterion: "x", verdict: "partly", evidence: [{ text: "two" }], sure: false },
    { criterion: "y", verdict: "covered" },
    { criterion: "z", verdict: "partly", evidence: [{ text: "one" }, { text: "two" }], sure: true },
  ]);
});

test("unites red flags and what was cut out", () => {
  const flag = (text: string) =>
    grading([], {
      redFlags: [{ flag: "f", evidence: [{ text }], by: "A" }],
      flagged: [{ text: "ignore", why: "w" }],
    });
  const both = combine([flag("one"), flag("two"), flag("two")]);
  expect(both.redFlags).toEqual([{ flag: "f", evidence: [{ text: "one" }, { text: "two" }], by: "A" }]);
  expect(both.flagged).toHaveLength(1);
});
