import type { InterviewerReply } from "../interview/events.ts";
import { followUpsMax, LIMITS } from "../interview/limits.ts";
import { pick } from "../interview/lines.ts";
import type { Brief, Interviewer } from "../ports/interviewer.ts";
import { ok } from "../ports/result.ts";
import { type Answers, answerQuestions, asAnswer } from "./offline/answer.ts";
import { throwCurveball } from "./offline/curveball.ts";
import { aboutOpenPoint, aboutRedFlag, deepDive } from "./offline/follow-up.ts";
import { giveHint } from "./offline/hint.ts";
import { OFFLINE_INTERVIEWER } from "./offline/name.ts";
import { type Objection, objectionOf, wordsTo } from "./offline/objection.ts";
import { hasTimeToAsk, openPoints, turnsOfStage, wasSaid } from "./offline/room.ts";
import { faultOf, pushBack } from "./offline/vague.ts";

/** A reply with this many words beside its questions is also an answer; while asking is the task it takes more. */
const ANSWER_WORDS_MIN = { clarify: 60, later: 25, besideAnAside: 6 } as const;

/**
 * Leads an interview without a model: answers from the facts, asks the follow-up worth most, and moves on. Pure; the
 * same brief always gives the same words.
 */
export function replyOffline(brief: Brief): InterviewerReply {
  switch (brief.purpose) {
    case "open":
      return open(brief);
    case "hint":
      return giveHint(brief);
    case "close":
      return close(brief);
    case "skip":
      return nextQuestion(brief) ?? moveOn();
    case "respond":
      return respond(brief);
  }
}

/** The port's form of `replyOffline`. */
export const offlineInterviewer: Interviewer = {
  name: OFFLINE_INTERVIEWER,
  reply: (brief) => Promise.resolve(ok(replyOffline(brief))),
};

function open(brief: Brief): InterviewerReply {
  const stage = brief.rubric.stages.find((one) => one.id === brief.stage)!;
  const opened = turnsOfStage(brief).filter((turn) => turn.kind === "opening").length;
  const isAnswered = turnsOfStage(brief).some((turn) => turn.who === "candidate");
  if (opened > 0 && !isAnswered) {
    const unsaid = stage.openings.filter((opening) => !wasSaid(brief, opening));
    if (unsaid.length > 0)
      return say(
        "opening",
        `Back to ${stage.title}. ${pick(brief.interview.seed, `reopen:${opened}`, unsaid)}`,
      );
  }
  if (opened > 0) {
    const back = [
      "What would you add to it or change?",
      "What did you want to correct or add?",
      "Which part of it shall we look at again?",
    ];
    return say("opening", `Back to ${stage.title}. ${back[Math.min(opened - 1, back.length - 1)]}`);
  }
  return say("opening", pick(brief.interview.seed, `open:${stage.id}`, stage.openings));
}

function close(brief: Brief): InterviewerReply {
  const words = pick(brief.interview.seed, "close", [
    "That is all from my side. Looking at the whole design, is there anything you would change or add? If not, say done.",
    "I have no further questions. Before I write this up: what would you revisit if you had ten more minutes? Say done when there is nothing.",
    "We are through the stages. Is there a decision you would take back, or something you left out? Otherwise say done.",
  ]);
  return say("closing", words);
}

function respond(brief: Brief): InterviewerReply {
  const answers = answerQuestions(brief);
  if (answers !== undefined && !isAnswerToo(answers, brief)) {
    const given = turnsOfStage(brief).filter((turn) => turn.kind === "answer").length;
    if (given >= LIMITS.answersPerStage) return nextQuestion(brief) ?? moveOn();
    return asAnswer(answers, answers.isAside ? undefined : invitation(brief, given));
  }
  const objection = answers === undefined ? objectionOf(brief) : undefined;
  if (objection !== undefined) return meet(objection, brief);
  const next = hasTimeToAsk(brief) ? (pushBackOnce(brief) ?? nextQuestion(brief)) : undefined;
  if (answers === undefined) return next ?? moveOn();
  if (next === undefined) return { ...moveOn(), text: answers.text, kind: "answer", used: answers.used };
  return { ...next, text: `${answers.text}\n\n${next.text}`, used: [...(next.used ?? []), ...answers.used] };
}

/** "Recall at ten. Does that make sense?" is an answer with a question behind it. */
function isAnswerToo({ otherWords, isAside }: Answers, { stage }: Brief): boolean {
  if (isAside) return otherWords >= ANSWER_WORDS_MIN.besideAnAside;
  return otherWords >= (stage === "clarify" ? ANSWER_WORDS_MIN.clarify : ANSWER_WORDS_MIN.later);
}

/** Nobody is pressed on a reply that answers nothing: who is stuck is helped along, once, and the rest is passed over. */
function meet(objection: Objection, brief: Brief): InterviewerReply {
  const words = wordsTo(objection, brief);
  if (objection === "stuck" && !brief.interview.pushedBack.includes(brief.stage))
    return say("push-back", words);
  const next = hasTimeToAsk(brief) ? nextQuestion(brief, { isOpen: true }) : undefined;
  if (next === undefined) return moveOn();
  return objection === "stuck" ? next : { ...next, text: `${words} ${next.text}` };
}

/** After an answer in the first stage the floor goes back with a word; elsewhere the question simply stands. */
function invitation(brief: Brief, given: number): string | undefined {
  if (brief.stage !== "clarify") return undefined;
  if (given >= 3 && openPoints(brief).length === 0)
    return "If you have what you need, say next and we go on to the framing.";
  return pick(brief.interview.seed, `invite:${brief.turn}`, [
    "What else would you like to know?",
    "Anything else before you go on?",
    "Go on: ask, or tell me how you read the problem so far.",
  ]);
}

function pushBackOnce(brief: Brief): InterviewerReply | undefined {
  if (brief.interview.pushedBack.includes(brief.stage)) return undefined;
  const fault = faultOf(brief);
  const words = fault === undefined ? undefined : pushBack(brief, fault);
  return words === undefined ? undefined : say("push-back", words);
}

/** The question worth most, if the stage has one left: a red flag first, then the curveball, then what is still open. */
function nextQuestion(brief: Brief, { isOpen = false } = {}): InterviewerReply | undefined {
  const asked = brief.interview.followUps[brief.stage] ?? 0;
  if (asked >= followUpsMax(brief.stage, brief.interview.minutes)) return undefined;
  return (
    // Words about the question itself are no claim to be doubted.
    (isOpen ? undefined : aboutRedFlag(brief)) ??
    throwCurveball(brief) ??
    aboutOpenPoint(brief) ??
    (brief.interview.level === "mid" ? undefined : deepDive(brief))
  );
}

function say(kind: InterviewerReply["kind"], text: string): InterviewerReply {
  return { text, kind, moveOn: false, by: OFFLINE_INTERVIEWER };
}

function moveOn(): InterviewerReply {
  return { text: "", kind: "note", moveOn: true, by: OFFLINE_INTERVIEWER };
}
