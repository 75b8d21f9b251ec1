import { tokenise } from "../../language/tokens.ts";
import type { Quote } from "../../scoring/grade.ts";
import { MODEL_GRADER_LIMITS } from "./limits.ts";
import type { OwnTurn } from "./own-words.ts";

/**
 * Looks up what a model says are the candidate's words, and gives them exactly as written, or undefined when they
 * were not said. White space, case, kinds of quotation marks and dashes do not matter; a left-out middle ("… ") makes
 * several pieces, which must all be there. What was cut or cannot count is not found.
 */
export function findQuote(quoted: string, turns: readonly OwnTurn[]): readonly Quote[] | undefined {
  if (quoted.length > MODEL_GRADER_LIMITS.quoteCharsMax) return undefined;
  const plain = unmarked(quoted);
  const whole = findPiece(plain, turns);
  if (whole !== undefined) return [whole];
  const pieces = plain.split(/\s*\[?(?:…|\.{3})\]?\s*/).filter((piece) => piece !== "");
  if (pieces.length < 2) return undefined;
  const found = pieces.map((piece) => findPiece(piece, turns));
  return found.every((piece) => piece !== undefined) ? found : undefined;
}

/** Without what a model adds: our own turn numbers, quotation marks around it, and the escapes of the fence. */
function unmarked(quoted: string): string {
  return quoted
    .trim()
    .replace(/^\[\d+\]\s*/, "")
    .replace(/^["“”'‘’«]+|["“”'‘’»]+$/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();
}

function findPiece(piece: string, turns: readonly OwnTurn[]): Quote | undefined {
  if (!saysSomething(piece)) return undefined;
  // A model may end a piece of a sentence with a full stop of its own.
  for (const wanted of new Set([piece, piece.replace(/[.,;:!?]+$/, "")])) {
    const folded = fold(wanted).text;
    for (const turn of turns) {
      const found = findIn(turn, folded);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Characters of scripts that write without blanks, where a word cannot be counted by them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

function saysSomething(piece: string): boolean {
  const tokens = tokenise(piece);
  const words = Math.max(tokens.length, Math.floor((piece.match(UNSPACED)?.length ?? 0) / 2));
  return words >= MODEL_GRADER_LIMITS.quoteWordsMin && tokens.some((token) => !token.isFunction);
}

function findIn(turn: OwnTurn, wanted: string): Quote | undefined {
  const { heard, counting } = turn;
  const { text, starts, ends } = foldedTurn(turn);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const after = at + wanted.length;
    if (isInWord(text, at) || isInWord(text, after)) continue;
    const [start, end] = [starts[at]!, ends[after - 1]!];
    if (heard.reply.sentences.every((sentence, i) => !touches(sentence, start, end) || counting.has(i)))
      return heard.quoteSpan(start, end);
  }
  return undefined;
}

function touches(sentence: { start: number; end: number }, start: number, end: number): boolean {
  return sentence.start < end && start < sentence.end;
}

/** Whether a cut at this place would go through a word. */
function isInWord(text: string, at: number): boolean {
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
  const isSpaced = (char: string | undefined) => char !== undefined && char.match(UNSPACED) === null;
  const [before, after] = [text[at - 1], text[at]];
  return isLetter(before) && isLetter(after) && isSpaced(before) && isSpaced(after);
}

type Folded = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

const folded = new WeakMap<object, Folded>();

function foldedTurn(turn: OwnTurn): Folded {
  const made = folded.get(turn) ?? fold(turn.text);
  folded.set(turn, made);
  return made;
}

/** Lower case, one blank for any white space, one kind of mark; with the place of each unit in the text given. */
function fold(text: string): Folded {
  let made = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    const plain = /\s/.test(char) ? " " : (MARKS.get(char) ?? char.toLowerCase());
    if (plain !== " " || !made.endsWith(" ")) {
      made += plain;
      for (let unit = 0; unit < plain.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text: made, starts, ends };
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ...[..."‘’ʼ`´"].map((mark) => [mark, "'"] as const),
  ...[..."“”„«»"].map((mark) => [mark, '"'] as const),
  ...[..."‐‑‒–—―"].map((mark) => [mark, "-"] as const),
]);
