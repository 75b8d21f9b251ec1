import { type Breach, breachAt, type Check, linesOf, plainWords, withoutQuotes } from "./check.ts";

/** Of the word triples of two questions, so many in common make them one question. */
const SAME_SHARE = 0.7;
/** Below this a line is a courtesy ("Please go on.") and may come again. */
const WORDS_MIN = 5;

/** No question is asked twice, in the same or in nearly the same words. */
export const repeat: Check = {
  name: "no repeat",
  find(held) {
    // Facts may be asked for again; then the same is the right answer.
    const asked = linesOf(held).filter(({ kind }) => kind !== "answer" && kind !== "hint");
    const words = asked.map(({ text }) => plainWords(withoutQuotes(text)));
    return asked.flatMap((turn, i): Breach[] => {
      if (words[i]!.length < WORDS_MIN) return [];
      const before = asked.find((_, j) => j < i && isSame(words[j]!, words[i]!));
      return before === undefined ? [] : [breachAt(turn, `was asked before, in turn ${before.n}`)];
    });
  },
};

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < WORDS_MIN) return false;
  const [one, other] = [triples(a), triples(b)];
  const both = [...one].filter((triple) => other.has(triple)).length;
  return both / (one.size + other.size - both) >= SAME_SHARE;
}

function triples(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}
