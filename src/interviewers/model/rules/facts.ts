import { sentences } from "../../../language/sentences.ts";
import type { Brief } from "../../../ports/interviewer.ts";
import type { Rule } from "../rule.ts";
import { runsOf } from "./word-runs.ts";

/** What an answer may say beside the facts: that there is none, that it is the candidate's to decide, or go on. */
const HANDS_BACK =
  /\b(?:assum\w*|yours|your (?:call|choice|decision|design|turn)|up to you|you (?:decide|choose|tell me|say)|decide|(?:no|not have an?y?|n't have an?y?) (?:figure|number|data|information|answer|more)|(?:do|does|can|could)(?:n't| not) (?:know|say|tell|have)|cannot|not known|unknown|nothing (?:on|about|more)|keep (?:that|it) (?:to myself|open)|until the (?:end|report)|go (?:on|ahead)|carry on|back to you|please|over to you|ask (?:me|again|away|for)|else (?:would|do) you|tell me|take it (?:from|as)|with that|given that|the rest|for the rest)\b/i;

/** Says how things are, whatever else is in the sentence. "It is yours to decide" does not. */
const STATES =
  /\b(?:we|our \w+|there|they|the \w+|users?|it) (?:\w+ly |all |only |also )?(?:is|are|was|were|has|have|had|use[sd]?|runs?|gets?|comes?)\b(?! (?:no|not|yours|up to|open|unknown|left)\b)/i;

/** A question may suppose something, and does not tell how things are here. */
const TELLS =
  /\b(?:we|our \w+|the (?:company|product|platform|business|app|team|system|data|labels|logs)) (?:\w+ly |already |also |only )?(?:is|are|has|have|had|uses?|runs?|stores?|logs?|collects?|keeps?)\b(?![^.!]*\?)/i;
const SUPPOSES = /\b(?:suppose|imagine|say|if|assume|assuming|let us say|let's say|when|unless)\b/i;

/** The interviewer knows the facts of the rubric, which code prints, and nothing else. */
export const keepsToFacts: Rule = {
  name: "facts",
  because:
    'answer by ids in "facts" alone; in "say" only hand back what no fact says, or ask. State nothing about the system yourself.',
  isBroken({ kind, say, moveOn, about }, { allowance, brief }) {
    if (moveOn) return false;
    if (tellsAFact(say, brief)) return true;
    if (kind !== "answer") {
      const safe = allowance.targets.find(({ id }) => id === about)?.question ?? "";
      return sentences(say).some(
        ({ text }) => TELLS.test(text) && !SUPPOSES.test(text) && !safe.includes(text),
      );
    }
    return sentences(say).some(
      ({ isQuestion, text }) => !isQuestion && (!HANDS_BACK.test(text) || STATES.test(text)),
    );
  },
};

/** The words of a fact are given by its id, to those who asked for it. */
function tellsAFact(say: string, { rubric, interview }: Brief): boolean {
  const runs = runsOf([say]);
  if (runs.size === 0) return false;
  const kept = rubric.facts.filter(({ id }) => !interview.used.includes(`fact:${id}`));
  const known = runsOf(kept.map(({ says }) => says));
  return [...runs].some((run) => known.has(run));
}
