import type { Rubric } from "../rubric/rubric.ts";
import { indexConcepts } from "./concept-index.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { compileWay, type Way } from "./way.ts";

/** The compiled ways of one rubric. Compiling is slow and matching is quick, so this is made once a rubric. */
export type RubricCues = {
  /** The compiled form of any way of this rubric. */
  readonly way: (source: string) => Way;
};

const made = new WeakMap<Rubric, RubricCues>();

/** Kept as long as the rubric itself is. Mistakes in ways are `check-rubrics`' business; here they match nothing. */
export function cuesOf(rubric: Rubric): RubricCues {
  const known = made.get(rubric);
  if (known !== undefined) return known;
  const vocabulary = vocabularyOf(rubric.lexicon);
  const ways = new Map<string, Way>();
  const way = (source: string): Way => {
    const compiled = ways.get(source) ?? compileWay(source, vocabulary).way;
    ways.set(source, compiled);
    return compiled;
  };
  indexConcepts(waysOf(rubric).flatMap((source) => way(source).concepts));
  const cues = { way };
  made.set(rubric, cues);
  return cues;
}

/** Every way that a rubric holds. */
function waysOf(rubric: Rubric): string[] {
  return [
    ...rubric.criteria.flatMap((criterion) => [
      ...criterion.cues.flatMap((part) => part.ways),
      ...criterion.partly,
    ]),
    ...rubric.redFlags.flatMap((flag) => [...flag.cues, ...flag.unless]),
    ...rubric.facts.flatMap((fact) => fact.asks),
    ...rubric.curveballs.flatMap((curveball) => curveball.when ?? []),
    ...rubric.diagram.flatMap((part) => part.ways),
  ];
}
