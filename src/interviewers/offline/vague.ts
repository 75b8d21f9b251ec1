import { pick } from "../../interview/lines.ts";
import { sentences } from "../../language/sentences.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { shortQuote } from "./quoting.ts";
import { latestReplies } from "./room.ts";

const WORDS_ENOUGH = 45;

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

/** Whether a reply says too little to follow up on: short, or empty phrases, and nothing of it earned anything. */
export function isVague(brief: Brief): boolean {
  const replies = latestReplies(brief);
  const words = replies.reduce(
    (sum, turn) => sum + turn.text.split(/\s+/).filter((word) => word !== "").length,
    0,
  );
  if (words === 0) return false;
  const numbers = new Set(replies.map((turn) => turn.n));
  const earned = brief.grading.scores.filter(
    (score) =>
      score.is === "scored" &&
      score.verdict !== "missing" &&
      score.evidence.some((quote) => quote.turn !== undefined && numbers.has(quote.turn)),
  );
  if (earned.length > 1) return false;
  return (
    (words < WORDS_ENOUGH && earned.length === 0) ||
    (emptyPhrase(replies.map((turn) => turn.text).join("\n")) !== undefined && earned.length === 0)
  );
}

/** One precise push on the emptiest phrase of a vague reply. */
export function pushBack(brief: Brief): string {
  const reply = latestReplies(brief)
    .map((turn) => turn.text)
    .join("\n");
  const empty = emptyPhrase(reply);
  const { seed } = brief.interview;
  if (empty !== undefined) return `You said “${empty.words}”. ${empty.question}`;
  const first = sentences(reply).find((sentence) => !sentence.isQuestion)?.text;
  const quote = first === undefined ? undefined : shortQuote(first);
  const question = pick(seed, `vague:${brief.turn}`, [
    "Make that concrete: one example from this system, with a number in it.",
    "I cannot picture that yet. What would you do first, and on what data?",
    "Go one level deeper: what precisely happens there, step by step?",
  ]);
  return quote === undefined ? question : `You said “${quote}”. ${question}`;
}

function emptyPhrase(text: string): { words: string; question: string } | undefined {
  for (const [pattern, question] of EMPTY_PHRASES) {
    const match = pattern.exec(text);
    if (match !== null) return { words: match[0].replaceAll(/\s+/g, " "), question };
  }
  return undefined;
}
