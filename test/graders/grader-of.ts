import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { KeptAnswers } from "../../src/graders/model/kept-opinions.ts";
import { createModelGrader, type ModelGraderParts } from "../../src/graders/model/model-grader.ts";
import type { Turn } from "../../src/interview/interview.ts";
import type { GradeRequest, Grader } from "../../src/ports/grader.ts";
import { parsePrompt } from "../../src/prompts/parse-prompt.ts";
import type { StageId } from "../../src/rubric/stages.ts";
import type { Grading } from "../../src/scoring/grade.ts";

const FILE = join(import.meta.dirname, "..", "..", "src", "prompts", "grade.md");

/** The prompt as shipped. */
export const gradePrompt = parsePrompt(FILE, readFileSync(FILE, "utf8"));

export type MemoryKept = KeptAnswers & { readonly entries: Map<string, string> };

export function memoryKept(): MemoryKept {
  const entries = new Map<string, string>();
  return {
    entries,
    find: async (key) => entries.get(key),
    keep: async (key, body) => void entries.set(key, body),
  };
}

/** A model grader with everything a test does not care about filled in; nonces are counted, so runs are alike. */
export function graderOf(parts: Partial<ModelGraderParts> & Pick<ModelGraderParts, "model">): Grader {
  let nonces = 0;
  return createModelGrader({
    prompts: { grade: gradePrompt },
    newNonce() {
      nonces += 1;
      return `nonce-${nonces}`;
    },
    kept: memoryKept(),
    batch: "stage",
    ...parts,
  });
}

export function grade(grader: Grader, request: GradeRequest): Promise<Grading> {
  return grader.grade(request, new AbortController().signal);
}

type Said = readonly [who: "candidate" | "interviewer", text: string, stage?: StageId];

export function turnsOf(...said: readonly Said[]): Turn[] {
  return said.map(([who, text, stage = "data"], i) => ({
    n: i + 1,
    who,
    stage,
    kind: who === "candidate" ? "reply" : "follow-up",
    text,
    at: 0,
  }));
}
