import { pick } from "../../interview/lines.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { latestReplies, wasSaid } from "./room.ts";

/** A reply that speaks about the question and does not answer it. */
export type Objection = "stuck" | "said-already" | "objects";

/** Longer replies have an answer in them, whatever they begin with. */
const WORDS_MAX = 30;
const STUCK_WORDS_MAX = 12;

const STUCK =
  /^(?:(?:sorry|honestly|hm+|um|well|ok|okay)[, ]+)*(?:idk|dunno|no (?:idea|clue)|nothing|not sure|i(?:'m| am) (?:not sure|lost|stuck|blank|out of ideas)|i (?:really |honestly )?(?:do not|don't|dont|cannot|can't) (?:know|remember|think of)|i have no (?:idea|clue|answer)|i give up)\b/i;
const SAID_ALREADY =
  /\b(?:i(?:'ve| have)? (?:just |already )+(?:said|answered|told|covered|explained|mentioned)|as i (?:already |just )?(?:said|told|mentioned|explained)|i(?:'ve| have)? (?:said|told you|answered|mentioned|covered|explained) (?:that|this|it|so)(?: already| before)?|you (?:already|just) asked)\b/i;
const OBJECTS =
  /\b(?:(?:not|isn't|hardly) (?:a )?(?:fair|good|relevant|sensible)(?: question)?$|(?:un)?fair question|question (?:makes no|does(?:n't| not) make) sense|question (?:is|isn't|does(?:n't| not)) (?:\w+ )?(?:irrelevant|relevant|matter|wrong|pointless|silly|unfair|fair)|(?:disagree|agree) that (?:this|the|your) question|this question (?:does not|doesn't) matter|(?:bad|wrong|silly|stupid|pointless|weird) question)\b/i;

/** What a short latest reply says about the question instead of answering it; undefined for anything else. */
export function objectionOf(brief: Brief): Objection | undefined {
  const text = latestReplies(brief)
    .map((turn) => turn.text.trim())
    .join("\n");
  const words = text.split(/\s+/).filter((word) => word !== "").length;
  if (words === 0 || words > WORDS_MAX) return undefined;
  if (words <= STUCK_WORDS_MAX && STUCK.test(text)) return "stuck";
  if (SAID_ALREADY.test(text)) return "said-already";
  return text.split(/(?<=[.!])\s/).some((sentence) => OBJECTS.test(sentence.replace(/[.!\s]+$/, "")))
    ? "objects"
    : undefined;
}

/** What is said to it; for "stuck" it stands alone, else it leads over to the next question. */
export function wordsTo(objection: Objection, brief: Brief): string {
  const options = WORDS[objection];
  const fresh = options.filter((option) => !wasSaid(brief, option));
  return pick(brief.interview.seed, `${objection}:${brief.turn}`, fresh.length > 0 ? fresh : options);
}

const WORDS: Readonly<Record<Objection, readonly string[]>> = {
  stuck: [
    "That happens. Say what you would try first, even if it is a guess, or ask for a hint.",
    "Then begin with the smallest piece you are sure of. A hint is there too, and so is skip.",
    "Guess, and say that it is one. Or ask for a hint, or skip this question.",
    "Take any decision and defend it, or ask for a hint.",
  ],
  "said-already": [
    "Then that stands, and I ask something else.",
    "I have that. Let me go on.",
    "Then I leave it there.",
  ],
  objects: [
    "Noted. Then from another side.",
    "Let us leave that one.",
    "You may disagree with me here. Another question, then.",
  ],
};
