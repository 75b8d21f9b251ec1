import type { Rule } from "../rule.ts";

// "Score", "points" and "instructions" are words of the field too, so only their use about the interview is caught.
const TALK: readonly RegExp[] = [
  /\brubrics?\b|\bscorecard|\bcriteri(?:on|a)\b(?= (?:i|we|here|is|are|for this (?:stage|interview)|on my))/i,
  /\b(?:your|the candidate'?s?|his|her|their|my|this interview'?s?) (?:score|grade|marks?|points|rating|verdict|performance)\b/i,
  /\b(?:full|partial|extra|no) (?:marks?|credit|points)\b|\b\d+ (?:points?|marks?) (?:for|off|to|if)\b|\bi(?:'ll| will|'d| would| can)? (?:score|grade|mark|rate|award|deduct|give you)\b/i,
  /\b(?:strong |no[- ])?hir(?:e|ing) (?:bar|decision|verdict|recommendation)\b|\b(?:strong|no|lean)[- ]hire\b/i,
  /\bthe candidate\b|\bthis candidate\b|\b(?:follow-up|question) budget\b|\bledger\b/i,
  /\b(?:as an?|i am an?|i'm an?) (?:ai|assistant|language model|llm|bot|chatbot|large language)\b/i,
  /\b(?:my|these|the|system|your) (?:system )?(?:prompt|instructions?|guidelines)\b(?= (?:say|tell|are|is|state|forbid|allow|read)|[.:,]| to me)/i,
  /\b(?:expected|ideal|model|reference|correct|right|best) (?:answer|solution|response)\b(?! (?:time|rate|key))/i,
  /\b(?:looking|listening|hoping|waiting) for (?:you to|the (?:word|term|answer|mention|point)|a mention)\b|\bi (?:wanted|want|expected?|hoped) (?:you )?to (?:hear|mention|say|name)\b/i,
  /\bhint\b/i,
];

/** Speaks as an interviewer, and not of marks, of what is listened for, or of being a program. */
export const isNoGrader: Rule = {
  name: "grader-talk",
  because: "speak of the system only, and not of marks, of what you listen for, or of yourself.",
  isBroken: ({ say }) => TALK.some((pattern) => pattern.test(say)),
};
