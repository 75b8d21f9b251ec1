import { type Sentence, sentences } from "../language/sentences.ts";
import type { Token } from "../language/tokens.ts";
import { stemOfJoined } from "../language/words.ts";

/** A reply cut into sentences and words, so that hundreds of ways can be tried on it quickly. */
export type PreparedReply = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Content words of each sentence: positions in `sentences[i].tokens`. */
  readonly content: readonly (readonly number[])[];
  /** For each content word the stem of it and the next one written together ("re rank" → "rerank"). */
  readonly pairs: readonly (readonly (string | undefined)[])[];
};

/** Shorter words written as one ("to day") would find too much. */
const JOINED_MIN = 6;

export function prepareReply(text: string): PreparedReply {
  const cut = sentences(text);
  const content = cut.map((sentence) => sentence.tokens.flatMap((token, i) => (token.isFunction ? [] : [i])));
  const pairs = cut.map((sentence, s) =>
    content[s]!.map((at, place) => pairAt(sentence, at, content[s]![place + 1])),
  );
  return { text, sentences: cut, content, pairs };
}

function pairAt(sentence: Sentence, at: number, next: number | undefined): string | undefined {
  const [a, b] = [sentence.tokens[at]!, next === undefined ? undefined : sentence.tokens[next]];
  if (b === undefined || a.isNumber || b.isNumber || a.word.length + b.word.length < JOINED_MIN)
    return undefined;
  return stemOfJoined(a.word, b.word);
}

/** The content token at a place of a sentence, or undefined past its end. */
export function contentToken(reply: PreparedReply, sentence: number, place: number): Token | undefined {
  const i = reply.content[sentence]?.[place];
  return i === undefined ? undefined : reply.sentences[sentence]!.tokens[i];
}
