import { indexConcepts } from "../cues/concept-index.ts";
import { matchWay } from "../cues/match.ts";
import type { PreparedReply } from "../cues/reply.ts";
import { prepareReply } from "../cues/reply.ts";
import { vocabularyOf } from "../cues/vocabulary.ts";
import { compileWay, type Way } from "../cues/way.ts";
import { isDismissed } from "../language/stance.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";

/** How much of a criterion's own words two neighbouring sentences of a reply hold, and which. */
export type Overlap = {
  /** Share of the criterion's weight in words, 0–1; a word that all criteria share weighs hardly anything. */
  readonly share: number;
  /** Different ideas (words or terms of the field) found. */
  readonly ideas: number;
  /** The first sentence of the best pair. */
  readonly at: number;
  readonly until: number;
};

/** Words that frame a criterion and are none of its content. */
const FRAME: ReadonlySet<string> = new Set(
  "sai say name propos ask state give us use choos make keep put settl measur user model system explain describ mention discuss consid show answer candid".split(
    " ",
  ),
);
/** What the prompt says already is worth less when it is said again. */
const PROMPT_WORTH = 0.4;

type Words = { readonly bag: ReadonlySet<string>; readonly total: number };
/**
 * Least number of lexicon terms for each word of a rubric's text-only criteria for its words to mean anything here. Our
 * own systems have about one, news sentences a fifth and never two thirds.
 */
const TERMS_PER_WORD_MIN = 0.6;

type Reader = {
  readonly ofField: boolean;
  readonly words: ReadonlyMap<string, Words>;
  readonly weigh: (word: string) => number;
  readonly read: (reply: PreparedReply) => readonly ReadonlySet<string>[];
};

const readers = new WeakMap<Rubric, Reader>();

/**
 * Overlap of a reply with a criterion that has no cues, in the words of the field: stems, everyday synonyms, and the
 * lexicon's terms in any of their forms, weighed by how few of the rubric's criteria share them. On the golden
 * replies of three systems, with their cues taken away, this alone reaches kappa .54 with anchors and .47 without.
 */
export function overlapWith(
  criterion: Criterion,
  rubric: Rubric,
  reply: PreparedReply,
  isVoid: (sentence: number) => boolean,
): Overlap {
  const reader = readerOf(rubric);
  const { bag, total } = reader.words.get(criterion.id) ?? { bag: new Set<string>(), total: 0 };
  const sentences = reader.read(reply).map((words, i) => (isVoid(i) ? NO_WORDS : words));
  let best: Overlap = { share: 0, ideas: 0, at: 0, until: 0 };
  sentences.forEach((words, at) => {
    const until = Math.min(at + 1, sentences.length - 1);
    const found = [...new Set([...words, ...sentences[until]!])].filter((word) => bag.has(word));
    const share = total === 0 ? 0 : found.reduce((sum, word) => sum + reader.weigh(word), 0) / total;
    if (share > best.share) best = { share, ideas: found.length, at, until };
  });
  return best;
}

/** Whether the rubric's criteria are about this field at all; elsewhere word overlap over-credits. */
export function isOfField(rubric: Rubric): boolean {
  return readerOf(rubric).ofField;
}

const NO_WORDS: ReadonlySet<string> = new Set();

function readerOf(rubric: Rubric): Reader {
  const known = readers.get(rubric);
  if (known !== undefined) return known;
  const made = makeReader(rubric);
  readers.set(rubric, made);
  return made;
}

function makeReader(rubric: Rubric): Reader {
  const vocabulary = vocabularyOf(rubric.lexicon);
  const terms = Object.keys(rubric.lexicon.terms).map((id) => ({
    id: `@${id}`,
    way: compileWay(`@${id}`, vocabulary).way,
  }));
  indexConcepts(terms.flatMap(({ way }) => way.concepts));
  const read = (reply: PreparedReply) => readWords(reply, terms, vocabulary.alike);
  const flat = (text: string) => new Set(read(prepareReply(text)).flatMap((words) => [...words]));
  const criteria = rubric.criteria.filter((criterion) => criterion.cues.length === 0);
  const bags = new Map(
    criteria.map((criterion) => [criterion.id, flat(`${criterion.asks}\n${criterion.anchor ?? ""}`)]),
  );
  const prompt = flat(rubric.prompt);
  const shared = new Map<string, number>();
  for (const bag of bags.values()) for (const word of bag) shared.set(word, (shared.get(word) ?? 0) + 1);
  const weigh = (word: string) =>
    Math.log((bags.size + 1) / ((shared.get(word) ?? 0) + 0.5)) * (prompt.has(word) ? PROMPT_WORTH : 1);
  const words = new Map(
    [...bags].map(([id, bag]) => [id, { bag, total: [...bag].reduce((sum, word) => sum + weigh(word), 0) }]),
  );
  const all = [...bags.values()].flatMap((bag) => [...bag]);
  const named = all.filter((word) => word.startsWith("@")).length;
  return { words, weigh, read, ofField: named >= (all.length - named) * TERMS_PER_WORD_MIN };
}

/** The words and terms of each sentence; what is turned down in its clause is left out. */
function readWords(
  reply: PreparedReply,
  terms: readonly { id: string; way: Way }[],
  alike: (stem: string) => readonly string[],
): Set<string>[] {
  const sentences = reply.sentences.map((sentence) => {
    const words = sentence.tokens.filter(
      (token, i) => !token.isFunction && !token.isNegator && !isDismissed(sentence, i, i),
    );
    return new Set(words.map((token) => alike(token.stem).toSorted()[0]!).filter((word) => !FRAME.has(word)));
  });
  for (const { id, way } of terms) for (const match of matchWay(way, reply)) sentences[match.first]!.add(id);
  return sentences;
}
