import type { Sentence } from "./sentences.ts";

// Tells an idea from a list of words. Short notes are legitimate; strings of terms that relate nothing are not.

const LIST_ITEMS_MIN = 5;
const RELATION =
  /[=<>≈~±×→]|->|=>|\b(?:vs|versus|per|via|because|since|so|then|if|when|for|from|to|by|on|in|into|than|not|no|only|instead|before|after|until|over|under|at|within|with|without|as|is|are|be|we|i|must|should|would|will|can)\b|\d/gi;

/**
 * Whether a sentence is a bare string of terms: five or more items between commas (or thirteen words with none),
 * with hardly a word that relates them. Measured lesson: under one function word in ten catches every comma list
 * and two of a hundred honest answers; asking for the items as well spares the notes among these.
 */
export function isTermList(sentence: Sentence): boolean {
  const words = sentence.tokens.length;
  if (words < LIST_ITEMS_MIN) return false;
  const items = sentence.text.split(/[,;|/•·]|\s-\s/).filter((item) => item.trim() !== "").length;
  const relations = (sentence.text.match(RELATION) ?? []).length;
  const share = relations / words;
  if (items >= LIST_ITEMS_MIN) return share < 0.1 && words / items <= 4;
  return words >= 13 && share < 0.08;
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
