import { cuesOf } from "../../cues/rubric-cues.ts";
import { touches } from "../../evidence/find-ways.ts";
import { hear } from "../../evidence/heard.ts";
import { pick } from "../../interview/lines.ts";
import { sentences } from "../../language/sentences.ts";
import type { Brief } from "../../ports/interviewer.ts";
import type { Rubric } from "../../rubric/rubric.ts";
import { contentStems, shortQuote } from "./quoting.ts";
import { latestReplies, wasSaid } from "./room.ts";

const WORDS_ENOUGH = 45;
const WORDS_LONG = 90;
/** Shorter replies name something and say nothing about it. */
const WORDS_SPECIFIC_MIN = 8;
/** A reply that names this many things of the field has something to follow up. */
const NAMED_MIN = 3;

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
    /\b(?:(?:it|this|that|which|system|will|would|can|to|and|'d) scales?(?= (?:well|up|out|horizontally|easily|automatically|with)\b|[.,;!]|$)|scalab(?:le|ility)|robust(?:ness)?|efficien(?:t|tly|cy)|optimi[sz]ed?|fast enough|high(?:ly)? (?:performan\w+|available))\b/i,
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
  const named = fieldStems(text, brief.rubric);
  if (named <= 1 && !touchesRubric(brief)) return "off-topic";
  const isSpecific = words >= WORDS_SPECIFIC_MIN && named >= NAMED_MIN;
  return words < WORDS_ENOUGH && !isSpecific ? "vague" : undefined;
}

/** How many different things of the field a reply names, beside what stands in the prompt and in anybody's mouth. */
function fieldStems(text: string, rubric: Rubric): number {
  const field = fieldOf(rubric);
  return [...contentStems(text)].filter((stem) => field.has(stem)).length;
}

const fields = new WeakMap<Rubric, ReadonlySet<string>>();

function fieldOf(rubric: Rubric): ReadonlySet<string> {
  const known = fields.get(rubric);
  if (known !== undefined) return known;
  const forms = Object.values(rubric.lexicon.terms).flatMap((term) => term.forms);
  const asked = rubric.criteria.flatMap(({ asks, anchor }) => [asks, anchor ?? ""]);
  const common = new Set([...contentStems(`${rubric.title}. ${rubric.prompt}`), ...ANYBODYS]);
  const field = new Set(
    [...contentStems([...forms, ...asked].join(". "))].filter((stem) => !common.has(stem)),
  );
  fields.set(rubric, field);
  return field;
}

/** Words that name nothing by themselves, though every rubric has them. */
const ANYBODYS = contentStems(
  "use using model data system feature train predict good better best new user people person make say give take get want need like go come know think work thing way part kind sort lot many much more less most all some any one two first last next day time week year number value answer question design build learn machine deep example case important different right wrong big small high low clean approach method step start end look see find show tell talk really very basically experience always everyone everybody something care point",
);

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
  const quotes = sentences(reply).flatMap((sentence) => {
    const quote = sentence.isQuestion ? undefined : shortQuote(sentence.text);
    return quote === undefined ? [] : [quote];
  });
  const question = pickFresh(seed, `vague:${brief.turn}`, unsaid(CONCRETE));
  return quotes[0] === undefined || question === undefined
    ? question
    : `You said “${quotes[0]}”. ${question}`;
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
  "What makes you sure of that, and how would you check it?",
  "Which part of that would a colleague disagree with, and what would you show them?",
];

/** The phrases that promise something, each within the clause that it stands in where that is short. */
function emptyPhrases(text: string): { words: string; question: string }[] {
  return EMPTY_PHRASES.flatMap(([pattern, question]) => {
    const sentence = sentences(text).find((one) => !one.isQuestion && pattern.test(one.text));
    const match = sentence === undefined ? null : pattern.exec(sentence.text);
    if (sentence === undefined || match === null) return [];
    const phrase = match[0].replaceAll(/\s+/g, " ");
    const clause = shortQuote(sentence.text, phrase);
    return [{ words: clause?.includes(phrase) === true ? clause : phrase, question }];
  });
}
