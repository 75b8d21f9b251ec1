import type { CuePart, Curveball, DeepDive, DiagramPart, Fact, Reading } from "./schema.ts";
import type { CriterionStage, Level, StageId } from "./stages.ts";

/** One thing a reply can earn, with every default filled in. */
export type Criterion = {
  readonly id: string;
  readonly stage: CriterionStage;
  /** The level from which it is expected; below it, it is a bonus. */
  readonly level: Level;
  /** 1 (nice to have) to 5 (the crux of the system). */
  readonly weight: number;
  /** What it asks, as one sentence that begins with a verb. */
  readonly asks: string;
  /** Whether statements, questions or both can meet it. */
  readonly counts: "claims" | "questions" | "both";
  /** Judged by code from the course of the interview and not from words. */
  readonly measured?: "time" | "collaboration";
  /** Parts that must all be met; empty for a criterion that is text only. */
  readonly cues: readonly CuePart[];
  readonly partly: readonly string[];
  readonly examples?: {
    readonly covered: string;
    readonly partly?: string | undefined;
    readonly missing?: string | undefined;
  };
  readonly followUp?: string;
  readonly hints: readonly string[];
  readonly anchor?: string;
  /** True for one that the framework adds to every system. */
  readonly generic: boolean;
};

/** Something that costs points when the candidate really does it. */
export type RedFlag = {
  readonly id: string;
  readonly stage: CriterionStage;
  /** Points off the score, 1 to 8. */
  readonly cost: number;
  readonly says: string;
  readonly cues: readonly string[];
  readonly unless: readonly string[];
  readonly example?: string;
  readonly not?: string;
  readonly mend?: string;
  readonly generic: boolean;
};

export type Stage = {
  readonly id: StageId;
  readonly title: string;
  /** Minutes of a 45-minute interview. */
  readonly minutes: number;
  readonly goal: string;
  readonly checklist: string;
  readonly openings: readonly string[];
};

/** The field's language: terms with the ways to write them, and everyday words that mean the same. */
export type Lexicon = {
  /** `forms` already holds those of the terms it includes. */
  readonly terms: Readonly<Record<string, { readonly means: string; readonly forms: readonly string[] }>>;
  readonly synonyms: readonly (readonly string[])[];
};

/**
 * Everything needed to lead and grade one interview: a problem joined with the framework and the lexicon.
 * It is plain data, so that it can be stored as it was when the interview began (see `rubricHash`).
 */
export type Rubric = {
  readonly schema: 1;
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly prompt: string;
  readonly stages: readonly Stage[];
  readonly criteria: readonly Criterion[];
  readonly redFlags: readonly RedFlag[];
  readonly facts: readonly Fact[];
  readonly curveballs: readonly Curveball[];
  readonly deepDives: readonly DeepDive[];
  readonly diagram: readonly DiagramPart[];
  readonly reading: readonly Reading[];
  readonly reference: Readonly<Partial<Record<StageId, string>>>;
  readonly lexicon: Lexicon;
};
