import type { InterviewerReply } from "../../interview/events.ts";
import { pick } from "../../interview/lines.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { OFFLINE_INTERVIEWER } from "./name.ts";
import { type Asked, questionWords, readQuestions } from "./questions.ts";
import { shortQuote } from "./quoting.ts";
import { isUsed, latestReplies, wasSaidAtAll } from "./room.ts";

const ANSWERS_MAX = 6;

export type Answers = {
  readonly text: string;
  readonly used: readonly string[];
  readonly about?: string;
  /** Words of the reply that were not questions: with enough of them the reply is also an answer. */
  readonly otherWords: number;
  /** Nothing was asked about the system: "Does that make sense?" */
  readonly isAside: boolean;
};

/** What to say to the questions in the latest reply; undefined when it asked nothing. */
export function answerQuestions(brief: Brief): Answers | undefined {
  const reply = latestReplies(brief)
    .map((turn) => turn.text)
    .join("\n\n");
  const asking = { topicsAsk: brief.stage === "clarify" };
  const asked = readQuestions(reply, brief.rubric, asking);
  const real = asked.filter((one) => one.is !== "manners");
  if (asked.length === 0) return undefined;
  const words = reply.split(/\s+/).filter((word) => word !== "").length;
  const otherWords = Math.max(0, words - questionWords(reply, brief.rubric, asking));
  const isAside = asked.every(
    (one) => one.is === "manners" || one.is === "rubric" || one.is === "solution" || one.is === "hint",
  );
  if (real.length === 0)
    return {
      text: pick(brief.interview.seed, `manners:${brief.turn}`, [
        "Please go on.",
        "Yes, go on.",
        "Go ahead.",
      ]),
      used: [],
      otherWords,
      isAside,
    };
  const facts = real.flatMap((one) => (one.is === "fact" ? [one.fact.id] : [])).slice(0, ANSWERS_MAX);
  return {
    text: linesFor(real, brief).join("\n"),
    used: facts.map((id) => `fact:${id}`),
    ...(facts[0] !== undefined && { about: facts[0] }),
    otherWords,
    isAside,
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
  const unknown = real.flatMap((one) => (one.is === "unknown" ? [one.words] : []));
  const about = others.map((one, i) =>
    one.is === "unknown" && (facts.length > 0 || unknown.length > 1)
      ? allUnknown(unknown, told.length > 0)
      : line(one, brief, told.length + i),
  );
  return [...told, ...about, ...rest];
}

const UNKNOWN_QUOTED_MAX = 3;

/** Says which of several questions stay open, by their own words. */
function allUnknown(asked: readonly string[], isRest: boolean): string {
  const quotes = asked.flatMap((words) => questionQuote(words) ?? []);
  if (quotes.length < asked.length || quotes.length > UNKNOWN_QUOTED_MAX)
    return isRest
      ? "For the rest I have nothing; assume something and say what."
      : "I have nothing on any of these; assume what you need and say what.";
  const listed = quotes.length === 1 ? quotes[0]! : `${quotes.slice(0, -1).join(", ")} or ${quotes.at(-1)}`;
  return `I have nothing on ${listed}; assume something and say it aloud.`;
}

function questionQuote(words: string): string | undefined {
  const plain = words.replace(/^(?:and|so|also|but|then|ok|okay)[, ]+/i, "").replace(/[\s?.!]+$/, "");
  const quote = shortQuote(plain) ?? (plain === "" ? undefined : plain);
  return quote === undefined ? undefined : `“${quote}”`;
}

function line(asked: Asked, brief: Brief, index: number): string {
  const key = `${brief.turn}:${index}`;
  switch (asked.is) {
    case "fact":
      return isUsed(brief, `fact:${asked.fact.id}`) ? `As I said: ${asked.fact.says}` : asked.fact.says;
    case "design":
      return fresh(brief, `design:${key}`, [
        "That one is yours to decide. What would you choose, and what does it cost you?",
        "I will give that back to you: what would you do, and why?",
        "That is the design, and the design is yours. Make a choice and defend it.",
        "Tell me what you would pick, and what would make you change your mind.",
      ]);
    case "assumption":
      return fresh(brief, `assume:${key}`, [
        "You may assume that. Say so again where your design hangs on it.",
        "Take it as an assumption, and tell me what changes if it does not hold.",
        "Fine as an assumption; keep in mind what rests on it.",
      ]);
    case "rubric":
      return fresh(brief, `rubric:${key}`, [
        "I keep that to myself until the report.",
        "You will see how it was judged in the report, not before.",
        "That stays with me until the end.",
      ]);
    case "solution":
      return fresh(brief, `solution:${key}`, [
        "The design has to come from you; a full answer stands in the report. If you are stuck, ask for a hint.",
        "I give numbers and hints, and no solutions. Which decision would you take first?",
        "That would spare you the interview. Say what you would try, or ask for a hint.",
      ]);
    case "hint":
      return "A hint costs what was said at the start, whoever asks. Say hint, and you get one.";
    case "counter":
      return fresh(brief, `counter:${key}`, [
        "I do not say that you are wrong; I want to hear what it rests on.",
        "I take no side. Make the case as you would to a colleague who doubts it.",
        "Somebody will ask you that at work. What speaks for your choice, and what against it?",
      ]);
    case "unclear":
      return fresh(brief, `unclear:${key}`, [
        "Take the question as it stands: say how you read it, and answer that.",
        "Read it in the way that matters most for this system, and say which way that is.",
        "There is no trick in it. Say what you think it asks, and start there.",
      ]);
    case "manners":
      return "Please go on.";
    case "unknown":
      return fresh(brief, `unknown:${key}`, [
        "I have nothing on that. Make an assumption, say it aloud, and go on.",
        "That is not known here. Assume something sensible and tell me what you assumed.",
        "I cannot tell you that one. Pick an assumption and state it.",
      ]);
  }
}

/** A wording that was not used yet, while there is one. */
function fresh(brief: Brief, key: string, options: readonly string[]): string {
  const unsaid = options.filter((option) => !wasSaidAtAll(brief, option));
  return pick(brief.interview.seed, key, unsaid.length > 0 ? unsaid : options);
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
