import type { InterviewEvent } from "./events.ts";
import type { Interview } from "./interview.ts";
import { ignore, settleDraft } from "./moves.ts";
import { advanceClock } from "./pacing.ts";
import { stepAmendment } from "./phases/amendment.ts";
import { stepAsking } from "./phases/asking.ts";
import { stepFeedback } from "./phases/feedback.ts";
import { stepGrading, stepReported } from "./phases/grading.ts";
import { stepListening } from "./phases/listening.ts";
import { stepLobby } from "./phases/lobby.ts";
import { stepPaused } from "./phases/paused.ts";
import type { Step } from "./step-result.ts";

/**
 * The interview: from a state and an event to the next state and what is to be done. Pure and total: any event
 * in any phase gives a step. One that changes nothing says why in `ignored` and leaves the very same state.
 */
export function step(state: Interview, event: InterviewEvent): Step {
  if ("by" in event && !belongs(state, event.by)) return ignore(state, "not-yours");
  const timed = advanceClock(state, event.at);
  const result = inPhase(timed, event);
  return result.ignored === undefined ? result : { ...result, state };
}

/** Candidates, and in peer mode the human interviewer. */
function belongs(state: Interview, person: string): boolean {
  return state.interviewer?.id === person || state.candidates.some((candidate) => candidate.id === person);
}

function inPhase(state: Interview, event: InterviewEvent): Step {
  const { phase } = state;
  if (event.is === "place-lost") return lost(state, event.why);
  if (event.is === "feedback-given") return stepFeedback(state, event);
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

/** The channel or thread is gone: nobody can be asked any more, but what was said is graded all the same. */
function lost(state: Interview, why: string): Step {
  const { phase } = state;
  if (phase.is === "reported" || phase.is === "abandoned" || phase.is === "grading")
    return ignore(state, "out-of-place");
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
