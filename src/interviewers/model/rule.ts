import type { Brief } from "../../ports/interviewer.ts";
import type { Allowance } from "./allowance.ts";
import type { ModelAnswer } from "./answer-form.ts";
import type { CandidateWords } from "./candidate-words.ts";

/** What an answer is held against. */
export type Ground = {
  readonly brief: Brief;
  readonly allowance: Allowance;
  readonly words: CandidateWords;
  /** What the model was told that is ours alone: the template of the prompt, what it may do now, and the nonce. */
  readonly told: { readonly prompt: string; readonly allowed: readonly string[]; readonly nonce: string };
};

/** One thing that an interviewer does not do, whatever the model would like. */
export type Rule = {
  /** For a log. */
  readonly name: string;
  /** Said to the model when it is asked again; holds nothing of the rubric. */
  readonly because: string;
  readonly isBroken: (answer: ModelAnswer, ground: Ground) => boolean;
};
