import { shortQuote } from "../../offline/quoting.ts";
import { folded, ownWords } from "../candidate-words.ts";
import type { Ground, Rule } from "../rule.ts";

const QUOTE_CHARS_MAX = 200;
/** With fewer words from the candidate in this stage there may be nothing to quote. */
const WORDS_MIN = 8;

/** A follow-up begins from what the candidate really said, letter for letter. */
export const quotesTheCandidate: Rule = {
  name: "quote",
  because:
    'copy a short piece of what the candidate said, letter for letter, into "quote", and put no quotation marks into "say".',
  isBroken({ kind, quote, say, moveOn }, ground) {
    if (quotesOthers(say, ground)) return true;
    if (moveOn || kind === "answer" || kind === "curveball" || kind === "deep-dive") return false;
    if (quote === null) return wordsInStage(ground) >= WORDS_MIN;
    return (
      quote.length > QUOTE_CHARS_MAX ||
      /["“”«»]/.test(quote) ||
      quote.includes("[…]") ||
      shortQuote(quote) === undefined ||
      ownWords(quote, ground.words) === undefined
    );
  },
};

/** Quotation marks hold what was really said: a model that puts words into the candidate's mouth is stopped. */
function quotesOthers(say: string, ground: Ground): boolean {
  const marks = say.match(/["“”«»]/g) ?? [];
  if (marks.length === 0) return false;
  const pieces = [...say.matchAll(/["“«]([^"“”«»]*)["”»]/g)].map((match) => match[1]!.trim().toLowerCase());
  if (pieces.length * 2 !== marks.length) return true;
  const said = [...saidBy(ground), ground.brief.rubric.prompt].map((text) => folded(text).toLowerCase());
  return pieces.some((piece) => piece === "" || !said.some((text) => text.includes(piece)));
}

function saidBy({ words, brief }: Ground): string[] {
  return brief.interview.turns
    .filter((turn) => turn.who === "candidate")
    .map((turn) => folded(words.of(turn.n)));
}

function wordsInStage({ words, brief }: Ground): number {
  return brief.interview.turns
    .filter((turn) => turn.who === "candidate" && turn.stage === brief.stage)
    .reduce((sum, turn) => sum + words.of(turn.n).split(/\s+/).length, 0);
}
