import { z } from "zod";

export const MOVES = ["answer", "follow-up", "push-back", "curveball", "deep-dive"] as const;

/** What a model may do with its turn. */
export type Move = (typeof MOVES)[number];

/**
 * What a model is asked for. The choice stands before the words, so that the words follow from it. It is the same for
 * every turn, since providers compile a schema once; what is allowed in this very turn is checked by the policy.
 */
export const answerForm = z.strictObject({
  kind: z.enum(MOVES),
  /** Id of what it aims at, from the list of what is allowed. */
  about: z.string().nullable(),
  /** A piece of the candidate's words, letter for letter. */
  quote: z.string().nullable(),
  /** Ids of facts to give; they are printed in their own words. */
  facts: z.array(z.string()),
  say: z.string(),
  moveOn: z.boolean(),
});

export type ModelAnswer = z.infer<typeof answerForm>;
