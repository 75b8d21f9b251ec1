/** Makes an answer ready for many criteria: its sentences, their content words, and where each word stands. */

import { distance } from "fastest-levenshtein";
import { isTermList } from "../language/prose.ts";
import { type Sentence, sentences } from "../language/sentences.ts";
import { isDismissed } from "../language/stance.ts";
import { areSynonyms } from "./text-matcher-words.ts";

/** Turns a row of stems into canonical ones of the same length and order (synonyms of a lexicon). */
export type Canonical = (stemmedTokens: string[]) => string[];

/** A content word of the answer. */
export type Place = { sentence: number; token: number; stem: string; weakness: number };

export type PreparedAnswer = {
  readonly answer: string;
  readonly sentences: readonly Sentence[];
  readonly places: readonly Place[];
  readonly byStem: ReadonlyMap<string, readonly Place[]>;
  /** Memo: for a stem of a criterion, the answer's stems that match it and how well. */
  readonly matches: Map<string, ReadonlyMap<string, number>>;
};

const TERM_LIST_WEAKNESS = 0.4;
const NEGATED_WEAKNESS = 0.3;
const DOUBLE = new Set(["instead", "rather", "avoid", "against", "skip", "ignor", "unlik", "except"]);

/** Whether the word at `at` is turned down in its clause: dismissed, or shortly after a negator. */
export function isTurnedDown(sentence: Sentence, at: number): boolean {
  if (isDismissed(sentence, at, at)) return true;
  const clause = sentence.clauses[at];
  for (let i = at - 1; i >= 0 && i >= at - 4 && sentence.clauses[i] === clause; i -= 1) {
    const token = sentence.tokens[i]!;
    if (
      /[,;:(]/.test(
        sentence.text.slice(token.end - sentence.start, sentence.tokens[i + 1]!.start - sentence.start),
      )
    )
      return false;
    if (token.isNegator) return !/^(only|just|necessarily|merely)$/.test(sentence.tokens[i + 1]?.word ?? "");
    if (DOUBLE.has(token.stem)) return true;
  }
  return false;
}

/** Cuts an answer once, for any number of criteria. */
export function prepareAnswer(answer: string, canonical?: Canonical): PreparedAnswer {
  const cut = sentences(answer);
  const places: Place[] = [];
  const byStem = new Map<string, Place[]>();
  cut.forEach((sentence, s) => {
    const stems = sentence.tokens.map(({ stem }) => stem);
    const kept = canonical?.(stems) ?? stems;
    const listed = isTermList(sentence) ? TERM_LIST_WEAKNESS : 1;
    sentence.tokens.forEach((token, t) => {
      if (token.isFunction || token.isNegator) return;
      const stem = kept[t] ?? token.stem;
      const weakness = listed * (isTurnedDown(sentence, t) ? -NEGATED_WEAKNESS : 1);
      const place = { sentence: s, token: t, stem, weakness };
      places.push(place);
      const known = byStem.get(stem);
      if (known === undefined) byStem.set(stem, [place]);
      else known.push(place);
    });
  });
  return { answer, sentences: cut, places, byStem, matches: new Map() };
}

const RUN = 4;

/** Every sequence of four letters in words written one after another. */
export function letterRuns(stems: readonly string[]): string[] {
  const text = ` ${stems.join(" ")} `;
  return Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, i) => text.slice(i, i + RUN));
}

/** How well stem `b` of an answer stands for stem `a` of a criterion: 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (areSynonyms(a, b)) return 0.7;
  if (/^\d/.test(a) || /^\d/.test(b)) return 0;
  const short = Math.min(a.length, b.length);
  const long = Math.max(a.length, b.length);
  if (short >= 4 && (a.startsWith(b) || b.startsWith(a))) return short / long >= 0.6 ? 0.85 : 0.6;
  if (short >= 5 && (a.endsWith(b) || b.endsWith(a))) return 0.6;
  if (short >= 5 && long - short <= 2 && a[0] === b[0]) {
    const edits = distance(a, b);
    if (edits === 1 || (edits === 2 && short >= 7)) return 0.85;
    if (edits === 3 && short >= 10) return 0.75;
  }
  return short >= 7 && a.slice(0, 6) === b.slice(0, 6) ? 0.6 : 0;
}

/** The answer's stems that match a criterion's stem. */
export function matchesOf(prepared: PreparedAnswer, stem: string): ReadonlyMap<string, number> {
  const known = prepared.matches.get(stem);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  for (const other of prepared.byStem.keys()) {
    const like = likeness(stem, other);
    if (like > 0) found.set(other, like);
  }
  prepared.matches.set(stem, found);
  return found;
}
