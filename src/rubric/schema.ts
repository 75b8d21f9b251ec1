import { z } from "zod";
import { LEVELS, STAGE_IDS } from "./stages.ts";

// The shapes of the rubric files, as a person writes them. Defaults are filled in by `join.ts`, so that
// a file may be as short as a list of sentences. Every object is closed: a misspelt key is a mistake, not a comment.

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be kebab-case: lower-case letters, digits and single hyphens")
  .max(60);
const sentence = z.string().trim().min(1, "must not be empty").max(600);
const prose = z.string().trim().min(1, "must not be empty").max(6_000);
const way = z.string().trim().min(1, "must not be empty").max(600);
const ways = z.array(way).max(60);
const stage = z.enum(STAGE_IDS);
const anyStage = z.enum([...STAGE_IDS, "communicate"]);
const level = z.enum(LEVELS);
const schemaVersion = z.literal(1).default(1);

export const cuePartSchema = z.strictObject({ part: sentence, ways: ways.min(1) });

export const criterionSchema = z.strictObject({
  id: id.optional(),
  stage: anyStage.optional(),
  level: level.optional(),
  weight: z.number().min(1, "must be 1 to 5").max(5, "must be 1 to 5").optional(),
  asks: sentence,
  counts: z.enum(["claims", "questions", "both"]).optional(),
  measured: z.enum(["time", "collaboration"]).optional(),
  cues: z.array(cuePartSchema).max(6).optional(),
  partly: ways.optional(),
  examples: z
    .strictObject({ covered: prose, partly: prose.optional(), missing: prose.optional() })
    .optional(),
  followUp: sentence.optional(),
  hints: z.array(sentence).length(3, "must have three steps").optional(),
  anchor: prose.optional(),
});

export const redFlagSchema = z.strictObject({
  id,
  stage: anyStage.optional(),
  cost: z.number().min(1, "must be 1 to 8").max(8, "must be 1 to 8").default(4),
  says: sentence,
  cues: ways.min(1),
  unless: ways.default([]),
  example: prose.optional(),
  not: prose.optional(),
  mend: prose.optional(),
});

const factSchema = z.strictObject({
  id,
  about: sentence,
  asks: ways.min(1),
  says: sentence,
  /** Questions that this fact, and no other before it, must answer; `check-rubrics` asks them. */
  examples: z.array(sentence).default([]),
});

const curveballSchema = z.strictObject({
  id,
  stage,
  when: ways.optional(),
  commitment: sentence.optional(),
  says: prose,
  strong: prose.optional(),
  criteria: z.array(id).default([]),
});

const deepDiveSchema = z.strictObject({
  id,
  level: level.default("senior"),
  stage,
  asks: sentence,
  strong: prose.optional(),
});

const diagramSchema = z.strictObject({
  parts: z.array(z.strictObject({ id, name: sentence, ways: ways.min(1) })).default([]),
});

const readingSchema = z.strictObject({
  title: sentence,
  source: sentence.optional(),
  year: z.number().int().min(1950).max(2100).optional(),
  url: z.url({ protocol: /^https?$/, error: "must be an http(s) address" }),
  for: z.array(id).default([]),
});

/** A problem file as written: only `criteria` is needed. */
export const problemFileSchema = z.strictObject({
  schema: schemaVersion,
  id: id.optional(),
  title: sentence.optional(),
  family: sentence.optional(),
  tags: z.array(sentence).default([]),
  summary: sentence.optional(),
  prompt: prose.optional(),
  generic: z.boolean().optional(),
  facts: z.array(factSchema).default([]),
  criteria: z
    .array(z.union([sentence, criterionSchema]))
    .min(1, "needs at least one criterion")
    .max(200),
  redFlags: z.array(redFlagSchema).default([]),
  curveballs: z.array(curveballSchema).default([]),
  deepDives: z.array(deepDiveSchema).default([]),
  diagram: diagramSchema.default({ parts: [] }),
  reading: z.array(readingSchema).default([]),
  reference: z.partialRecord(stage, prose).default({}),
});

/** `framework.yaml` as written. */
export const frameworkFileSchema = z.strictObject({
  schema: schemaVersion,
  stages: z
    .array(
      z.strictObject({
        id: stage,
        title: sentence,
        minutes: z.number().positive(),
        goal: sentence,
        checklist: sentence,
        openings: z.array(sentence).min(1),
        criteria: z.array(criterionSchema).default([]),
        redFlags: z.array(redFlagSchema).default([]),
      }),
    )
    .length(STAGE_IDS.length, "must list the seven stages"),
  communicate: z.strictObject({
    title: sentence,
    goal: sentence,
    criteria: z.array(criterionSchema).default([]),
    redFlags: z.array(redFlagSchema).default([]),
  }),
});

/** `lexicon.yaml` as written. */
export const lexiconFileSchema = z.strictObject({
  schema: schemaVersion,
  /** Groups of single everyday words that mean the same in this field; a cue with one of them finds all. */
  synonyms: z
    .array(z.array(z.string().regex(/^[a-z]+$/, "must be single lower-case words")).min(2))
    .default([]),
  terms: z.record(
    id,
    z.strictObject({ means: sentence, forms: z.array(sentence).min(1), includes: z.array(id).default([]) }),
  ),
});

const label = z.enum(["covered", "partly", "missing"]);

/** A golden file as written. */
export const goldenFileSchema = z.strictObject({
  problem: id,
  replies: z.array(
    z.strictObject({
      id,
      stage: anyStage,
      quality: z.enum(["strong", "middling", "weak"]),
      style: sentence,
      text: prose,
      labels: z.record(id, label).default({}),
      redFlags: z.array(id).default([]),
    }),
  ),
});

export type ProblemFile = z.infer<typeof problemFileSchema>;
export type CriterionFile = z.infer<typeof criterionSchema>;
export type RedFlagFile = z.infer<typeof redFlagSchema>;
export type FrameworkFile = z.infer<typeof frameworkFileSchema>;
export type LexiconFile = z.infer<typeof lexiconFileSchema>;
export type GoldenFile = z.infer<typeof goldenFileSchema>;
export type Fact = z.infer<typeof factSchema>;
export type Curveball = z.infer<typeof curveballSchema>;
export type DeepDive = z.infer<typeof deepDiveSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type CuePart = z.infer<typeof cuePartSchema>;
export type DiagramPart = z.infer<typeof diagramSchema>["parts"][number];
