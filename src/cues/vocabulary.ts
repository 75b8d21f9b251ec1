import { stem } from "../language/words.ts";
import type { Lexicon } from "../rubric/rubric.ts";

/** A lexicon made ready for compiling ways. */
export type Vocabulary = {
  /** The forms of a term, or undefined when the lexicon has no such term. */
  readonly forms: (term: string) => readonly string[] | undefined;
  /** The stem itself and those of its everyday synonyms. */
  readonly alike: (stem: string) => readonly string[];
};

const made = new WeakMap<Lexicon, Vocabulary>();

/** Kept as long as the lexicon is: all rubrics of a library have the same one. */
export function vocabularyOf(lexicon: Lexicon): Vocabulary {
  const vocabulary = made.get(lexicon) ?? makeVocabulary(lexicon);
  made.set(lexicon, vocabulary);
  return vocabulary;
}

function makeVocabulary(lexicon: Lexicon): Vocabulary {
  const groups = new Map<string, Set<string>>();
  for (const group of lexicon.synonyms) {
    const stems = group.map(stem);
    for (const one of stems) {
      // A word of two groups finds both, but does not make the two groups one.
      const known = groups.get(one) ?? new Set<string>();
      for (const other of stems) known.add(other);
      groups.set(one, known);
    }
  }
  return {
    forms: (term) => lexicon.terms[term]?.forms,
    alike: (one) => [one, ...[...(groups.get(one) ?? [])].filter((other) => other !== one)],
  };
}
