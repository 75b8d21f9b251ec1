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
  const items = sentence.text.split(/[,;|/•·#]|\s-\s/).filter((item) => item.trim() !== "").length;
  const related = sentence.tokens.filter(
    (token) => token.isFunction || token.isNumber || RELATIONS.has(token.word),
  ).length;
  const share = (related + (sentence.text.match(SIGNS) ?? []).length) / words;
  if (items >= LIST_ITEMS_MIN) return words / items <= 2.2 ? share < 0.25 : words / items <= 4 && share < 0.1;
  return words >= 13 && share < 0.1;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const DETERMINERS = words("the a an my our your their every");
const PREPOSITIONS = words("of to in on at by for from with into as than per via");
const AUXILIARIES = words(
  "is are was were be been will would can could should may might must has have had do does did",
);
const CONJUNCTIONS = words("and or so but because if when while since that which");
const PRONOUNS = words("i we you he she it they");
/** Pairs of prepositions that English does use. */
const PAIRED = words(
  "from-in from-on as-in as-of as-to as-at as-for as-per than-in than-on than-for than-at than-by than-from than-with in-to on-to of-as than-to for-as",
);

const SALAD_FUNCTION_WORDS_MIN = 8;
const SALAD_BROKEN_MIN = 3;
const SALAD_SHARE = 0.14;

/**
 * Whether a text is words in a random order. It counts neighbours that English does not have: a determiner before a
 * preposition or a full stop, a preposition before a verb of being, "and." and the like. In honest replies under one
 * function word in ten is followed so (at most 0.13 in 90 golden replies), in shuffled ones one in four.
 */
export function isWordSalad(text: string): boolean {
  const pieces = text.toLowerCase().match(/[\p{L}\p{N}'’]+|[.,;:!?)\n]/gu) ?? [];
  let counted = 0;
  let broken = 0;
  pieces.forEach((word, i) => {
    const next = pieces[i + 1];
    const bad = cannotFollow(word, next);
    if (bad === undefined) return;
    counted += 1;
    if (bad) broken += 1;
  });
  const brackets = bracketsOf(text);
  counted += brackets.counted;
  broken += brackets.broken;
  const dangling = danglingSigns(text);
  counted += dangling;
  broken += dangling;
  return counted >= SALAD_FUNCTION_WORDS_MIN && broken >= SALAD_BROKEN_MIN && broken / counted > SALAD_SHARE;
}

/** Every bracket but those of "a)" and "3)"; the named group holds one at a whole word, which formulas have not. */
const BRACKET = /(?<word>(?<=^|\s)\((?=\p{L}{3})|(?<=\p{L}{3})\)(?=[\s.,;:]|$))|(?<!\b\w{1,2})\)|\(|\n/gu;

/**
 * Brackets that open inside another or close what is not open; in formulas and code they tell nothing. Notes have few
 * function words and many brackets; of 269 honest replies three break one, and of shuffled ones nearly all with any.
 */
function bracketsOf(text: string): { readonly counted: number; readonly broken: number } {
  let counted = 0;
  let broken = 0;
  let open = false;
  let others = 0;
  for (const { 0: mark, groups } of text.matchAll(BRACKET)) {
    if (groups?.word === undefined && mark !== "\n") others += 1;
    if (groups?.word !== undefined) {
      counted += 1;
      if (open === (mark === "(")) broken += 1;
    }
    open = mark === "(";
  }
  return others > counted ? { counted: 0, broken: 0 } : { counted, broken };
}

const SIGN = /^(?:[-–—=+~→*•/&<>]|[-=<>]=?>|<=)$/;

/** Signs between words that lead to nothing: another sign, a stop or the end of the line. One in 269 honest replies has one. */
function danglingSigns(text: string): number {
  return text.split("\n").reduce((sum, line) => {
    const words = line.trim().split(/\s+/);
    const dangling = words.filter((word, i) => {
      const next = words[i + 1];
      return i > 0 && SIGN.test(word) && (next === undefined || SIGN.test(next) || /^[,.;)]/.test(next));
    });
    return sum + dangling.length;
  }, 0);
}

/** Undefined for a word that is no function word. */
function cannotFollow(word: string, next: string | undefined): boolean | undefined {
  const ends = next === undefined || /^[.,;:!?)\n]$/.test(next);
  if (DETERMINERS.has(word)) {
    return (
      ends || [DETERMINERS, PREPOSITIONS, AUXILIARIES, CONJUNCTIONS, PRONOUNS].some((kind) => kind.has(next))
    );
  }
  if (PREPOSITIONS.has(word)) {
    if (ends || AUXILIARIES.has(next)) return true;
    if (CONJUNCTIONS.has(next)) return next !== "that" && next !== "which";
    return PREPOSITIONS.has(next) && !PAIRED.has(`${word}-${next}`);
  }
  if (word === "and" || word === "or" || word === "but")
    return ends || next === "and" || next === "or" || next === "of";
  if (PRONOUNS.has(word) && word !== "it" && word !== "you") {
    return (
      (ends && next !== ",") || (next !== undefined && (DETERMINERS.has(next) || PREPOSITIONS.has(next)))
    );
  }
  return undefined;
}
