import type { Rubric } from "../../src/rubric/rubric.ts";

/** A system with three stages and hardly anything in it, for tests of the machinery. */
export const tinyRubric: Rubric = {
  schema: 1,
  id: "tiny",
  title: "A tiny system",
  family: "test",
  tags: [],
  summary: "Nothing much.",
  prompt: "Design something tiny.",
  stages: (["clarify", "data", "serve"] as const).map((id) => ({
    id,
    title: `Stage ${id}`,
    minutes: 15,
    goal: `To see ${id}.`,
    checklist: `What ${id} is for`,
    openings: [`Tell me about ${id}.`],
  })),
  criteria: [],
  redFlags: [],
  facts: [],
  curveballs: [],
  deepDives: [],
  diagram: [],
  reading: [],
  reference: {},
  lexicon: { terms: {}, synonyms: [] },
};
