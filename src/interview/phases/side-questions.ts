import type { StageId } from "../../rubric/stages.ts";
import { floorButtons, pausedButtons } from "../buttons.ts";
import type { Asking, Interview, Listening } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import { alarm, sayAside, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";

// What a candidate may ask about the interview itself, at any time, without it being part of the answer.

export function sayTime(state: Interview, stage: StageId): Step {
  const plan = state.plan.find((one) => one.stage === stage) ?? state.plan[0]!;
  return stay(state, sayAside(state, LINES.time(state, plan), "status"));
}

/** The question that stands, word for word. */
export function lastQuestion(state: Interview): string | undefined {
  return state.turns.findLast(
    (turn) =>
      turn.who === "interviewer" &&
      turn.kind !== "note" &&
      turn.kind !== "feedback" &&
      turn.kind !== "nudge" &&
      turn.kind !== "answer" &&
      turn.kind !== "hint",
  )?.text;
}

export function repeat(state: Interview): Step {
  const question = lastQuestion(state) ?? LINES.nothingToRepeat;
  return stay(state, sayAside(state, question, "repeat", floorButtons(state)));
}

export function sayPurpose(state: Interview, stage: StageId): Step {
  const goal = state.plan.find((one) => one.stage === stage)?.goal ?? "";
  return stay(
    state,
    sayAside(state, state.style === "coach" ? LINES.purpose(goal) : LINES.purposeHidden, "purpose"),
  );
}

/** Stops the clock. Alarms of the old epoch are late from now on. */
export function pause(state: Interview, resume: Asking | Listening): Step {
  const next: Interview = { ...state, phase: { is: "paused", resume }, epoch: state.epoch + 1 };
  return stay(
    next,
    sayAside(next, LINES.paused, "status", pausedButtons(next)),
    alarm(next, LIMITS.pauseMs, { kind: "pause-over", epoch: next.epoch }),
  );
}
