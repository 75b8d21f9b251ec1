import { sentences } from "../../language/sentences.ts";
import { shorten } from "../../message/shorten.ts";

const QUOTE_CHARS_MAX = 90;
const QUOTE_WORDS_MIN = 3;

/** The mark of a list item; a number that is part of the sentence ("300M vectors") stays. */
const MARKER = /^(?:\s*(?:[-*•–>+]|\d{1,2}[.)]|#{1,6})\s+)+/;
/** What people say before they say something. */
const FILLERS =
  /^(?:(?:so(?! that| far| many| much)|and|but|hmm?|um|uh|okay|ok|i think(?: that)?|i guess|i suppose|i mean|basically|actually|let me say)[,:]?\s+|(?:right|fine|now|yes|yeah|no|well|also|then|anyway|for instance|for example|concretely|first(?:ly)?|second(?:ly)?|finally|you know|like|again|as i (?:said|told you)(?: before)?),?:?\s+(?<=[,:]\s+))+/i;
/** Where a sentence may be cut without harm. */
const BOUNDARY = /[,;:—]\s+|\s[-–]\s|\s(?=(?:because|but|although|though|while|whereas)\b)/g;

/**
 * A short piece of what the candidate wrote, in their very words, to hang a question on: whole clauses where
 * there are some, and of these the ones closest to `near`. Undefined for a question, and for what is too short.
 */
export function shortQuote(text: string, near = ""): string | undefined {
  const line = text.replace(/\s+/g, " ").trim();
  if (/\?["”')\]]*$/.test(line)) return undefined;
  const said = bare(line);
  const piece =
    said.length <= QUOTE_CHARS_MAX ? said : (bestClauses(said, near) ?? shorten(said, QUOTE_CHARS_MAX));
  return isEnough(piece) ? piece : undefined;
}

function bare(text: string): string {
  return text
    .replace(MARKER, "")
    .replace(FILLERS, "")
    .replace(/[\s.;:,!?–—-]+$/, "");
}

function isEnough(piece: string): boolean {
  return piece.split(" ").length >= QUOTE_WORDS_MIN || piece.length >= 12;
}

/** The neighbouring clauses that fit into a quotation and share most with `near`; the earlier and longer of equals. */
function bestClauses(said: string, near: string): string | undefined {
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: cut } of said.matchAll(BOUNDARY)) {
    if (isInBrackets(said, index)) continue;
    ends.push(index);
    starts.push(index + cut.length);
  }
  ends.push(said.length);
  const wanted = contentStems(near);
  let best: { text: string; shared: number } | undefined;
  for (const [i, start] of starts.entries()) {
    for (const end of ends.slice(i).toReversed()) {
      const text = bare(said.slice(start, end));
      if (text.length > QUOTE_CHARS_MAX || text.split(" ").length < QUOTE_WORDS_MIN) continue;
      const shared = [...contentStems(text)].filter((stem) => wanted.has(stem)).length;
      if (best === undefined || shared > best.shared) best = { text, shared };
    }
  }
  return best?.text;
}

function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf("(") > before.lastIndexOf(")");
}

/**
 * The sentence of a reply that shares most with a question, or undefined when none shares enough content words
 * beside those that everybody says about this system anyway.
 */
export function closestSentence(
  reply: string,
  question: string,
  { everybodys = "", sharedMin = 2 } = {},
): string | undefined {
  const common = contentStems(everybodys);
  const wanted = new Set([...contentStems(question)].filter((stem) => !common.has(stem)));
  let best: { text: string; shared: number } | undefined;
  for (const sentence of sentences(reply)) {
    if (sentence.isQuestion || sentence.isQuoted) continue;
    const shared = [...contentStems(sentence.text)].filter((stem) => wanted.has(stem)).length;
    if (shared >= sharedMin && (best === undefined || shared > best.shared))
      best = { text: sentence.text, shared };
  }
  return best?.text;
}

/** Stems of the words of a text that carry meaning. */
export function contentStems(text: string): ReadonlySet<string> {
  return new Set(
    sentences(text).flatMap((sentence) =>
      sentence.tokens.filter((token) => !token.isFunction).map((token) => token.stem),
    ),
  );
}
