import { type PreparedReply, prepareReply } from "../cues/reply.ts";
import { findDirected, isMasterKey, stripHidden } from "../defence/directed.ts";
import type { Turn } from "../interview/interview.ts";
import { isTermList, isWordSalad } from "../language/prose.ts";
import { sentences } from "../language/sentences.ts";
import { tokenise } from "../language/tokens.ts";
import type { Flagged, Quote } from "../scoring/grade.ts";

/** A candidate's turn made ready for grading: what may count, and what was set aside with the reason. */
export type Heard = {
  readonly turn: number;
  readonly stage: Turn["stage"];
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
export function hear(turns: readonly Turn[], alsoSaid: readonly string[]): Hearing {
  const heard: Heard[] = [];
  const flagged: Flagged[] = [];
  const spoken = new Set<string>(alsoSaid.flatMap(trigrams));
  for (const turn of turns) {
    if (turn.who === "interviewer") {
      for (const gram of trigrams(turn.text)) spoken.add(gram);
      continue;
    }
    const { clean, back, cut } = setAside(turn.text);
    for (const piece of cut) flagged.push({ ...piece, turn: turn.n });
    heard.push(hearOne(turn, clean, back, spoken));
  }
  return { heard, flagged };
}

function hearOne(
  turn: Turn,
  clean: string,
  back: (at: number) => number,
  spoken: ReadonlySet<string>,
): Heard {
  const reply = prepareReply(clean);
  const salad = isWordSalad(clean) || isMasterKey(clean);
  const empty = new Set<number>();
  reply.sentences.forEach((sentence, i) => {
    if (salad || sentence.isQuoted || isTermList(sentence) || isRepeated(sentence.text, spoken)) empty.add(i);
  });
  const quoteSpan = (start: number, end: number): Quote => ({
    text: turn.text.slice(back(start), back(end - 1) + 1),
    turn: turn.n,
  });
  const quote = (first: number, last: number): Quote =>
    quoteSpan(reply.sentences[first]!.start, reply.sentences[last]!.end);
  return { turn: turn.n, stage: turn.stage, reply, void: empty, quote, quoteSpan };
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
  return { clean, back, cut };
}

/**
 * What stands where words were cut out: as long, so that every offset stays true, and a sentence of its own that
 * matches nothing, so that what stood apart does not become neighbours.
 */
function blank(length: number): string {
  return length < 3 ? "\n".repeat(length) : `\nꙮ${"\n".repeat(length - 2)}`;
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
function isRepeated(text: string, spoken: ReadonlySet<string>): boolean {
  const grams = trigrams(text);
  if (grams.length < 4) return false;
  const known = grams.filter((gram) => spoken.has(gram)).length;
  return known / grams.length >= 0.6;
}

function trigrams(text: string): string[] {
  return sentences(text).length === 0 ? [] : wordTrigrams(tokenise(text).map((token) => token.word));
}

function wordTrigrams(words: readonly string[]): string[] {
  return words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`);
}
