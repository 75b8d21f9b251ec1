import type { Turn } from "../../interview/interview.ts";
import type { HeldInterview } from "../hold-interview.ts";

/** Something an interviewer must not do, with the words that did it. */
export type Breach = {
  readonly words: string;
  readonly why: string;
  /** Number of the turn in the interview, where it is one. */
  readonly turn?: number;
};

/** Looks for one kind of fault in a held interview; none found is an empty list. */
export type Check = {
  readonly name: string;
  readonly find: (held: HeldInterview) => readonly Breach[];
};

const WORDS_SHOWN_MAX = 160;

/** What the interviewer itself said: not the prompt, nor what the clock and the machine say. */
export function linesOf({ interview }: HeldInterview): readonly Turn[] {
  return interview.turns.filter((turn) => turn.who === "interviewer" && turn.by !== undefined);
}

/** A breach at a turn, with its words as far as they show what is meant. */
export function breachAt(turn: Turn, why: string, words: string = turn.text): Breach {
  const shown = words.length <= WORDS_SHOWN_MAX ? words : `${words.slice(0, WORDS_SHOWN_MAX)} …`;
  return { turn: turn.n, why, words: shown };
}

/** What stands in typographic quotation marks: words of the candidate. */
export function quotesIn(text: string): readonly string[] {
  return [...text.matchAll(/“([^”]+)”/g)].map(([, inside]) => inside!);
}

/** The line without the words of others that it quotes. */
export function withoutQuotes(text: string): string {
  return text.replaceAll(/“[^”]*”/g, " ");
}

/** Lower case, letters and digits only, single blanks: what two lines are compared by. */
export function plainWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
