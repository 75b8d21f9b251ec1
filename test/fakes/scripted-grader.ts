import type { GradeRequest, Grader } from "../../src/ports/grader.ts";
import type { Grading } from "../../src/scoring/grade.ts";

export type ScriptedGrader = Grader & { readonly requests: GradeRequest[]; assertFinished(): void };

export const EMPTY_GRADING: Grading = { by: "scripted grader", scores: [], redFlags: [], flagged: [] };

/** Grades as its script says, one line a request, and fails the test when it is asked for more. */
export function scriptedGrader(...script: readonly (Grading | Error)[]): ScriptedGrader {
  const requests: GradeRequest[] = [];
  return {
    name: "scripted grader",
    requests,
    async grade(request) {
      const line = script[requests.length];
      requests.push(request);
      if (line === undefined)
        throw new Error(
          `the grader was asked ${requests.length} times, its script has ${script.length} lines`,
        );
      if (line instanceof Error) throw line;
      return line;
    },
    assertFinished() {
      if (requests.length < script.length)
        throw new Error(`the grader used ${requests.length} of ${script.length} lines`);
    },
  };
}

/** Finds nothing, as often as it is asked. */
export function emptyGrader(): Grader {
  return { name: "empty grader", grade: async () => EMPTY_GRADING };
}
