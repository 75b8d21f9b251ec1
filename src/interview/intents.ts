import type { InterviewEvent } from "./events.ts";

/** What a person may ask of the interviewer in plain words instead of a command. */
export type Intent = Extract<InterviewEvent["is"], `${string}-asked` | "reply-done">;

const WORDS_MAX = 9;

// Whole short messages only: "next" inside an answer is part of the answer.
const INTENTS: readonly (readonly [Intent, RegExp])[] = [
  [
    "reply-done",
    /^(?:(?:i(?:'m| am) )?done|that(?:'s| is) (?:it|all)(?: from me)?|over to you|your turn|finished)$/,
  ],
  [
    "hint-asked",
    /^(?:(?:a )?hint|(?:can|could|may) i (?:have|get) a hint|give me a hint|hint please|i(?:'d| would) like a hint|i need a hint)$/,
  ],
  [
    "next-asked",
    /^(?:next|next stage|(?:can|could|shall|let(?:'s| us)) (?:we )?(?:move on|go on)(?: to the next (?:stage|part))?|move on|go on to the next stage)$/,
  ],
  ["skip-asked", /^(?:skip|skip (?:this|it|that)(?: question)?|pass)$/],
  ["back-asked", /^(?:back|go back|previous stage|(?:can|could) we go back)$/],
  ["pause-asked", /^(?:pause|(?:can|could) we pause|please pause|pause please)$/],
  ["resume-asked", /^(?:resume|continue|go on|let(?:'s| us) continue)$/],
  ["end-asked", /^(?:end|end (?:the )?interview|finish (?:the )?interview|stop the interview)$/],
  [
    "time-asked",
    /^(?:time|(?:so )?how much (?:more )?time (?:is|do (?:i|we) have|have (?:i|we) got)?\s?(?:left|remaining)?|how (?:long|many minutes) (?:is|are|do (?:i|we) have)? ?(?:left|remaining)?|time (?:left|check|remaining)|what(?:'s| is) the time)$/,
  ],
  [
    "repeat-asked",
    /^(?:repeat|(?:can|could|would) you (?:please )?repeat (?:the|that|your) ?(?:question|last question)?|repeat (?:the|that|your) question|what was the (?:last )?question(?: again)?|sorry what was the question|say that again|come again)$/,
  ],
  [
    "purpose-asked",
    /^(?:why|what are you (?:testing|looking for|after)(?: here)?|what is (?:this|that) question about|why (?:are you asking|do you ask)(?: (?:this|that|me this))?)$/,
  ],
];

/** The intent of a message that is nothing else; undefined for anything that may be part of an answer. */
export function intentOf(text: string): Intent | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\bplease\b/g, " ")
    .replaceAll(/[^\p{L}\p{N}' ]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (words === "" || words.split(" ").length > WORDS_MAX) return undefined;
  return INTENTS.find(([, pattern]) => pattern.test(words))?.[0];
}

/**
 * The same where nothing is paused: "continue" and "go on" can then only mean that it is the interviewer's turn, as
 * "done" does. They are never part of an answer.
 */
export function intentUnpaused(text: string): Exclude<Intent, "resume-asked"> | undefined {
  const intent = intentOf(text);
  return intent === "resume-asked" ? "reply-done" : intent;
}
