import { isTermList } from "../language/prose.ts";
import { sentences } from "../language/sentences.ts";
import { tokenise } from "../language/tokens.ts";

/** A span of a text, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number };

/**
 * Whole lines that are bare lists of terms and run into a line beside them. They earn nothing by themselves, but a
 * line without a full stop is read on into the next as if it were wrapped, and then the terms would lend their words to
 * an honest sentence.
 */
export function termLines(text: string): readonly Span[] {
  const lines = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index: start }) => ({
    line,
    start,
    end: start + line.length,
  }));
  return lines.filter(({ line, start, end }, i) => {
    const runsIn = lines[i - 1]?.end === start - 1 && runsOn(lines[i - 1]!.line);
    const runsOut = lines[i + 1]?.start === end + 1 && runsOn(line);
    return (runsIn || runsOut) && isTermLine(line);
  });
}

/** Whether the next line is read as the rest of this one: nobody breaks a shorter line for want of room. */
function runsOn(line: string): boolean {
  const written = line.trim();
  return written.length >= 50 && !/[.!?:;]$/.test(written);
}

function isTermLine(line: string): boolean {
  const [only, ...more] = sentences(line);
  return only !== undefined && more.length === 0 && isTermList(only);
}

const RUN_ITEMS_MIN = 6;
const ITEM_WORDS_MAX = 3;
/** What follows a run is more than its last item. */
const REST_WORDS_MIN = 5;

/**
 * Runs of bare terms at the head of a sentence that goes on after them, such as a list that somebody put in front of
 * an honest sentence without a full stop. Of 269 golden replies two have one, and both are weak.
 */
export function termRuns(text: string): readonly Span[] {
  return [...text.matchAll(/(?<=^|[.!?]\s+|\n)[^.!?\n]+/g)].flatMap(({ 0: sentence, index: start }) => {
    const end = Math.max(runEnd(sentence), unbrokenEnd(sentence));
    const rest = sentence.slice(end).trim().split(/\s+/);
    return end > 0 && rest.length >= REST_WORDS_MIN ? [{ start, end: start + end }] : [];
  });
}

/** Where the run at the head of a sentence ends, behind its last separator; 0 when it is none. */
function runEnd(sentence: string): number {
  let items = 0;
  let end = 0;
  for (const separator of sentence.matchAll(/[,;#]|\s\/\s/g)) {
    const written = sentence.slice(end, separator.index);
    // "Keywords:" in front of the first one is no part of it.
    const item = items === 0 ? written.slice(written.lastIndexOf(":") + 1) : written;
    const words = tokenise(item);
    if (words.length > ITEM_WORDS_MAX || words.some((word) => word.isFunction || word.isNumber)) break;
    if (/[=<>]|->/.test(item)) break;
    if (words.length > 0) items += 1;
    end = separator.index + separator[0].length;
  }
  return items >= RUN_ITEMS_MIN ? end + lastItemLength(sentence.slice(end)) : 0;
}

/** The last item has no separator behind it; a capital letter tells where the sentence begins that it runs into. */
function lastItemLength(rest: string): number {
  const item = /^\s*(?:\S+\s+){1,3}?(?=\p{Lu})/u.exec(rest);
  return item === null ? 0 : item[0].length;
}

const UNBROKEN_WORDS_MIN = 12;

/** Where a dozen words and more without any sign or function word among them end; no golden reply has so much as ten. */
function unbrokenEnd(sentence: string): number {
  const words = tokenise(sentence.split(/[,;:#()=<>+]/)[0]!);
  const stop = words.findIndex((word) => word.isFunction);
  const run = stop < 0 ? words : words.slice(0, stop);
  return run.length >= UNBROKEN_WORDS_MIN ? run.at(-1)!.end : 0;
}
