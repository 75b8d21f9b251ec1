import type { Rubric } from "../rubric/rubric.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { compileWay, type Way } from "./way.ts";

/** The compiled ways of one rubric. Compiling is slow and matching is quick, so this is made once a rubric. */
export type RubricCues = {
  /** The compiled form of any way of this rubric. */
  readonly way: (source: string) => Way;
};

const made = new WeakMap<Rubric, RubricCues>();

/** Compiled lazily and kept as long as the rubric itself is. Mistakes in ways are `check-rubrics`' business; here they match nothing. */
export function cuesOf(rubric: Rubric): RubricCues {
  const known = made.get(rubric);
  if (known !== undefined) return known;
  const vocabulary = vocabularyOf(rubric.lexicon);
  const ways = new Map<string, Way>();
  const cues: RubricCues = {
    way: (source) => {
      const compiled = ways.get(source) ?? compileWay(source, vocabulary).way;
      ways.set(source, compiled);
      return compiled;
    },
  };
  made.set(rubric, cues);
  return cues;
}
