import { LRUCache } from "lru-cache";
import { type PreparedReply, prepareReply } from "../cues/reply.ts";
import { findDirected, isMasterKey, stripHidden } from "../defence/directed.ts";
import type { Turn } from "../interview/interview.ts";
import { isTermList, isWordSalad } from "../language/prose.ts";
import { tokenise } from "../language/tokens.ts";
import type { Flagged, Quote } from "../scoring/grade.ts";
import { withoutIdioms } from "./idioms.ts";
import { termLines, termRuns } from "./term-lines.ts";

/** A candidate's turn made ready for grading: what may count, and what was set aside with the reason. */
export type Heard = {
  readonly turn: number;
  readonly stage: Turn["stage"];
  /** A last word on the whole design, which may meet a criterion of any stage. */
  readonly isLastWord: boolean;
  readonly reply: PreparedReply;
  /** Sentences that cannot earn anything: repeated from the interviewer, bare lists of terms, word salad. */
  readonly void: ReadonlySet<number>;
  /** The words as written behind a run of sentences. */
  readonly quote: (first: number, last: number) => Quote;
  /** The same for a span of `reply.text`. */
  readonly quoteSpan: (start: number, end: number) => Quote;
};

export type Hearing = { readonly heard: readonly Heard[]; readonly flagged: readonly Flagged[] };

/** Reads all candidate turns; the interviewer's words (and `alsoSaid`) tell repetitions from own words. */
export function hear(turns: readonly Turn[], alsoSaid: ReadonlySet<string> = NOTHING_SAID): Hearing {
  const heard: Heard[] = [];
  const flagged: Flagged[] = [];
  const spoken = new Set<string>();
  let isLastWord = false;
  for (const turn of turns) {
    if (turn.who === "interviewer") {
      for (const gram of textTrigrams(turn.text)) spoken.add(gram);
      isLastWord ||= turn.kind === "closing";
      continue;
    }
    const one = prepare(turn.text);
    for (const piece of one.cut) flagged.push({ ...piece, turn: turn.n });
    heard.push({ ...hearOne(turn, one, (gram) => spoken.has(gram) || alsoSaid.has(gram)), isLastWord });
  }
  return { heard, flagged };
}

const NOTHING_SAID: ReadonlySet<string> = new Set();

/** The word triples of several texts, to be handed to `hear` as what was also said. */
export function trigramsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap(textTrigrams));
}

type Prepared = SetAside & {
  readonly reply: PreparedReply;
  readonly empty: readonly boolean[];
  readonly grams: readonly (readonly string[])[];
};

// An interview is graded after every reply, and nearly all of its turns are as they were: keeping what was read of
// them saves most of the work. Bounded by characters, since a turn may be long.
const KEPT_CHARS_MAX = 2_000_000;
const prepared = new LRUCache<string, Prepared>({
  maxSize: KEPT_CHARS_MAX,
  sizeCalculation: (_, text) => text.length + 1,
});
const spokenTrigrams = new LRUCache<string, readonly string[]>({
  maxSize: KEPT_CHARS_MAX,
  sizeCalculation: (_, text) => text.length + 1,
});

function prepare(text: string): Prepared {
  const known = prepared.get(text);
  if (known !== undefined) return known;
  const aside = setAside(text);
  const reply = prepareReply(withoutIdioms(aside.clean));
  const worthless = isWordSalad(aside.clean) || isMasterKey(aside.clean);
  const made = {
    ...aside,
    reply,
    empty: reply.sentences.map((sentence) => worthless || sentence.isQuoted || isTermList(sentence)),
    grams: reply.sentences.map((sentence) => wordTrigrams(sentence.tokens.map((token) => token.word))),
  };
  prepared.set(text, made);
  return made;
}

function hearOne(
  turn: Turn,
  { reply, back, empty, grams }: Prepared,
  wasSpoken: (gram: string) => boolean,
): Omit<Heard, "isLastWord"> {
  const nothing = new Set<number>();
  empty.forEach((isEmpty, i) => {
    if (isEmpty || isRepeated(grams[i]!, wasSpoken)) nothing.add(i);
  });
  const quoteSpan = (start: number, end: number): Quote => ({
    text: turn.text.slice(back(start), back(end - 1) + 1),
    turn: turn.n,
  });
  const quote = (first: number, last: number): Quote =>
    quoteSpan(reply.sentences[first]!.start, reply.sentences[last]!.end);
  return { turn: turn.n, stage: turn.stage, reply, void: nothing, quote, quoteSpan };
}

type SetAside = {
  readonly clean: string;
  readonly back: (at: number) => number;
  readonly cut: readonly { text: string; why: string }[];
};

/** Takes out hidden characters and words addressed to the grader; `back` leads from the clean text to the one as written. */
function setAside(written: string): SetAside {
  const visible = stripHidden(written);
  const back = visible === written ? (at: number) => at : backTo(written, visible);
  const spans = findDirected(visible);
  const cut = spans.map((span) => ({ text: visible.slice(span.start, span.end), why: span.why }));
  if (visible !== written && cut.length === 0)
    cut.push({ text: "(invisible characters)", why: "hidden characters" });
  let clean = visible;
  for (const { start, end } of spans) clean = clean.slice(0, start) + blank(end - start) + clean.slice(end);
  for (const { start, end } of [...termLines(clean), ...termRuns(clean)])
    clean = clean.slice(0, start) + blank(end - start) + clean.slice(end);
  return { clean, back, cut };
}

/**
 * What stands where words were cut out: as long, so that every offset stays true, and a sentence of its own that
 * matches nothing, so that what stood apart does not become neighbours. The empty line before it keeps it from being
 * read as the rest of a wrapped line, which would let a quote run into what was cut.
 */
function blank(length: number): string {
  return length < 4 ? "\n".repeat(length) : `\n\nꙮ${"\n".repeat(length - 3)}`;
}

function backTo(written: string, visible: string): (at: number) => number {
  const map: number[] = [];
  let w = 0;
  for (let v = 0; v < visible.length; v += 1, w += 1) {
    while (w < written.length && written[w] !== visible[v]) w += 1;
    map.push(w);
  }
  return (at) => map[at] ?? written.length - 1;
}

/** A sentence that mostly repeats what the interviewer said is a quotation, whether it is marked as one or not. */
function isRepeated(grams: readonly string[], wasSpoken: (gram: string) => boolean): boolean {
  if (grams.length < 4) return false;
  return grams.filter(wasSpoken).length / grams.length >= 0.6;
}

function textTrigrams(text: string): readonly string[] {
  const grams = spokenTrigrams.get(text) ?? wordTrigrams(tokenise(text).map((token) => token.word));
  spokenTrigrams.set(text, grams);
  return grams;
}

function wordTrigrams(words: readonly string[]): string[] {
  return words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`);
}
