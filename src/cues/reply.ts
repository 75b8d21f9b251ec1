import { type Sentence, sentences } from "../language/sentences.ts";
import type { Token } from "../language/tokens.ts";
import { stem } from "../language/words.ts";

/** A reply cut into sentences and indexed by word, so that hundreds of ways can be tried on it quickly. */
export type PreparedReply = {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Content words of each sentence: positions in `sentences[i].tokens`. */
  readonly content: readonly (readonly number[])[];
  /** Stem, "#" for any number, or `pairKey` of two neighbours → where it stands, as [sentence, place in `content`]. */
  readonly index: ReadonlyMap<string, readonly (readonly [number, number])[]>;
};

/** Shorter words written as one ("to day") would find too much. */
const JOINED_MIN = 6;

/** Where two neighbouring words are found as one: "re rank" under the stem of "rerank". */
export function pairKey(stemOfBoth: string): string {
  return `+${stemOfBoth}`;
}

export function prepareReply(text: string): PreparedReply {
  const cut = sentences(text);
  const content = cut.map((sentence) => sentence.tokens.flatMap((token, i) => (token.isFunction ? [] : [i])));
  const index = new Map<string, [number, number][]>();
  const add = (key: string, sentence: number, place: number) => {
    const places = index.get(key);
    if (places === undefined) index.set(key, [[sentence, place]]);
    else places.push([sentence, place]);
  };
  cut.forEach((sentence, s) => {
    const places = content[s]!;
    places.forEach((i, place) => {
      const token = sentence.tokens[i]!;
      add(token.stem, s, place);
      if (token.isNumber) add("#", s, place);
      const next = sentence.tokens[places[place + 1] ?? -1];
      if (next !== undefined && token.word.length + next.word.length >= JOINED_MIN)
        add(pairKey(stem(token.word + next.word)), s, place);
    });
  });
  return { text, sentences: cut, content, index };
}

/** The content token at a place of a sentence, or undefined past its end. */
export function contentToken(reply: PreparedReply, sentence: number, place: number): Token | undefined {
  const i = reply.content[sentence]?.[place];
  return i === undefined ? undefined : reply.sentences[sentence]!.tokens[i];
}
