import type { Sentence } from "./sentences.ts";

// Tells an idea from a list of words. Short notes are legitimate; strings of terms that relate nothing are not.

const LIST_ITEMS_MIN = 5;
/** Words and signs that relate one thing to another; numbers and function words count besides. */
const RELATIONS: ReadonlySet<string> = new Set(
  "vs versus per via because since so then if when for from to by on in into than not no only instead before after until over under at within with without not each every how why".split(
    " ",
  ),
);
const SIGNS = /[=<>≈~±×→]|->|=>/g;

/**
 * Whether a sentence is a bare string of terms: five or more short items between commas, or thirteen words and more
 * without any, with hardly a word that relates them. Measured lesson: under one function word in ten catches every
 * comma list and two of a hundred honest answers; asking for the items as well spares the notes among these.
 */
export function isTermList(sentence: Sentence): boolean {
  const words = sentence.tokens.length;
  if (words < LIST_ITEMS_MIN) return false;
  const items = sentence.text.split(/[,;|/•·]|\s-\s/).filter((item) => item.trim() !== "").length;
  const related = sentence.tokens.filter(
    (token) => token.isFunction || token.isNumber || RELATIONS.has(token.word),
  ).length;
  const share = (related + (sentence.text.match(SIGNS) ?? []).length) / words;
  if (items >= LIST_ITEMS_MIN) return words / items <= 2.2 ? share < 0.25 : words / items <= 4 && share < 0.1;
  return words >= 13 && share < 0.1;
}

const DETERMINERS = new Set(["the", "a", "an", "my", "our", "your", "their"]);
const NEVER_AFTER_DETERMINER = new Set(
  "the a an of to in on at by for from with into and or if is are was were be been we i he she they it would will can should could may might must as than so because".split(
    " ",
  ),
);

/**
 * Whether a text is words in a random order: in English a determiner is hardly ever followed by a preposition,
 * a conjunction, a verb of being or another determiner.
 */
export function isWordSalad(sentences: readonly Sentence[]): boolean {
  let determiners = 0;
  let broken = 0;
  for (const { tokens } of sentences) {
    tokens.forEach((token, i) => {
      if (!DETERMINERS.has(token.word)) return;
      determiners += 1;
      const next = tokens[i + 1];
      if (next !== undefined && NEVER_AFTER_DETERMINER.has(next.word)) broken += 1;
    });
  }
  return determiners >= 4 && broken / determiners > 0.25;
}
