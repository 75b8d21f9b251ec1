import type { Alternative, Concept, Item } from "./way.ts";

/** One alternative, filed under how it may begin, with all concepts that have it. */
export type Entry = { readonly concepts: Concept[]; readonly alternative: Alternative };

/**
 * Thousands of alternatives filed by their first word, so that one pass over a reply finds all of them: the cost
 * grows with the reply and hardly with the rubric.
 */
export type ConceptIndex = {
  readonly byStem: ReadonlyMap<string, readonly Entry[]>;
  /** Pairs that may be written as one word, by the stem of that word. */
  readonly byJoined: ReadonlyMap<string, readonly Entry[]>;
  /** Alternatives that begin with a prefix ("calibrat*"), by its first two letters. */
  readonly byPrefix: ReadonlyMap<string, readonly Entry[]>;
  readonly byNumber: readonly Entry[];
};

export const PREFIX_KEY_LETTERS = 2;

/** Files the concepts and tells each of them where it is filed. */
export function indexConcepts(concepts: Iterable<Concept>): ConceptIndex {
  const byStem = new Map<string, Entry[]>();
  const byJoined = new Map<string, Entry[]>();
  const byPrefix = new Map<string, Entry[]>();
  const byNumber: Entry[] = [];
  const index: ConceptIndex = { byStem, byJoined, byPrefix, byNumber };
  const file = (under: Map<string, Entry[]>, key: string, entry: Entry) => {
    const there = under.get(key);
    if (there === undefined) under.set(key, [entry]);
    else there.push(entry);
  };
  const filed = new Map<Alternative, Entry>();
  for (const concept of concepts) {
    concept.index = index;
    for (const alternative of concept.alternatives) {
      const known = filed.get(alternative);
      if (known !== undefined) {
        known.concepts.push(concept);
        continue;
      }
      const entry = { concepts: [concept], alternative };
      filed.set(alternative, entry);
      const first: Item = alternative.items[0]!;
      if (first.is === "word") for (const stem of first.stems) file(byStem, stem, entry);
      else if (first.is === "number") byNumber.push(entry);
      else if (first.is === "prefix") file(byPrefix, first.prefix.slice(0, PREFIX_KEY_LETTERS), entry);
      if (alternative.joined !== undefined) file(byJoined, alternative.joined, entry);
    }
  }
  return index;
}
