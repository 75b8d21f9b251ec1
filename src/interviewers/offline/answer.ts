import type { InterviewerReply } from "../../interview/events.ts";
import { pick } from "../../interview/lines.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { OFFLINE_INTERVIEWER } from "./name.ts";
import { type Asked, readQuestions } from "./questions.ts";
import { shortQuote } from "./quoting.ts";
import { isUsed, latestReplies } from "./room.ts";

const ANSWERS_MAX = 6;

export type Answers = {
  readonly text: string;
  readonly used: readonly string[];
  readonly about?: string;
  /** Words of the reply that were not questions: with enough of them the reply is also an answer. */
  readonly otherWords: number;
};

/** What to say to the questions in the latest reply; undefined when it asked nothing. */
export function answerQuestions(brief: Brief): Answers | undefined {
  const reply = latestReplies(brief)
    .map((turn) => turn.text)
    .join("\n\n");
  const asked = readQuestions(reply, brief.rubric);
  const real = asked.filter((one) => one.is !== "manners");
  if (asked.length === 0) return undefined;
  const questionWords = reply
    .split(/(?<=\?)/)
    .filter((piece) => piece.trim().endsWith("?"))
    .reduce((sum, piece) => sum + lastSentenceWords(piece), 0);
  const otherWords = Math.max(0, reply.split(/\s+/).length - questionWords);
  if (real.length === 0)
    return {
      text: pick(brief.interview.seed, `manners:${brief.turn}`, [
        "Please go on.",
        "Yes, go on.",
        "Go ahead.",
      ]),
      used: [],
      otherWords,
    };
  const facts = real.flatMap((one) => (one.is === "fact" ? [one.fact.id] : [])).slice(0, ANSWERS_MAX);
  return {
    text: linesFor(real, brief).join("\n"),
    used: facts.map((id) => `fact:${id}`),
    ...(facts[0] !== undefined && { about: facts[0] }),
    otherWords,
  };
}

/** Facts first, one by one; then one line for each other kind of question, however many there were of it. */
function linesFor(real: readonly Asked[], brief: Brief): string[] {
  const facts = real.filter((one) => one.is === "fact");
  const others = real.filter(
    (one, i) => one.is !== "fact" && real.findIndex((other) => other.is === one.is) === i,
  );
  const told = facts.slice(0, ANSWERS_MAX).map((one, i) => line(one, brief, i));
  const left = facts.length - told.length;
  const rest =
    left > 0
      ? [`You asked ${left} more ${left === 1 ? "thing" : "things"}; ask again for what you still need.`]
      : [];
  const about = others.map((one, i) =>
    one.is === "unknown" && facts.length > 0 ? restUnknown(one.words) : line(one, brief, told.length + i),
  );
  return [...told, ...about, ...rest];
}

/** Says which of several questions stays open, by its own words. */
function restUnknown(words: string): string {
  const quote = shortQuote(words.replace(/^(?:and|so|also|but|then|ok|okay)[, ]+/i, ""));
  return quote === undefined
    ? "For the rest I have no figures; assume something and say what."
    : `On “${quote}” I have no figure; assume one and say it aloud.`;
}

function lastSentenceWords(piece: string): number {
  return (piece.split(/[.!\n]\s*/).at(-1) ?? "").split(/\s+/).filter((word) => word !== "").length;
}

function line(asked: Asked, brief: Brief, index: number): string {
  const { seed } = brief.interview;
  const key = `${brief.turn}:${index}`;
  switch (asked.is) {
    case "fact":
      return isUsed(brief, `fact:${asked.fact.id}`) ? `As I said: ${asked.fact.says}` : asked.fact.says;
    case "design":
      return pick(seed, `design:${key}`, [
        "That one is yours to decide. What would you choose, and what does it cost you?",
        "I will give that back to you: what would you do, and why?",
        "That is the design, and the design is yours. Make a choice and defend it.",
        "Tell me what you would pick, and what would make you change your mind.",
      ]);
    case "assumption":
      return pick(seed, `assume:${key}`, [
        "You may assume that. Say so again where your design hangs on it.",
        "Take it as an assumption, and tell me what changes if it does not hold.",
        "Fine as an assumption; keep in mind what rests on it.",
      ]);
    case "rubric":
      return pick(seed, `rubric:${key}`, [
        "I keep that to myself until the report.",
        "You will see how it was judged in the report, not before.",
        "That stays with me until the end.",
      ]);
    case "manners":
      return "Please go on.";
    case "unknown":
      return pick(seed, `unknown:${key}`, [
        "I have no figure for that. Make an assumption, say it aloud, and go on.",
        "That is not known here. Assume something sensible and tell me what you assumed.",
        "I cannot tell you that one. Pick an assumption and state it.",
      ]);
  }
}

/** An answer as a reply: the question that stands goes on standing. */
export function asAnswer(answers: Answers, tail: string | undefined): InterviewerReply {
  const text = tail === undefined ? answers.text : `${answers.text}\n\n${tail}`;
  return {
    text,
    kind: "answer",
    used: answers.used,
    moveOn: false,
    by: OFFLINE_INTERVIEWER,
    ...(answers.about !== undefined && { about: answers.about }),
  };
}
