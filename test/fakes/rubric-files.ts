import { joinRubric } from "../../src/rubric/join.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import {
  type FrameworkFile,
  frameworkFileSchema,
  type LexiconFile,
  type ProblemFile,
  problemFileSchema,
} from "../../src/rubric/schema.ts";
import { STAGE_IDS } from "../../src/rubric/stages.ts";

/** A framework with one generic criterion and one red flag in clarify, and one criterion of communication. */
export function smallFramework(): FrameworkFile {
  return frameworkFileSchema.parse({
    stages: STAGE_IDS.map((id, i) => ({
      id,
      title: id,
      minutes: [6, 4, 9, 10, 6, 6, 4][i],
      goal: `Settles ${id}.`,
      checklist: `About ${id}.`,
      openings: [`What about ${id}?`],
      ...(id === "clarify" && {
        criteria: [
          {
            id: "any-scale",
            asks: "Asks for the scale.",
            cues: [{ part: "the scale", ways: ["scale | how many"] }],
          },
        ],
        redFlags: [{ id: "any-jump", says: "Jumps to a model.", cues: ["jump"] }],
      }),
    })),
    communicate: {
      title: "Communication",
      goal: "Be understood.",
      criteria: [{ asks: "Announces a structure." }],
    },
  });
}

export function smallLexicon(
  terms: LexiconFile["terms"] = {},
  synonyms: LexiconFile["synonyms"] = [],
): LexiconFile {
  return { schema: 1, terms, synonyms };
}

/** A problem as a file would hold it, and the rubric it makes. */
export function problem(given: Record<string, unknown>): ProblemFile {
  return problemFileSchema.parse(given);
}

export function rubricOf(given: Record<string, unknown>, lexicon = smallLexicon(), generic = false): Rubric {
  return joinRubric(problem(given), smallFramework(), lexicon, { fallbackId: "small", generic });
}
