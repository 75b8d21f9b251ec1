import type { Sentence } from "./sentences.ts";
import type { Token } from "./tokens.ts";

// Whether words are a warning and not a plan. "Accuracy would be misleading" warns of accuracy; "imbalance is not a
// problem, so I report accuracy" plans with it, though both hold a word of blame. What counts is where the blame
// stands: in the clause of the words or one that goes on about them, not in a reason that speaks of something else.

/** A run of tokens of a sentence, both ends included. */
export type Span = { readonly from: number; readonly to: number };

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Blame wherever it stands in the clause. */
const BLAME = words(
  "useless misleading mislead meaningless pointless worthless wrong wrongly naive naively dangerous trap mistake careful " +
    "flawed unrealistic insufficient inadequate tempting beware antipattern nonsense impossible infeasible unaffordable illegal " +
    "forbidden creepy garbage inflate inflates inflated inflating leak leaks leaking leakage distort distorts distorted " +
    "hides lies fools fooled unfair optimistic risky unacceptable unusable bias biased overestimate overestimates " +
    "nobody reject overkill silly unlike",
);
/** Blame only behind the words it is said of: in front of them it is mostly about something else. */
const BLAME_AFTER = words(
  "bad problematic risks fail fails breaks break hurts hurt harm harms poor lose loses misses miss drift " +
    "ignores stale costly suffers explode explodes collapses forbids",
);
/** "Too slow" blames; "the test set is balanced too" does not. */
const AFTER_TOO = words(
  "slow late expensive costly coarse big large heavy long high low few weak noisy optimistic good risky rigid strict simple " +
    "blunt old dear small hard much often many easy broad rare far harsh crude stale",
);
/** What turns round all that it governs in its clause. */
const GOVERNORS = words(
  "not never cannot away avoid avoids avoiding avoided instead rather nor neither prevent prevents stop",
);
const CLOSE_NEGATORS = words("no without none");
/** Thinking and wanting hand a "not" on to what is thought: "I don't think we should". */
const HANDS_ON = words(
  "think believe expect recommend suggest want like assume feel see suppose advise propose",
);
const SUBJECTS = words("i we they he she you it everything everyone whatever");
const RELATIVES = words("that which who whose whom where what whatever everything everyone");
const ONLY = words("only just merely simply necessarily");
/** Clauses that give a reason or a contrast for what the neighbouring clause plans. */
const REASONS = words("because since as otherwise for whereas");
const FOLLOWS = words("so therefore hence thus then");
const FIRST_PERSON = words("i we you they that this it which also and or one");
const GOOD_WOULD = words(
  "fine ok okay enough sufficient good best do work solve solves help handle suffice reasonable simplest simple great well " +
    "ideal easiest nice perfect acceptable natural cover choice mine my",
);
const UNREAL_VERBS =
  "(?:\\w{2,}ed|took|did|had|were|was|ran|made|kept|let|put|went|gave|got|sent|chose|built|fed|split|saw|said|left)";
/** "If we took it, …would": the first with people in front of the verb, the second with anything, if not we conclude. */
const UNREAL = [
  new RegExp(
    `\\bif (?:we|i|you|they|people|humans|someone|one) (?:\\w+ly |only |just |all )?${UNREAL_VERBS}\\b[^.]*?(?:\\bwould\\b|['’]d\\b|\\bcould\\b)`,
    "i",
  ),
  new RegExp(`\\bif [^.,]{1,40}? ${UNREAL_VERBS}\\b[^.]*, (?!we\\b|i\\b)[^.,]{1,40}? would\\b`, "i"),
];
const DISTANT =
  /\b(?:one could|one might|one option|some (?:people |teams )?(?:would|might|say)|many (?:people|teams)|considered|i (?:could|might) also have|looks like a)\b/i;

/** Whether the words in the spans are warned of, refused or weighed and left, rather than planned. */
export function isWarnedOf(sentence: Sentence, spans: readonly Span[]): boolean {
  if (spans.length === 0) return false;
  if (UNREAL.some((form) => form.test(sentence.text)) || DISTANT.test(sentence.text)) return true;
  return (
    sentence.tokens.some((_, i) => isGoverned(sentence, i, spans)) ||
    sentence.tokens.some((_, i) => isBlamed(sentence, i, spans)) ||
    sentence.tokens.some((_, i) => isImagined(sentence, i, spans)) ||
    sentence.tokens.some((_, i) => isDenied(sentence, i, spans))
  );
}

/** Whether the sentence behind a plan takes it back ("That would be wrong."). */
export function takesBack(next: Sentence): boolean {
  if (!/^(?:but|however|yet|that|this|it|still|though|which|sadly|unfortunately)\b/i.test(next.text))
    return false;
  return next.tokens.some((token, i) => (BLAME.has(token.word) || isTooMuch(next, i)) && !isNegated(next, i));
}

const inside = (i: number, spans: readonly Span[]) => spans.some((span) => i >= span.from && i <= span.to);

/** A "not" or an "instead of" in front of the words in their clause, with no new subject in between. */
function isGoverned(sentence: Sentence, i: number, spans: readonly Span[]): boolean {
  const token = sentence.tokens[i]!;
  if (inside(i, spans) || !(GOVERNORS.has(token.word) || CLOSE_NEGATORS.has(token.word))) return false;
  if (ONLY.has(sentence.tokens[i + 1]?.word ?? "")) return false;
  if (isInRelative(sentence, i)) return false;
  const governed = spans.find((span) => span.to > i && sentence.clauses[span.from] === sentence.clauses[i]);
  if (governed === undefined) return false;
  const between = sentence.tokens.slice(i + 1, Math.max(i + 1, governed.from));
  if (CLOSE_NEGATORS.has(token.word)) return between.filter((each) => !each.isFunction).length <= 1;
  return HANDS_ON.has(between[0]?.word ?? "") || !between.some((each) => SUBJECTS.has(each.word));
}

/** "Ads that the user has not seen" says which ads; the "not" refuses nothing. */
function isInRelative(sentence: Sentence, i: number): boolean {
  for (let at = i - 1; at >= 0 && at >= i - 6 && sentence.clauses[at] === sentence.clauses[i]; at -= 1)
    if (RELATIVES.has(sentence.tokens[at]!.word)) return true;
  return false;
}

function isBlamed(sentence: Sentence, i: number, spans: readonly Span[]): boolean {
  if (inside(i, spans)) return false;
  const { word } = sentence.tokens[i]!;
  const strong =
    BLAME.has(word) || isTooMuch(sentence, i) || isNotEnough(sentence, i) || saysNothing(sentence, i);
  const behind = spans.every((span) => span.from < i);
  if (!strong && !((BLAME_AFTER.has(word) || isTrouble(sentence, i)) && behind)) return false;
  if (!isNotEnough(sentence, i) && isNegated(sentence, i)) return false;
  const clause = sentence.clauses[i]!;
  const own = spans.map((span) => sentence.clauses[span.from]!);
  if (own.includes(clause)) return true;
  // "Streams are too expensive, so the counts are made at night": blame, but of the other way.
  if (clause < Math.min(...own))
    return strong && clause === Math.min(...own) - 1 && !FOLLOWS.has(opener(sentence, Math.min(...own)).word);
  return !REASONS.has(opener(sentence, clause).word) && (strong || clause === Math.max(...own) + 1);
}

/** "A random split would leak": what is only imagined is weighed and not planned, unless it is found good. */
function isImagined(sentence: Sentence, i: number, spans: readonly Span[]): boolean {
  const token = sentence.tokens[i]!;
  if (token.word !== "would" || inside(i, spans)) return false;
  const before = sentence.tokens[i - 1];
  // "We certainly would", but "splitting randomly would".
  const subject = before?.word.endsWith("ly") ? (sentence.tokens[i - 2] ?? before) : before;
  if (before === undefined || FIRST_PERSON.has(before.word) || FIRST_PERSON.has(subject!.word)) return false;
  if (sentence.clauses[i - 1] !== sentence.clauses[i]) return false;
  const good = sentence.tokens.slice(i + 1, i + 5).some((each) => GOOD_WOULD.has(each.word));
  return !good && spans.some((span) => span.to < i && sentence.clauses[span.from] === sentence.clauses[i]);
}

/** "Averages may be nightly, but the counts can't": a clause behind the words that ends with a bare refusal. */
function isDenied(sentence: Sentence, i: number, spans: readonly Span[]): boolean {
  const token = sentence.tokens[i]!;
  if (token.word !== "not" && token.word !== "cannot") return false;
  const isLast = sentence.clauses[i + 1] !== sentence.clauses[i];
  return isLast && !inside(i, spans) && spans.every((span) => span.from < i);
}

function isTooMuch(sentence: Sentence, i: number): boolean {
  return AFTER_TOO.has(sentence.tokens[i]!.word) && sentence.tokens[i - 1]?.word === "too";
}

function isNotEnough(sentence: Sentence, i: number): boolean {
  if (sentence.tokens[i]!.word !== "enough" && sentence.tokens[i]!.word !== "sufficient") return false;
  return sentence.tokens.slice(Math.max(0, i - 3), i).some((each) => each.isNegator);
}

/** "That is a problem"; "a ranking problem" is a kind of task. */
function isTrouble(sentence: Sentence, i: number): boolean {
  return (
    sentence.tokens[i]!.stem === "problem" &&
    ["a", "the", "big", "serious", "real", "another"].includes(sentence.tokens[i - 1]?.word ?? "")
  );
}

/** "Says nothing about"; "nothing else is needed" blames nobody. */
function saysNothing(sentence: Sentence, i: number): boolean {
  return (
    sentence.tokens[i]!.word === "nothing" &&
    ["about", "of", "on"].includes(sentence.tokens[i + 1]?.word ?? "")
  );
}

/** "Is not a problem", "no risk", "without bias". */
function isNegated(sentence: Sentence, i: number): boolean {
  const clause = sentence.clauses[i];
  return sentence.tokens
    .slice(Math.max(0, i - 5), i)
    .some(
      (each, at) =>
        (each.isNegator || each.word === "avoid" || each.word === "avoids" || each.word === "against") &&
        sentence.clauses[Math.max(0, i - 5) + at] === clause,
    );
}

/** The first word of a clause. */
function opener(sentence: Sentence, clause: number): Token {
  return sentence.tokens[Math.max(0, sentence.clauses.indexOf(clause))]!;
}
