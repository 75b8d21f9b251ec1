import fnv1a from "@sindresorhus/fnv1a";
import type { Failure } from "./events.ts";
import type { Interview } from "./interview.ts";
import { LIMITS } from "./limits.ts";
import { type Chime, inWords, timeLeft } from "./pacing.ts";

/** One of several wordings, the same for the same seed and key. */
export function pick<Option>(seed: number, key: string, options: readonly Option[]): Option {
  const index = Number(fnv1a(`${seed}:${key}`, { size: 32 }) % BigInt(options.length));
  return options[index]!;
}

/** The sentences the state machine itself says. What an interviewer says is in `interviewers/`. */
export const LINES = {
  checklist: (state: Interview) =>
    [
      `${state.minutes} minutes, ${state.level} level, ${state.style === "coach" ? "coach style: a word of feedback after each stage" : "real style: nothing about your answers until the end"}.`,
      "Ask before you design; I have numbers and constraints, but no solutions.",
      "Say your plan and your assumptions aloud, and commit when there is a choice.",
      `A hint costs points: ${LIMITS.hintCosts.join(", then ")} for the first, second and third on one question.`,
    ] as const,
  nudge: (state: Interview, key: string) =>
    pick(state.seed, key, [
      "Take your time. If you are stuck, think aloud, or ask for a hint.",
      "Still with me? Half a thought is fine; so is asking for a hint, or moving on.",
      "No hurry. Tell me where you are in your thinking, even if it is unfinished.",
    ]),
  chime: (chime: Chime, state: Interview) => {
    switch (chime.is) {
      case "stage-near":
        return `About ${inWords(chime.leftMs)} left for this stage.`;
      case "stage-late":
        return "The time for this stage is used up. Finish your thought; I will move on shortly.";
      case "stage-over":
        return "I will move us on. What you typed is kept.";
      case "whole-near":
        return `${inWords(chime.leftMs).replace(/^l/, "L")} left of the whole interview.`;
      case "whole-over":
        return `The ${state.minutes} minutes are over. What you typed is kept and counts.`;
    }
  },
  time: (state: Interview, stage: Interview["plan"][number]) => {
    const { stageMs, wholeMs } = timeLeft(state, stage.stage);
    const ofStage =
      stageMs > 0 ? `${inWords(stageMs)} left for ${stage.title}` : `the time for ${stage.title} is used up`;
    const ofWhole = wholeMs > 0 ? `${inWords(wholeMs)} left of the whole` : "nothing left of the whole";
    return `${ofStage.replace(/^./, (first) => first.toUpperCase())}, ${ofWhole}.`;
  },
  paused: "Paused. The clock is stopped and everything is kept. Say resume to go on.",
  stillPaused: "We are paused. I keep what you wrote; say resume to go on.",
  resumed: (stage: string, left: string) => `We are back in ${stage}, with ${left} left. My question was:`,
  notBegun: "We have not begun yet. Press Start, or simply begin to talk.",
  reportElsewhere: (title: string) =>
    `The place of our interview about ${title} is gone. Everything you said there is kept, and here is your report.`,
  refused: (title: string, says: string) =>
    `I cannot write in our interview about ${title}. ${says} As soon as I may, I go on where we were.`,
  nothingToRepeat: "I have not asked anything yet.",
  nothingYet: "I have nothing from you on this question yet.",
  thinking: "One moment, I am still reading what you said.",
  noMoreHints: "You have had all three hints on this question.",
  firstStage: "This is the first stage.",
  purpose: (goal: string) =>
    `This stage settles one thing: ${goal.replace(/^./, (first) => first.toLowerCase())}`,
  purposeHidden: "In a real-style interview I keep that to myself until the report.",
  grading: "Thank you, that is the interview. I am writing your report.",
  gradingFailed: "I could not finish the grading. Nothing is lost; I will try again.",
  gradingGivenUp:
    "I still could not finish the grading. Everything you said is kept; ask for it again with regrade.",
  tooLong: (chars: number) =>
    `That message has ${chars.toLocaleString("en")} characters; I read up to ${LIMITS.messageCharsMax.toLocaleString("en")}. Please send it in parts; nothing of it was taken.`,
  tooMuch: "That is more than one interview can keep. Please say next, or end, and I will grade what I have.",
  lostForWords: "I have trouble with my next question, so let us go on.",
  gradingStillOpen:
    "I tried again, and some of it could still not be graded. Nothing is lost; I will go on trying.",
  gradingLeftOpen:
    "Some of it could still not be graded, so I stop trying by myself. Your words are kept; regrade asks again.",
  gradingAgain: "I am grading again what had no grade.",
  gradingSame: "I graded again, and it came to the same: what has no grade has none still.",
  nothingToRegrade: "Everything in this interview is graded.",
  standsIn: (because: Failure["kind"]) =>
    `${because === "over-budget" ? "The budget for the model is used up" : "The model does not answer just now"}, so the offline interviewer goes on. Nothing is lost.`,
  afterEnd: "The interview is over and this came too late to count. Your report is on its way.",
  sharedAlready: "This report is shared already.",
  nobodyToShareWith: "There is nobody here to share it with.",
  lobbyOver: "Nobody began this interview for a day, so I closed it. Start another whenever you like.",
  pauseOver:
    "This interview was paused for two weeks, so I closed it. Everything you said is kept in the report.",
  ended: "Closed before it began.",
} as const;
