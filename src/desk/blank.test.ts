import fc from "fast-check";
import { expect, test } from "vitest";
import { answeredInterview } from "../../test/fakes/graded-interview.ts";
import type { Turn } from "../interview/interview.ts";
import { brokenInvariants } from "../interview/invariants.ts";
import { blankFor } from "./blank.ts";

const people = [
  { id: "test:ada", name: "Ada" },
  { id: "test:bob", name: "Bob" },
];

test("nothing of one person is left, and everything of the others is", () => {
  // Words that stand for what somebody said, so that they can be looked for.
  const saying = fc.record({
    who: fc.nat(1),
    messages: fc.array(fc.nat(999), { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(saying, { maxLength: 12 }), (sayings) => {
      const turns = sayings.map(({ who, messages }, i): Turn => {
        const parts = messages.map((n, j) => ({
          ref: `m${i}-${j}`,
          text: `${people[who]!.name} said ${n}.`,
        }));
        const text = parts.map((one) => one.text).join("\n\n");
        return {
          n: i + 1,
          who: "candidate",
          stage: "data",
          kind: "reply",
          at: 0,
          person: people[who]!.id,
          text,
          messages: parts,
        };
      });
      const state = answeredInterview({ candidates: people, turns, mode: "group" });
      const scores = turns.map(({ n, text }) => ({ evidence: [{ text, turn: n }] }));
      const blank = blankFor("test:ada");
      const left = JSON.stringify([
        blank(state, state),
        blank({ is: "graded", scorecard: { criteria: scores } }, state),
        blank({ is: "candidate-said", by: "test:ada", text: "Ada said it.", message: "m" }, state),
      ]);
      expect(left).not.toMatch(/Ada|test:ada/);
      const bobs = turns.filter(({ person }) => person === "test:bob");
      for (const { text } of bobs) expect(left).toContain(JSON.stringify(text));
      expect(brokenInvariants(blank(state, state) as typeof state)).toEqual(brokenInvariants(state));
    }),
  );
});
