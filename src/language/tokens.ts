import { FUNCTION_WORDS, isNumberWord, NEGATORS, stem } from "./words.ts";

/** A word or number of a text, with its place in it. */
export type Token = {
  /** Lower case, in one Unicode form (NFKC), accents kept; "%" reads as "percent". */
  readonly word: string;
  readonly stem: string;
  /** Offsets in UTF-16 units of the text as written; the two words of "don't" share theirs. */
  readonly start: number;
  readonly end: number;
  readonly isFunction: boolean;
  readonly isNumber: boolean;
  readonly isNegator: boolean;
};

const PATTERN =
  /\b[aA]\s?\/\s?[bB]\b|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}]+)*|\p{N}+(?:[.,]\p{N}+)*|[%‰$€£]/gu;
// Maps and not objects: a candidate may write "constructor", which every object has.
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ["%", "percent"],
  ["‰", "permille"],
  ["$", "dollar"],
  ["€", "euro"],
  ["£", "pound"],
]);
const BARE_NEGATIONS = /^(do|does|did|is|are|was|were|has|have|had|would|should|could|ca|wo|need)nt$/;
/** What is left of a contraction without its "n't", where that is no word by itself. */
const UNCONTRACTED: ReadonlyMap<string, string> = new Map([
  ["ca", "can"],
  ["wo", "will"],
  ["sha", "shall"],
  ["ai", "is"],
]);
/** Right behind a figure these belong to the number: "10k requests" are requests just as "10 requests" are. */
const MAGNITUDES = new Set(["k", "m", "mn", "b", "bn", "t", "tn"]);
/** "re-rank" and "rerank" are one word; so with these prefixes. */
const PREFIXES = new Set([
  "re",
  "pre",
  "non",
  "de",
  "un",
  "anti",
  "multi",
  "semi",
  "sub",
  "co",
  "auto",
  "micro",
  "meta",
  "cross",
]);

/** Cuts a text into words and numbers. Punctuation is left to `sentences.ts`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const raw = match[0];
    const start = match.index;
    pushWord(tokens, text, raw, start);
  }
  return tokens;
}

function pushWord(tokens: Token[], text: string, raw: string, start: number): void {
  const end = start + raw.length;
  const lower = raw.normalize("NFKC").toLowerCase().replaceAll("’", "'");
  if (/^a\s?\/\s?b$/.test(lower)) {
    tokens.push(token("ab", start, end));
    return;
  }
  const symbol = SYMBOLS.get(raw);
  if (symbol !== undefined) {
    tokens.push(token(symbol, start, end));
    return;
  }
  if (lower.endsWith("n't") || BARE_NEGATIONS.test(lower)) {
    const verb = lower.replace(/n'?t$/, "");
    tokens.push(token(UNCONTRACTED.get(verb) ?? verb, start, end), token("not", start, end));
    return;
  }
  const word = lower.replace(/'\p{L}*$/u, "").replaceAll("'", "");
  const before = tokens.at(-1);
  if (
    before !== undefined &&
    PREFIXES.has(before.word) &&
    before.end === start - 1 &&
    /[-‐‑]/.test(text[before.end] ?? "")
  ) {
    tokens[tokens.length - 1] = token(before.word + word, before.start, end);
    return;
  }
  if (word === "") return;
  const isMagnitude = MAGNITUDES.has(word) && before?.end === start && /^\p{N}/u.test(before.word);
  tokens.push({ ...token(word, start, end), ...(isMagnitude && { isNumber: true }) });
}

function token(word: string, start: number, end: number): Token {
  const isNumber = /^\p{N}/u.test(word) || isNumberWord(word);
  return {
    word,
    stem: isNumber ? word : stem(word),
    start,
    end,
    isFunction: FUNCTION_WORDS.has(word),
    isNumber,
    isNegator: NEGATORS.has(word),
  };
}
