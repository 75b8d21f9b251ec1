import { sentences } from "../../language/sentences.ts";
import { shorten } from "../../message/shorten.ts";

const QUOTE_CHARS_MAX = 90;
const QUOTE_WORDS_MIN = 3;

/** A short piece of what the candidate wrote, in their very words, to hang a question on. */
export function shortQuote(text: string): string | undefined {
  const piece = shorten(text.replace(/^[\s>*\-•#\d.)]+/, "").replace(/[\s.;:,!?]+$/, ""), QUOTE_CHARS_MAX);
  return piece.split(" ").length >= QUOTE_WORDS_MIN || piece.length >= 12 ? piece : undefined;
}

/** The sentence of a reply that shares most with a question, or undefined when none shares two content words. */
export function closestSentence(reply: string, question: string): string | undefined {
  const wanted = contentStems(question);
  let best: { text: string; shared: number } | undefined;
  for (const sentence of sentences(reply)) {
    if (sentence.isQuestion) continue;
    const stems = new Set(sentence.tokens.filter((token) => !token.isFunction).map((token) => token.stem));
    const shared = [...stems].filter((stem) => wanted.has(stem)).length;
    if (shared >= 2 && (best === undefined || shared > best.shared)) best = { text: sentence.text, shared };
  }
  return best?.text;
}

function contentStems(text: string): ReadonlySet<string> {
  return new Set(
    sentences(text).flatMap((sentence) =>
      sentence.tokens.filter((token) => !token.isFunction).map((token) => token.stem),
    ),
  );
}
