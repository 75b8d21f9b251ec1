import { stripHidden } from "../../defence/directed.ts";
import { type Heard, hear } from "../../evidence/heard.ts";
import type { Turn } from "../../interview/interview.ts";
import type { Flagged } from "../../scoring/grade.ts";

/** What the candidates said, turn by turn, as a model may read it. */
export type CandidateWords = {
  readonly heard: readonly Heard[];
  /** The words of a turn: hidden characters taken out, sentences that address the interviewer cut and marked. */
  readonly of: (turn: number) => string;
};

/** A cut sentence as it is shown: the model learns that something is gone, and nothing of what it said. */
const CUT = "[…]";

/**
 * Reads the candidates' turns and cuts what the grader flags. What the grader merely gives no credit for, such as a
 * bare list of terms, stays: it is worth a question.
 */
export function candidateWords(turns: readonly Turn[]): CandidateWords {
  const { heard, flagged } = hear(turns);
  const candidates = turns.filter((turn) => turn.who === "candidate");
  const texts = new Map(candidates.map(({ n, text }) => [n, text]));
  const cleaned = new Map<number, string>();
  return {
    heard,
    of: (turn) => {
      const known = cleaned.get(turn) ?? withoutFlagged(texts.get(turn) ?? "", turn, flagged);
      cleaned.set(turn, known);
      return known;
    },
  };
}

function withoutFlagged(written: string, turn: number, flagged: readonly Flagged[]): string {
  // The longest first: a short one may be a part of it.
  const cuts = flagged
    .filter((one) => one.turn === turn && one.text !== "")
    .toSorted((a, b) => b.text.length - a.text.length);
  const clean = cuts.reduce((text, { text: cut }) => text.replaceAll(cut, CUT), stripHidden(written));
  return clean.replaceAll(/\n{3,}/g, "\n\n").trim();
}

/**
 * What a candidate wrote where these words stand, as they wrote it, or undefined where they never did. Capitals, kinds
 * of apostrophe and white space are forgiven, since models mend them unasked.
 */
export function ownWords(quote: string, { heard, of }: CandidateWords): string | undefined {
  const wanted = evened(folded(quote));
  for (const { turn } of heard.toReversed()) {
    const said = folded(of(turn));
    const at = evened(said).indexOf(wanted);
    // A few capitals are longer in lower case; then only the very words will do.
    if (at >= 0 && evened(said).length === said.length) return said.slice(at, at + wanted.length);
    if (said.includes(folded(quote))) return folded(quote);
  }
  return undefined;
}

function evened(text: string): string {
  return text.toLowerCase().replaceAll("’", "'");
}

/** A text of at most so many characters; a longer one loses its middle, where people repeat themselves. */
export function cutMiddle(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const mark = "\n[… cut …]\n";
  const half = Math.floor((charsMax - mark.length) / 2);
  const head = text.slice(0, half).replace(/[\uD800-\uDBFF]$/, "");
  const tail = text.slice(text.length - half).replace(/^[\uDC00-\uDFFF]/, "");
  return `${head}${mark}${tail}`;
}

/** A text on one line, without regard to how its white space was typed. */
export function folded(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
