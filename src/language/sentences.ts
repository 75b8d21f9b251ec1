import { type Token, tokenise } from "./tokens.ts";

/** A sentence, a bullet or a note line. */
export type Sentence = {
  /** Offsets in the text as written. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Clause number of each token, counted within the sentence. */
  readonly clauses: readonly number[];
  readonly isQuestion: boolean;
  /** A Markdown quotation (a line that begins with ">"). */
  readonly isQuoted: boolean;
};

/** Longer "sentences" (speech without full stops) are cut at the next comma or conjunction. */
const SENTENCE_TOKENS_MAX = 45;
const WRAPPED_LINE_MIN = 50;
const BULLET = /^\s*(?:[-*•–‣▪+]|\d{1,2}[.)]|[a-z][.)]|#{1,6}|>)\s+/;
/** The number of a list item is no word of it, and its full stop ends no sentence. */
const MARKERS = /^(?:\s*(?:[-*•–‣▪+]|\d{1,2}[.)]|[a-z][.)]|#{1,6}|>)\s+)+/;
/** Where a sentence ends. The full stops of Chinese and Japanese need no blank behind them. */
const STOPS = /[.!?]+["”’)\]]*(?=\s|$)|[。！？]+["”’）」』)\]]*/g;
const ABBREVIATION = /(?:\b(?:e\.?g|i\.?e|vs|etc|approx|resp|incl|cf|al|no|fig|eq|sec|min|max)|\b[A-Z])\.$/i;
const CLAUSE_WORDS = new Set([
  "but",
  "however",
  "although",
  "though",
  "because",
  "since",
  "while",
  "whereas",
  "unless",
  "until",
  "then",
  "so",
  "which",
  "otherwise",
  "therefore",
  "hence",
  "except",
  "yet",
]);

/** Cuts a text into sentences with their words; the sentences cover every word in order, list numbers apart. */
export function sentences(text: string): Sentence[] {
  return lines(text).flatMap(({ start, end }) => cutLine(text, start, end));
}

type Span = { readonly start: number; readonly end: number };

/** Lines as meant: a hard-wrapped paragraph is one, each bullet and each short line is its own. */
function lines(text: string): Span[] {
  const spans: Span[] = [];
  let open: { start: number; end: number } | undefined;
  let at = 0;
  for (const line of text.split("\n")) {
    const span = { start: at, end: at + line.length };
    at = span.end + 1;
    const written = line.trim();
    const previous = open === undefined ? "" : text.slice(open.start, open.end).split("\n").at(-1)!.trim();
    const continues =
      open !== undefined &&
      written !== "" &&
      !BULLET.test(line) &&
      previous.length >= WRAPPED_LINE_MIN &&
      !/[.!?:;。！？：；]$/.test(previous);
    if (continues) {
      open!.end = span.end;
      continue;
    }
    if (open !== undefined) spans.push(open);
    open = written === "" ? undefined : span;
  }
  if (open !== undefined) spans.push(open);
  return spans;
}

function cutLine(text: string, start: number, end: number): Sentence[] {
  const line = text.slice(start, end);
  const marker = MARKERS.exec(line)?.[0].length ?? 0;
  const bounds = [0];
  for (const match of line.matchAll(STOPS)) {
    if (match.index < marker) continue;
    const to = match.index + match[0].length;
    if (!ABBREVIATION.test(line.slice(0, match.index + 1)) || to >= line.length) bounds.push(to);
  }
  if (bounds.at(-1) !== line.length) bounds.push(line.length);
  const found: Sentence[] = [];
  for (let i = 1; i < bounds.length; i += 1)
    found.push(...sentenceBetween(text, start + bounds[i - 1]!, start + bounds[i]!, start + marker));
  return found;
}

function sentenceBetween(text: string, from: number, to: number, wordsFrom: number): Sentence[] {
  const raw = text.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  const end = to - (raw.length - raw.trimEnd().length);
  if (end <= start) return [];
  const written = text.slice(start, end);
  const tokens = tokenise(written)
    .map((token) => ({ ...token, start: token.start + start, end: token.end + start }))
    .filter((token) => token.start >= wordsFrom);
  if (tokens.length === 0) return [];
  return cutLong(text, tokens, start, end).map((piece) => ({
    ...piece,
    text: text.slice(piece.start, piece.end),
    clauses: clauseNumbers(text, piece.tokens),
    isQuestion: isQuestion(text.slice(piece.start, piece.end), piece.tokens),
    isQuoted: /^>/.test(written),
  }));
}

function cutLong(
  text: string,
  tokens: readonly Token[],
  start: number,
  end: number,
): { start: number; end: number; tokens: readonly Token[] }[] {
  if (tokens.length <= SENTENCE_TOKENS_MAX) return [{ start, end, tokens }];
  let cut = SENTENCE_TOKENS_MAX;
  for (let i = SENTENCE_TOKENS_MAX - 20; i < Math.min(tokens.length, SENTENCE_TOKENS_MAX + 15); i += 1) {
    const between = text.slice(tokens[i - 1]!.end, tokens[i]!.start);
    if (/[,;:—–()]/.test(between) || CLAUSE_WORDS.has(tokens[i]!.word)) {
      cut = i;
      if (i >= SENTENCE_TOKENS_MAX - 10) break;
    }
  }
  if (cut >= tokens.length) return [{ start, end, tokens }];
  return [
    { start, end: tokens[cut - 1]!.end, tokens: tokens.slice(0, cut) },
    ...cutLong(text, tokens.slice(cut), tokens[cut]!.start, end),
  ];
}

function clauseNumbers(text: string, tokens: readonly Token[]): number[] {
  let clause = 0;
  return tokens.map((token, i) => {
    if (i > 0) {
      const between = text.slice(tokens[i - 1]!.end, token.start);
      if (/[,;:—()→]|\s[-–]\s|->|=>/.test(between) || CLAUSE_WORDS.has(token.word)) clause += 1;
    }
    return clause;
  });
}

const ASKING_START =
  /^(?:(?:and|so|ok|okay|also|but|first|then|next|please|hi|hello|um|quick question)[,:]?\s+)*(?:how (?:many|much|often|fast|big|large|long|quickly|fresh|late|do we|does|is|are|would)|what(?:'s| is| are| does| do| kind| about| counts| would| happens)|which (?:of|metric|is|are|kind)|who (?:is|are|uses|will)|where (?:do|does|is|are)|when (?:do|does|is|are)|is (?:there|it|the|this)|are (?:there|we|they|the)|do (?:we|you|they|the)|does (?:it|the|this)|can (?:i|we|you) (?:assume|get|know|ask|tell)|could (?:i|we|you)|should (?:i|we) (?:assume|consider|care|focus|treat)|may i|am i|i(?:'d| would)? (?:like|want|need) to (?:know|ask|clarify|understand)|can you|tell me)\b/i;
const TAG_QUESTION =
  /(?:,|\s[-–])\s*(?:right|ok|okay|no|correct|yeah|yes|makes sense|does that make sense|is that (?:ok|okay|fine|clear)|isn'?t it)\s*\?+["”')\]]*$/i;

function isQuestion(written: string, tokens: readonly Token[]): boolean {
  if (TAG_QUESTION.test(written)) return false;
  if (/[?？]+["”')\]）」』]*$/.test(written)) return true;
  // Many people type a question without its mark; only short lines that begin like one are taken so.
  return tokens.length <= 22 && ASKING_START.test(written.replace(BULLET, ""));
}
