import type { Ground, Rule } from "../rule.ts";

/** A word with two capitals, or with a capital or a digit inside: NDCG, XGBoost, pCTR, T5. */
const COINED = /^(?=.*\p{L})(?:.*\p{Lu}.*\p{Lu}|.*\p{Ll}\p{Lu}|\p{L}+\d)/u;
/** "I", and letters that stand for anything. */
const EVERYDAY: ReadonlySet<string> = new Set(["ml", "id", "ids", "ok", "a/b"]);

/** Names of methods, products and metrics are the candidate's to bring: a proper name gives a piece of design away. */
export const namesNothingNew: Rule = {
  name: "naming",
  because: "name no method, product or metric that the candidate has not named.",
  isBroken({ say }, ground) {
    const names = namesIn(say).filter((name) => !EVERYDAY.has(name));
    if (names.length === 0) return false;
    const known = heardText(ground);
    return names.some((name) => !known.includes(name));
  },
};

/** Coined words anywhere, and capitalised ones that do not open a sentence; in lower case. */
function namesIn(say: string): string[] {
  return [...say.matchAll(/[\p{L}\p{N}][\p{L}\p{N}/-]*/gu)].flatMap((match) => {
    const word = match[0];
    const opens = /(?:^|[.!?…:]["”)]?\s+|["“(])$/.test(say.slice(0, match.index));
    const isProper = /^\p{Lu}\p{Ll}/u.test(word) && !opens;
    return COINED.test(word) || isProper ? [word.toLowerCase()] : [];
  });
}

/** In lower case, so that an acronym is known however it was typed. */
function heardText({ brief, allowance, words }: Ground): string {
  return [
    brief.rubric.title,
    brief.rubric.prompt,
    ...brief.rubric.facts.map(({ says }) => says),
    ...allowance.targets.map(({ question }) => question ?? ""),
    ...brief.interview.turns.map((turn) => (turn.who === "candidate" ? words.of(turn.n) : turn.text)),
  ]
    .join("\n")
    .toLowerCase();
}
