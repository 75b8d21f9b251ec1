import { z } from "zod";

// The order of keys is the order in which a model writes: words first, then the reason, and the verdict last, so that
// a verdict follows from what was found and not the other way round.

const quotes = z.array(z.string());

/** What a model answers when it is asked to grade. Ids are checked by code, since a form cannot. */
export const gradeAnswer = z.strictObject({
  criteria: z.array(
    z.strictObject({
      id: z.string(),
      quotes,
      reason: z.string(),
      verdict: z.enum(["covered", "partly", "missing"]),
    }),
  ),
  redFlags: z.array(
    z.strictObject({ id: z.string(), quotes, reason: z.string(), verdict: z.enum(["done", "not-done"]) }),
  ),
});

export type GradeAnswer = z.infer<typeof gradeAnswer>;

/** What a model said about one criterion or red flag, before its quotations are looked up. */
export const opinionForm = z.strictObject({
  quotes,
  reason: z.string(),
  verdict: z.enum(["covered", "partly", "missing", "done", "not-done"]),
});

export type Opinion = z.infer<typeof opinionForm>;
