import { hear } from "../../evidence/heard.ts";
import type { Quote } from "../../scoring/grade.ts";
import type { Opinion } from "./answer-form.ts";
import { findQuote } from "./find-quote.ts";
import { MODEL_GRADER_LIMITS } from "./limits.ts";
import type { OwnTurn } from "./own-words.ts";

/** What is left of an opinion when its quotations were looked up in the candidate's words. */
export type Checked = {
  readonly verdict: Opinion["verdict"];
  readonly evidence: readonly Quote[];
  readonly because: string;
};

/**
 * Holds an opinion to its evidence. Quotations that were never said make it the lowest there is, some that were not
 * said take a step off, and so does a verdict without any; a red flag is not raised without the very words.
 */
export function checkOpinion(opinion: Opinion, turns: readonly OwnTurn[]): Checked {
  const low = opinion.verdict === "done" || opinion.verdict === "not-done" ? "not-done" : "missing";
  if (opinion.verdict === low) return { verdict: low, evidence: [], because: reasonOf(opinion.reason, low) };
  const given = opinion.quotes.filter((quote) => quote.trim() !== "").slice(0, MODEL_GRADER_LIMITS.quotesMax);
  const found = given.map((quote) => findQuote(quote, turns));
  const evidence = distinct(found.flatMap((quotes) => quotes ?? []));
  const isWhole = given.length > 0 && found.every((quotes) => quotes !== undefined);
  if (isWhole) {
    return { verdict: opinion.verdict, evidence, because: reasonOf(opinion.reason, opinion.verdict) };
  }
  const [verdict, because] = withoutProof(opinion.verdict, given.length > 0, evidence.length > 0);
  return verdict === low ? { verdict, evidence: [], because } : { verdict, evidence, because };
}

function withoutProof(
  verdict: Opinion["verdict"],
  isQuoted: boolean,
  isPartlyFound: boolean,
): readonly [Opinion["verdict"], string] {
  if (verdict === "done")
    return isPartlyFound ? ["done", "Said in part as quoted."] : ["not-done", "The words were not said."];
  if (verdict === "partly")
    return isPartlyFound
      ? ["partly", "Said in part; some words that were given as said were not found."]
      : ["missing", "No words of the candidate were found for it."];
  if (isPartlyFound) return ["partly", "Only some of the words that were given as said were found."];
  return isQuoted
    ? ["missing", "The words that were given as said were not found."]
    : ["partly", "Taken as said, but no words of the candidate were given for it."];
}

const PLAIN: Readonly<Record<Opinion["verdict"], string>> = {
  covered: "Said as quoted.",
  partly: "Said in part, as quoted.",
  missing: "Nothing found on it.",
  done: "Done as quoted.",
  "not-done": "Not done.",
};

/**
 * The first sentence of a model's reason, without anything that could act where it is shown: links, mentions, markup,
 * and what it may have repeated of words that address a grader.
 */
export function reasonOf(reason: string, verdict: Opinion["verdict"]): string {
  const turn = { n: 1, who: "candidate", stage: "clarify", kind: "reply", at: 0 } as const;
  const [heard] = hear([{ ...turn, text: reason.slice(0, 2_000).replaceAll(/\s+/g, " ") }]).heard;
  const first = heard!.reply.sentences[0]?.text ?? "";
  const clean = first
    .replaceAll(/\w+:\/\/\S+/g, " ")
    .replaceAll(/<\/?\w+>|[<>`*_@#|[\]{}\\]/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.,;:!?])/g, "")
    .trim();
  if (clean.includes("ꙮ") || !/\p{L}{2}/u.test(clean)) return PLAIN[verdict];
  const { reasonCharsMax } = MODEL_GRADER_LIMITS;
  return clean.length <= reasonCharsMax ? clean : `${clean.slice(0, reasonCharsMax - 1).trimEnd()}…`;
}

function distinct(quotes: readonly Quote[]): Quote[] {
  return [...new Map(quotes.map((quote) => [`${quote.turn} ${quote.text}`, quote] as const)).values()];
}
