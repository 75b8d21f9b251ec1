import type { PreparedReply } from "../cues/reply.ts";
import { type Vocabulary, vocabularyOf } from "../cues/vocabulary.ts";
import type { Heard } from "../evidence/heard.ts";
import { isDismissed, isDoubted } from "../language/stance.ts";
import { tokenise } from "../language/tokens.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { Quote } from "../scoring/grade.ts";

type Part = Criterion["cues"][number];

/** A sentence that speaks of a part in the words of its ways, though in none of their combinations. */
export type WordsHeard = {
  readonly quote: Quote;
  /** As the candidate wrote them, in the order of the sentence. */
  readonly words: readonly string[];
};

/**
 * Least weight of a part's words in one sentence, in roots of the weight of all its words: a part with many ways has
 * many words, and a sentence holds more of them by chance. Set on 140 fresh replies in everyday words (docs/grading.md).
 */
const WEIGHT_MIN = 0.7;
/** One rare word outweighs the rest of a part that has few, and may stand there for anything. */
const WORDS_MIN = 4;
/** So many of them must not stand in the ways of the parts already found, or these would be said twice. */
const NEW_WORDS_MIN = 3;

/**
 * The sentence that speaks most of a part that no way found, when it says enough. Cues name combinations of words that
 * somebody foresaw; other words of the same part close together mean that it was said in another way. One sentence
 * tells better than two or three: the neighbours share its topic, and not what is asked.
 */
export function hearWords(
  part: Part,
  counts: Criterion["counts"],
  rubric: Rubric,
  heard: readonly Heard[],
  beside: readonly Part[],
): WordsHeard | undefined {
  const { own, weigh, vocabulary } = wordsOf(rubric);
  const { words, total } = own.get(part) ?? { words: NO_WORDS, total: 0 };
  let most = 0;
  let best: { turn: Heard; sentence: number; said: ReadonlyMap<string, string> } | undefined;
  for (const turn of heard) {
    for (const [sentence, said] of read(turn.reply, vocabulary).entries()) {
      if (!mayCount(turn, sentence, counts)) continue;
      let weight = 0;
      for (const word of said.keys()) if (words.has(word)) weight += weigh(word);
      if (weight <= most) continue;
      most = weight;
      best = { turn, sentence, said };
    }
  }
  if (best === undefined || most < WEIGHT_MIN * Math.sqrt(total)) return undefined;
  const said = [...best.said].filter(([word]) => words.has(word));
  const ofOthers = (word: string) => beside.some((other) => own.get(other)?.words.has(word));
  if (said.length < WORDS_MIN || said.filter(([word]) => !ofOthers(word)).length < NEW_WORDS_MIN)
    return undefined;
  const written = said.map(([, as]) => as);
  return { quote: best.turn.quote(best.sentence, best.sentence), words: written };
}

function mayCount(turn: Heard, at: number, counts: Criterion["counts"]): boolean {
  const sentence = turn.reply.sentences[at]!;
  if (turn.void.has(at) || isDoubted(sentence)) return false;
  if (counts === "claims") return !sentence.isQuestion;
  return counts !== "questions" || sentence.isQuestion;
}

type PartWords = { readonly words: ReadonlySet<string>; readonly total: number };
type RubricWords = {
  readonly own: ReadonlyMap<Part, PartWords>;
  /** A word that many criteria share weighs hardly anything. */
  readonly weigh: (word: string) => number;
  readonly vocabulary: Vocabulary;
};

const NO_WORDS: ReadonlySet<string> = new Set();
const made = new WeakMap<Rubric, RubricWords>();

function wordsOf(rubric: Rubric): RubricWords {
  const known = made.get(rubric) ?? makeWords(rubric);
  made.set(rubric, known);
  return known;
}

function makeWords(rubric: Rubric): RubricWords {
  const vocabulary = vocabularyOf(rubric.lexicon);
  const wordsIn = (text: string) => contentWords(text, vocabulary);
  const bags = new Map<Part, ReadonlySet<string>>();
  const shared = new Map<string, number>();
  for (const { asks, anchor, examples, cues } of rubric.criteria) {
    for (const part of cues) bags.set(part, wordsIn([part.part, ...part.ways.map(withoutTerms)].join("\n")));
    const text = wordsIn([asks, anchor ?? "", examples?.covered ?? ""].join("\n"));
    const all = new Set([...text, ...cues.flatMap((part) => [...bags.get(part)!])]);
    for (const word of all) shared.set(word, (shared.get(word) ?? 0) + 1);
  }
  const weigh = (word: string) => Math.log((rubric.criteria.length + 1) / ((shared.get(word) ?? 0) + 0.5));
  const own = new Map(
    [...bags].map(([part, words]) => {
      const total = [...words].reduce((sum, word) => sum + weigh(word), 0);
      return [part, { words, total }];
    }),
  );
  return { own, weigh, vocabulary };
}

/** The hundred forms of a term would drown the other words, and a term that says a part alone is a way by itself. */
function withoutTerms(way: string): string {
  return way.replaceAll(/@[\w-]+|\S+\*/g, " ");
}

function contentWords(text: string, vocabulary: Vocabulary): ReadonlySet<string> {
  const content = tokenise(text).filter((token) => !token.isFunction && !token.isNegator && !token.isNumber);
  return new Set(content.map((token) => canonical(token.stem, vocabulary)));
}

/** One stem for all everyday synonyms. */
function canonical(stem: string, vocabulary: Vocabulary): string {
  return vocabulary.alike(stem).toSorted()[0]!;
}

type Said = readonly ReadonlyMap<string, string>[];
const readBefore = new WeakMap<PreparedReply, { vocabulary: Vocabulary; said: Said }>();

/** The content words of each sentence, with how they were written; what is turned down in its clause is left out. */
function read(reply: PreparedReply, vocabulary: Vocabulary): Said {
  const known = readBefore.get(reply);
  if (known?.vocabulary === vocabulary) return known.said;
  const said = reply.sentences.map((sentence) => {
    const words = new Map<string, string>();
    sentence.tokens.forEach((token, i) => {
      if (token.isFunction || token.isNegator || token.isNumber || isDismissed(sentence, i, i)) return;
      const word = canonical(token.stem, vocabulary);
      if (!words.has(word)) words.set(word, token.word);
    });
    return words;
  });
  readBefore.set(reply, { vocabulary, said });
  return said;
}
