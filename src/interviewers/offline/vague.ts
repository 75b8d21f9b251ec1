import { cuesOf } from "../../cues/rubric-cues.ts";
import { touches } from "../../evidence/find-ways.ts";
import { hear } from "../../evidence/heard.ts";
import { pick } from "../../interview/lines.ts";
import { sentences } from "../../language/sentences.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { shortQuote } from "./quoting.ts";
import { latestReplies, wasSaid } from "./room.ts";

const WORDS_ENOUGH = 45;
const WORDS_LONG = 90;

// Phrases that promise something and name nothing, each with the question that asks for the thing itself.
const EMPTY_PHRASES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:clean(?:ing)?|preprocess(?:ing)?|prepar(?:e|ing)|pre-process(?:ing)?) (?:\w+ ){0,3}data\b/i,
    "What exactly would you look for and change in the data, and how would you notice that it worked?",
  ],
  [
    /\b(?:good|right|relevant|appropriate|suitable|useful|important|various|different|meaningful|all (?:the )?(?:available|possible)?) (?:\w+ )?(?:features?|signals?|data)\b/i,
    "Name two of them, and say what each one tells the model that nothing else does.",
  ],
  [
    /\b(?:appropriate|suitable|standard|right|good|usual|relevant|proper|common|various) (?:\w+ )?(?:metrics?|measures?|evaluation)\b/i,
    "Which number exactly, computed on what, and what value would make you launch?",
  ],
  [
    /\b(?:(?:a|some) )?(?:deep learning|machine learning|ml|neural|ai|deep|state[- ]of[- ]the[- ]art|sota|modern|powerful|advanced) (?:models?|network|approach|algorithm|architecture|solution)s?\b/i,
    "Which one: what goes in, what comes out, and what is it trained on?",
  ],
  [
    /\b(?:scal(?:e|es|able|ability)|robust(?:ness)?|efficien(?:t|tly|cy)|optimi[sz]ed?|fast enough|high(?:ly)? (?:performan\w+|available))\b/i,
    "Put numbers on that: how much, within what time, and which part breaks first?",
  ],
  [
    /\b(?:best practices?|standard (?:techniques?|methods?|approach|pipeline|procedure)|state of the art|industry standard|usual (?:way|steps))\b/i,
    "Which practice do you mean, and why does it fit this system?",
  ],
  [
    /\b(?:monitor(?:ing)?|track|keep an eye on|watch) (?:\w+ ){0,3}(?:performance|everything|the (?:model|system)|metrics)\b/i,
    "Which signal would you watch, what value would wake somebody, and what would they do?",
  ],
  [
    /\b(?:properly|carefully|correctly|as needed|if necessary|accordingly|and so on|etc|something like that|some kind of|somehow)\b/i,
    "Take one concrete case and walk me through what would really happen.",
  ],
];

/** What is wrong with the latest reply, when it is not worth following up as it stands. */
export type Fault = "aimed-at-me" | "off-topic" | "vague";

/** Whether the latest reply says too little to follow up on, and in which way. */
export function faultOf(brief: Brief): Fault | undefined {
  const replies = latestReplies(brief);
  const words = replies.reduce(
    (sum, turn) => sum + turn.text.split(/\s+/).filter((word) => word !== "").length,
    0,
  );
  if (words === 0) return undefined;
  const numbers = new Set(replies.map((turn) => turn.n));
  const earned = brief.grading.scores.some(
    (score) =>
      score.is === "scored" &&
      score.verdict !== "missing" &&
      score.evidence.some((quote) => quote.turn !== undefined && numbers.has(quote.turn)),
  );
  if (earned) return undefined;
  const flagged = brief.grading.flagged
    .filter((one) => one.turn !== undefined && numbers.has(one.turn))
    .reduce((sum, one) => sum + one.text.length, 0);
  if (flagged > replies.reduce((sum, turn) => sum + turn.text.length, 0) / 2) return "aimed-at-me";
  const text = replies.map((turn) => turn.text).join("\n");
  if (words < WORDS_LONG && emptyPhrases(text).length > 0) return "vague";
  if (!touchesRubric(brief)) return "off-topic";
  return words < WORDS_ENOUGH ? "vague" : undefined;
}

/** Whether any idea of this stage is touched at all, however weakly. */
function touchesRubric(brief: Brief): boolean {
  const { way } = cuesOf(brief.rubric);
  const { heard } = hear(latestReplies(brief));
  const ways = brief.rubric.criteria
    .filter((criterion) => criterion.stage === brief.stage)
    .flatMap((criterion) => [...criterion.cues.flatMap((part) => part.ways), ...criterion.partly]);
  return ways.length === 0 || touches(ways.map(way), heard);
}

/** One precise push on a reply that does not carry: on its emptiest phrase, or back to the question. Undefined when all was said. */
export function pushBack(brief: Brief, fault: Fault): string | undefined {
  const { seed } = brief.interview;
  const unsaid = (options: readonly string[]) => options.filter((option) => !wasSaid(brief, option));
  if (fault === "aimed-at-me") return pickFresh(seed, `aimed:${brief.turn}`, unsaid(AIMED));
  if (fault === "off-topic") return pickFresh(seed, `off:${brief.turn}`, unsaid(OFF_TOPIC));
  const reply = latestReplies(brief)
    .map((turn) => turn.text)
    .join("\n");
  const empty = emptyPhrases(reply).map(({ words, question }) => `You said “${words}”. ${question}`);
  const fresh = unsaid(empty)[0];
  if (fresh !== undefined) return fresh;
  const first = sentences(reply).find((sentence) => !sentence.isQuestion)?.text;
  const quote = first === undefined ? undefined : shortQuote(first);
  const question = pickFresh(seed, `vague:${brief.turn}`, unsaid(CONCRETE));
  return quote === undefined || question === undefined ? question : `You said “${quote}”. ${question}`;
}

/** Nothing fresh to say is said by not saying it: the next question comes instead. */
function pickFresh(seed: number, key: string, fresh: readonly string[]): string | undefined {
  return fresh.length === 0 ? undefined : pick(seed, key, fresh);
}

const AIMED = [
  "That was aimed at me and not at the question, so it does not count. What would you do about the system?",
  "I only hear what you say about the design. Where were we with it?",
  "Words to the interviewer do not help the system. Tell me what you would build here.",
  "Let us leave me out of it. What is your next decision for this stage?",
];

const OFF_TOPIC = [
  "I cannot connect that to the system yet. Start from the person who uses it: what has to happen, and what do you need for it?",
  "That does not touch this stage yet. Which decision would you take first here?",
  "Bring that back to the system: what would you do, with which input, and to what end?",
  "I do not see the link to what we are designing. What is the first thing you would settle here?",
];

const CONCRETE = [
  "Make that concrete: one example from this system, with a number in it.",
  "I cannot picture that yet. What would you do first, and on what data?",
  "Go one level deeper: what precisely happens there, step by step?",
  "What would I see if I looked over your shoulder while you did that?",
  "Which part of that would a colleague disagree with, and what would you show them?",
];

function emptyPhrases(text: string): { words: string; question: string }[] {
  return EMPTY_PHRASES.flatMap(([pattern, question]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ words: match[0].replaceAll(/\s+/g, " "), question }];
  });
}
