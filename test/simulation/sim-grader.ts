import type { Grader } from "../../src/ports/grader.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import type { Score } from "../../src/scoring/grade.ts";
import { criterion } from "../fakes/graded-interview.ts";
import { EMPTY_GRADING } from "../fakes/scripted-grader.ts";
import { tinyRubric } from "../fakes/tiny-rubric.ts";
import { type FaultyIo, HAZARDS } from "./faulty-io.ts";
import type { World } from "./world.ts";

/** A system with something to grade. */
export const simRubric: Rubric = {
  ...tinyRubric,
  criteria: ["one", "two", "three"].map((id) => criterion({ id, stage: "data" })),
};

/** Slow, and often it fails altogether or comes back with only some of the criteria judged. */
export function simGrader(world: World, io: FaultyIo): Grader {
  const by = "sim grader";
  return {
    name: by,
    grade: ({ rubric }) =>
      io({ ...HAZARDS.thought, fail: 0.3 }, "grading", async () => {
        const { random } = world;
        // Some of it lasts beyond the faults, so that a report is often out before it is complete.
        const breaksOff = random.chance(world.faulty ? 0.5 : 0.3);
        const scores = rubric.criteria.map(({ id }): Score => {
          if (breaksOff && random.chance(0.5)) return { is: "unscored", criterion: id, why: "It broke off." };
          const because = "It was said.";
          return {
            is: "scored",
            criterion: id,
            verdict: "partly",
            evidence: [],
            because,
            by,
            sure: true,
          };
        });
        if (!breaksOff) return { ...EMPTY_GRADING, by, scores };
        const retryAfterMs = random.between(0, 120_000);
        return { ...EMPTY_GRADING, by, scores, unfinished: { because: "unavailable", retryAfterMs } };
      }),
  };
}
