/** Ends of a paragraph, a line, a sentence and a word; the space after one stays with the piece before it. */
const BORDERS = [/\n\s*\n/g, /\n/g, /[.!?…:;]["”’)]*\s+/g, /\s+/g];

/** A border is worth taking when the piece before it is at least this full; otherwise a finer one is looked for. */
const FULL_ENOUGH = 1 / 3;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Cuts a text into pieces of at most `charsMax` UTF-16 units, at the coarsest border that leaves a piece well
 * filled. Put together again the pieces are the text, to the letter.
 */
export function cutText(text: string, charsMax: number): readonly string[] {
  if (charsMax < 2)
    throw new RangeError("a piece must have room for one character, which may take two units");
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > charsMax) {
    const cut = cutAt(rest, charsMax);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  if (rest !== "" || pieces.length === 0) pieces.push(rest);
  return pieces;
}

function cutAt(text: string, charsMax: number): number {
  const head = text.slice(0, charsMax);
  for (const border of BORDERS) {
    const last = [...head.matchAll(border)].at(-1);
    const end = last === undefined ? 0 : last.index + last[0].length;
    if (end >= charsMax * FULL_ENOUGH) return end;
  }
  // One long word: cut between two characters as people see them, or, where one fills the piece, between code points.
  const start = graphemes.segment(text.slice(0, charsMax + 64)).containing(charsMax)?.index ?? charsMax;
  if (start > 0) return start;
  return /[\uD800-\uDBFF]$/.test(head) ? charsMax - 1 : charsMax;
}
