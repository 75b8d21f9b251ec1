import { tendClock } from "./clock.ts";
import { laneOf } from "./effects.ts";
import type { InterviewEvent } from "./events.ts";
import type { Interview } from "./interview.ts";
import { ignore, settleDraft, stay } from "./moves.ts";
import { advanceClock } from "./pacing.ts";
import { stepAmendment } from "./phases/amendment.ts";
import { stepAsking } from "./phases/asking.ts";
import { stepFeedback } from "./phases/feedback.ts";
import { stepGrading } from "./phases/grading.ts";
import { stepListening } from "./phases/listening.ts";
import { stepLobby } from "./phases/lobby.ts";
import { stepPaused } from "./phases/paused.ts";
import { stepPicture, tendPictures } from "./phases/picture.ts";
import { stepReported } from "./phases/reported.ts";
import type { Step } from "./step-result.ts";

/**
 * The interview: from a state and an event to the next state and what is to be done. Pure and total: any event
 * in any phase gives a step. One that changes nothing says why in `ignored` and leaves the very same state.
 */
export function step(state: Interview, event: InterviewEvent): Step {
  if ("by" in event && !belongs(state, event.by)) return ignore(state, "not-yours");
  const timed = advanceClock(state, event.at);
  const result = inPhase(timed, event);
  if (result.ignored !== undefined) return { ...result, state };
  return withoutVoice(tendClock(state, event, tendPictures(state, result)));
}

/** Where the place is gone nothing is said any more; the grading goes on and the report is kept. */
function withoutVoice(step: Step): Step {
  if (!step.state.isPlaceLost) return step;
  return { ...step, effects: step.effects.filter((effect) => laneOf(effect) !== "voice") };
}

/** Candidates, and in peer mode the human interviewer. */
function belongs(state: Interview, person: string): boolean {
  return state.interviewer?.id === person || state.candidates.some((candidate) => candidate.id === person);
}

function inPhase(state: Interview, event: InterviewEvent): Step {
  const { phase } = state;
  if (event.is === "place-lost") return lost(state, event.why);
  if (event.is === "feedback-given") return stepFeedback(state, event);
  if (event.is === "clock-shown") return clockShown(state, event.ref);
  if (event.is === "alarm-rang" && event.alarm.kind === "clock-due")
    return state.clock?.isLate ? stay(state) : ignore(state, "stale");
  const ofPicture = stepPicture(state, event);
  if (ofPicture !== undefined) return ofPicture;
  if (event.is === "candidate-edited" || event.is === "candidate-deleted") return stepAmendment(state, event);
  switch (phase.is) {
    case "lobby":
      return stepLobby(state, event);
    case "asking":
      return stepAsking(state, phase, event);
    case "listening":
      return stepListening(state, phase, event);
    case "paused":
      return stepPaused(state, phase, event);
    case "grading":
      return stepGrading(state, phase, event);
    case "reported":
      return stepReported(state, phase, event);
    case "abandoned":
      return ignore(state, "out-of-place");
  }
}

function clockShown(state: Interview, ref: string): Step {
  const { clock } = state;
  if (clock?.shownAt === undefined || clock.ref !== undefined) return ignore(state, "stale");
  return stay({ ...state, clock: { ...clock, ref } });
}

/** The channel or thread is gone: nobody can be asked any more, but what was said is graded all the same. */
function lost(before: Interview, why: string): Step {
  const { phase } = before;
  if (before.isPlaceLost || phase.is === "abandoned") return ignore(before, "out-of-place");
  const state: Interview = { ...before, isPlaceLost: true };
  // The report itself could not be posted, or what was to follow it.
  if (phase.is === "reported") return stay(state, { is: "tell-report" });
  if (phase.is === "grading") return stay(state);
  const spoke = state.draft.length > 0 || state.turns.some((turn) => turn.who === "candidate");
  if (!spoke)
    return { state: { ...state, phase: { is: "abandoned", why }, endedAt: state.lastAt }, effects: [] };
  return {
    state: {
      ...settleDraft(state),
      phase: { is: "grading", failures: 0 },
      endedAt: state.lastAt,
      epoch: state.epoch + 1,
    },
    effects: [{ is: "grade" }],
  };
}
