import type { InterviewEffect } from "../interview/effects.ts";
import type { Failure, InterviewEvent } from "../interview/events.ts";
import type { Asking, Interview, Turn } from "../interview/interview.ts";
import { timeLeft } from "../interview/pacing.ts";
import type { Account } from "../ports/chat-model.ts";
import { failed } from "../ports/result.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Grading } from "../scoring/grade.ts";
import { gradedAgain } from "../scoring/graded-again.ts";
import type { ApplyEvent } from "./apply-event.ts";
import { DeadlineError } from "./deadline.ts";
import { createGradingSoFar } from "./grading-so-far.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";
import type { RubricShelf } from "./rubric-shelf.ts";

type AskInterviewer = Extract<InterviewEffect, { is: "ask-interviewer" }>;
type GiveFeedback = Extract<InterviewEffect, { is: "give-feedback" }>;

/** The effects of the lane "mind": each asks somebody slow and brings the answer back as an event. */
export type Thinking = {
  ask(effect: AskInterviewer, interview: Interview, eventId: string, signal: AbortSignal): Promise<void>;
  giveFeedback(
    effect: GiveFeedback,
    interview: Interview,
    eventId: string,
    signal: AbortSignal,
  ): Promise<void>;
  grade(interview: Interview, eventId: string, signal: AbortSignal): Promise<void>;
};

export function createThinking(parts: EngineParts, shelf: RubricShelf, applyEvent: ApplyEvent): Thinking {
  const { graders, reporting } = parts;
  const interviewerOf = ({ usesModels }: Interview) =>
    usesModels === false ? (parts.interviewerWithoutModels ?? parts.interviewer) : parts.interviewer;
  const graderOf = ({ usesModels }: Interview) => (usesModels === false ? graders.soFar : graders.final);

  const gradeSoFar = createGradingSoFar(graders.soFar);

  async function soFar(interview: Interview, signal: AbortSignal) {
    const rubric = await shelf.get(interview.rubric);
    return { rubric, grading: await gradeSoFar(rubric, interview, signal) };
  }

  /** The first question is the same for everybody, so nobody has to wait for a grading of no words. */
  async function beforeAnyWord(interview: Interview) {
    const grading: Grading = { by: graders.soFar.name, scores: [], redFlags: [], flagged: [] };
    return { rubric: await shelf.get(interview.rubric), grading };
  }

  const warm = new WeakSet<Rubric>();

  /**
   * A grader's first look at a rubric is slow, and so is its first look at a reply. Both are taken while the candidate
   * reads the first question, at a reply made of the rubric's own strong answers.
   */
  async function warmUp(rubric: Rubric, interview: Interview): Promise<void> {
    if (warm.has(rubric)) return;
    warm.add(rubric);
    const signal = new AbortController().signal;
    await parts.sleep(RUNTIME_LIMITS.warmUpAfterMs, signal);
    const strong = rubric.criteria.flatMap(({ stage, anchor }) =>
      stage === "communicate" || anchor === undefined ? [] : [{ stage, text: anchor }],
    );
    const reply = { who: "candidate", kind: "reply", at: interview.lastAt } as const;
    const turns = strong
      .slice(0, RUNTIME_LIMITS.warmUpTurns)
      .map((words, i): Turn => ({ ...reply, ...words, n: i + 1 }));
    try {
      await graders.soFar.grade({ rubric, level: interview.level, turns }, signal);
    } catch {
      // Nothing depends on it; what is wrong will be said when something does.
    }
  }

  return {
    async ask(effect, interview, eventId, signal) {
      const { turn, stage, purpose } = effect;
      // Nobody waits for it any more, so the answer would be thrown away.
      if (askedFor(interview)?.turn !== turn) return;
      const isFirst = purpose === "open" && !interview.turns.some((turn) => turn.who === "candidate");
      const { rubric, grading } = isFirst ? await beforeAnyWord(interview) : await soFar(interview, signal);
      const left = timeLeft(interview, stage);
      const asked = interviewerOf(interview);
      const came = await asked
        .reply({ rubric, interview, purpose, stage, turn, grading, left }, signal)
        .catch((error: unknown) => failed(failureOf(error, signal)));
      const reply = came.ok ? came : failed(stoppedOr(came.failure, signal));
      await applyEvent(interview.id, (_, at): InterviewEvent => {
        const base = { id: eventId, at, turn };
        return reply.ok
          ? { ...base, is: "interviewer-replied", reply: reply.value }
          : { ...base, is: "interviewer-failed", failure: reply.failure };
      });
      if (!reply.ok) {
        const { kind } = reply.failure;
        parts.log.warn(
          { interview: interview.id, interviewer: asked.name, turn, kind },
          "the interviewer failed",
        );
      }
      if (isFirst) void warmUp(rubric, interview);
    },

    async giveFeedback({ stage }, interview, eventId, signal) {
      const { rubric, grading } = await soFar(interview, signal);
      const text = reporting.feedback(rubric, interview, grading, stage);
      await applyEvent(interview.id, (_, at) => ({ id: eventId, at, is: "feedback-given", stage, text }));
    },

    async grade(interview, eventId, signal) {
      if (interview.phase.is !== "grading" && interview.phase.is !== "reported") return;
      const graded = await gradeWhole(interview, signal);
      await applyEvent(interview.id, (_, at): InterviewEvent => ({ id: eventId, at, ...graded }));
      const about = { interview: interview.id, grader: graderOf(interview).name };
      if (graded.is === "grading-failed")
        parts.log.warn({ ...about, kind: graded.failure.kind }, "the grader failed");
      else if (graded.scorecard.unfinished !== undefined)
        parts.log.warn(
          { ...about, kind: graded.scorecard.unfinished.because },
          "the grading is not finished",
        );
    },
  };

  async function gradeWhole(interview: Interview, signal: AbortSignal) {
    const rubric = await shelf.get(interview.rubric);
    const { level, turns, phase } = interview;
    try {
      const graded = await graderOf(interview).grade(
        { rubric, level, turns, account: accountOf(interview) },
        signal,
      );
      const grading = phase.is === "reported" ? gradedAgain(phase.scorecard, graded) : graded;
      return { is: "graded" as const, scorecard: reporting.makeScorecard(rubric, interview, grading) };
    } catch (error) {
      return { is: "grading-failed" as const, failure: failureOf(error, signal) };
    }
  }
}

/** Whom a grading is charged to, where it costs anything. */
function accountOf({ id, candidates, place }: Interview): Account {
  const [first] = candidates;
  return { interview: id, workspace: place.workspace, ...(first !== undefined && { person: first.id }) };
}

/** What the interviewer is being asked for, also while it is paused. */
function askedFor({ phase }: Interview): Asking | undefined {
  const current = phase.is === "paused" ? phase.resume : phase;
  return current.is === "asking" ? current : undefined;
}

/** When the process stops, nothing has failed, and the effect is left for the next process. */
function throwIfStopping(signal: AbortSignal): void {
  if (signal.aborted && !(signal.reason instanceof DeadlineError)) throw signal.reason;
}

/** What somebody failed of. "cancelled" is our own doing: the process stops, or the time for the effect was over. */
export function stoppedOr(failure: Failure, signal: AbortSignal): Failure {
  if (failure.kind !== "cancelled") return failure;
  throwIfStopping(signal);
  return signal.aborted ? { ...failure, kind: "timeout" } : failure;
}

/** Somebody who may not throw did. */
export function failureOf(error: unknown, signal: AbortSignal): Failure {
  throwIfStopping(signal);
  const late = signal.aborted || error instanceof DeadlineError;
  return { kind: late ? "timeout" : "internal", message: error instanceof Error ? error.name : "unknown" };
}
