import type { Sentence } from "./sentences.ts";

// How a candidate stands to what they name: said, turned down, doubted, listed. Everything is judged inside the
// clause or sentence of the words themselves; flags over a whole answer measured as noise.

const USE_VERBS = new Set(
  "use need want consider track bother worri worry care requir require includ include add appli apply think look plan reli rely go matter measur measure build make monitor handl handle log store keep spend model train run ask look".split(
    " ",
  ),
);
const BEING = new Set([
  "is",
  "are",
  "was",
  "were",
  "be",
  "will",
  "would",
  "can",
  "has",
  "have",
  "do",
  "does",
]);
const DISMISSALS = new Set(["skip", "ignor", "omit", "forget", "disregard", "neglect"]);
const AFTER_NOT = new Set(
  "need necessari necessary import important requir required relev relevant worth use useful issu concern matter problem care consid priorit priority".split(
    " ",
  ),
);
const POINTLESS = new Set(["unnecessari", "irrelev", "overkil", "pointless", "useless", "unimport"]);
const ONLY = new Set(["only", "just", "necessarily", "merely", "simply"]);
// "Not sure" is a doubt of the candidate's only in the first person: "when the model is not sure" is a design.
// "Or something" is one at the end of a thought; "latency or something else" names a case.
const HEDGES =
  /(?:(?:^|\b(?:i(?:['’]?m| am)|we(?:['’]?re| are)|honestly|but|still)|[,;(:–-])\s*not (?:really |quite |entirely |so |100 ?% )?sure\b|\b(?:i have no idea|no idea (?:how|what|which|if)|don['’]?t (?:really )?(?:know (?:how|what|which|if|much|exactly)|remember|recall)|can['’]?t (?:remember|recall)|i(?:['’]m| am) (?:guessing|unsure)|or something(?: like that)?(?=\s*(?:[.,;!)]|$)|\s+(?:and|but|so)\b)|something like that|or whatever|whatever (?:it|they)(?:['’]s| is| are) called|i forg[eo]t|never (?:used|done|heard)|no clue)\b)/i;
/** Whether the words from token `from` to `to` are turned down inside their own clause. */
export function isDismissed(sentence: Sentence, from: number, to: number): boolean {
  return negatedBefore(sentence, from) || dismissedAfter(sentence, to);
}

function negatedBefore(sentence: Sentence, from: number): boolean {
  const clause = sentence.clauses[from];
  let between = 0;
  let verbs = 0;
  let crossedVerb = false;
  for (let i = from - 1; i >= 0 && sentence.clauses[i] === clause; i -= 1) {
    const token = sentence.tokens[i]!;
    if (token.isNegator) {
      if (ONLY.has(sentence.tokens[i + 1]?.word ?? "")) return false;
      // "Payments with no chargeback are negatives": what stands behind the verb is not what is missing.
      if (token.word === "no" || token.word === "without") return between <= 1 && !crossedVerb;
      return between === 0 || (between <= 2 && verbs > 0);
    }
    if (DISMISSALS.has(token.stem)) return between <= 1 && !followedByClauseEnd(sentence, i);
    if (BEING.has(token.word)) crossedVerb = true;
    if (token.isFunction) continue;
    if (USE_VERBS.has(token.stem) || USE_VERBS.has(token.word)) verbs += 1;
    between += 1;
    if (between > 3) return false;
  }
  return false;
}

function followedByClauseEnd(sentence: Sentence, i: number): boolean {
  return sentence.clauses[i + 1] !== sentence.clauses[i];
}

function dismissedAfter(sentence: Sentence, to: number): boolean {
  const clause = sentence.clauses[to];
  let negated = false;
  for (let i = to + 1; i < sentence.tokens.length && i <= to + 6 && sentence.clauses[i] === clause; i += 1) {
    const token = sentence.tokens[i]!;
    if (POINTLESS.has(token.stem)) return true;
    if (negated)
      return AFTER_NOT.has(token.stem) || AFTER_NOT.has(token.word)
        ? true
        : token.isFunction
          ? negated && keepLooking(sentence, i, clause)
          : false;
    if (token.word === "not") negated = !ONLY.has(sentence.tokens[i + 1]?.word ?? "");
    else if (!token.isFunction) return false;
  }
  return false;
}

function keepLooking(sentence: Sentence, from: number, clause: number | undefined): boolean {
  for (
    let i = from + 1;
    i < sentence.tokens.length && i <= from + 3 && sentence.clauses[i] === clause;
    i += 1
  ) {
    const token = sentence.tokens[i]!;
    if (AFTER_NOT.has(token.stem) || AFTER_NOT.has(token.word)) return true;
    if (!token.isFunction) return false;
  }
  return false;
}

const doubted = new WeakMap<Sentence, boolean>();

/** Words of real doubt ("not sure", "or something"); "I think" and "probably" are manners and not doubt. */
export function isDoubted(sentence: Sentence): boolean {
  // Asked for every match in the sentence, and slow to find out.
  const known = doubted.get(sentence) ?? HEDGES.test(sentence.text);
  doubted.set(sentence, known);
  return known;
}
