import { stripHidden } from "../../defence/directed.ts";
import type { ModelAnswer } from "./answer-form.ts";
import { folded } from "./candidate-words.ts";
import type { Ground, Rule } from "./rule.ts";
import { isAllowed } from "./rules/allowed.ts";
import { givesNoDesign } from "./rules/design.ts";
import { staysInEnglish } from "./rules/english.ts";
import { keepsToFacts } from "./rules/facts.ts";
import { isNoGrader } from "./rules/grader-talk.ts";
import { isNoJudge } from "./rules/judging.ts";
import { keepsTheRubric } from "./rules/leak.ts";
import { isShort } from "./rules/length.ts";
import { isPlainText } from "./rules/markup.ts";
import { namesNothingNew } from "./rules/naming.ts";
import { inventsNoNumber } from "./rules/numbers.ts";
import { keepsThePrompt } from "./rules/prompt-echo.ts";
import { quotesTheCandidate } from "./rules/quote.ts";
import { isNew } from "./rules/repeat.ts";
import { staysOnTopic } from "./rules/topic.ts";

/** Cheap ones first; the first that is broken is the reason given. */
export const RULES: readonly Rule[] = [
  isAllowed,
  isShort,
  isPlainText,
  quotesTheCandidate,
  isNoGrader,
  isNoJudge,
  staysInEnglish,
  keepsToFacts,
  inventsNoNumber,
  namesNothingNew,
  isNew,
  staysOnTopic,
  keepsThePrompt,
  keepsTheRubric,
  givesNoDesign,
];

/** The first rule that an answer breaks, or undefined when it may be said. */
export function brokenRule(answer: ModelAnswer, ground: Ground): Rule | undefined {
  return RULES.find((rule) => rule.isBroken(answer, ground));
}

/** An answer without invisible characters, on one line, and without words that will not be said. */
export function tidied(answer: ModelAnswer): ModelAnswer {
  const silent = answer.moveOn || answer.kind === "curveball" || answer.kind === "deep-dive";
  const quote =
    answer.quote === null ? "" : folded(stripHidden(answer.quote)).replaceAll(/^["“'‘]+|["”'’]+$/g, "");
  return {
    ...answer,
    say: silent ? "" : folded(stripHidden(answer.say)),
    quote: silent || quote === "" ? null : quote,
  };
}
