import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gradeBySignals } from "../../src/graders/signal-grader.ts";
import type { Interview, Turn } from "../../src/interview/interview.ts";
import { allowanceOf } from "../../src/interviewers/model/allowance.ts";
import type { ModelAnswer } from "../../src/interviewers/model/answer-form.ts";
import { candidateWords } from "../../src/interviewers/model/candidate-words.ts";
import { allowedNow } from "../../src/interviewers/model/context.ts";
import { createModelInterviewer } from "../../src/interviewers/model/model-interviewer.ts";
import type { Ground } from "../../src/interviewers/model/rule.ts";
import { readLibrary } from "../../src/library/read-library.ts";
import type { ChatModel } from "../../src/ports/chat-model.ts";
import type { Brief } from "../../src/ports/interviewer.ts";
import { parsePrompt } from "../../src/prompts/parse-prompt.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import type { StageId } from "../../src/rubric/stages.ts";
import { answeredInterview } from "../fakes/graded-interview.ts";
import { recordingLog } from "../fakes/recording-log.ts";

const ROOT = join(import.meta.dirname, "..", "..");

export const interviewPrompt = parsePrompt(
  "interview.md",
  readFileSync(join(ROOT, "src", "prompts", "interview.md"), "utf8"),
);

/** The rubrics as shipped. */
export const rubrics: readonly Rubric[] = [...readLibrary(join(ROOT, "rubrics")).rubrics.values()];
export const adClick = rubrics.find(({ id }) => id === "ad-click")!;

export const NONCE = "nonceqxwjvzk";

export function modelInterviewer(model: ChatModel) {
  const log = recordingLog();
  const interviewer = createModelInterviewer({
    model,
    prompts: { interview: interviewPrompt },
    newNonce: () => NONCE,
    log,
  });
  return { ...interviewer, log };
}

type Said = { readonly rubric?: Rubric; readonly stage?: StageId; readonly turns?: readonly Turn[] };

/** The moment after a candidate's reply to the opening of a stage; graded as the runtime would have it. */
export function briefAfter(
  reply: string,
  { rubric = adClick, stage = "model", turns, ...more }: Said & Partial<Omit<Interview, keyof Said>> = {},
  about: Partial<Brief> = {},
): Brief {
  const opening = rubric.stages.find(({ id }) => id === stage)!.openings[0]!;
  const said: readonly Turn[] = turns ?? [
    { n: 1, who: "interviewer", stage: "clarify", kind: "prompt", text: rubric.prompt, at: 0 },
    { n: 2, who: "interviewer", stage, kind: "opening", text: opening, at: 0 },
    { n: 3, who: "candidate", stage, kind: "reply", text: reply, at: 0, person: "me" },
  ];
  const interview = answeredInterview({ problem: rubric.id, title: rubric.title, turns: said, ...more });
  return {
    rubric,
    interview,
    purpose: "respond",
    stage,
    turn: 2,
    grading: gradeBySignals({ rubric, level: interview.level, turns: said }),
    left: { stageMs: 300_000, wholeMs: 1_500_000 },
    ...about,
  };
}

/** A follow-up that is fine as it is, for `REPLY` at the stage of the model; each test changes what it is about. */
export function answer(more: Partial<ModelAnswer> = {}): ModelAnswer {
  return {
    kind: "follow-up",
    about: "new-ads",
    quote: "a two-tower retrieval model",
    facts: [],
    say: "What does the second stage know that those towers cannot?",
    moveOn: false,
    ...more,
  };
}

export const REPLY =
  "I would train a two-tower retrieval model and then a deep ranker, with embeddings for every user and ad.";

export const never = new AbortController().signal;

/** What an answer at this moment is held against. */
export function groundOf(brief: Brief): Ground {
  const allowance = allowanceOf(brief);
  const told = { prompt: interviewPrompt.system, allowed: allowedNow(brief, allowance), nonce: NONCE };
  return { brief, allowance, words: candidateWords(brief.interview.turns), told };
}
