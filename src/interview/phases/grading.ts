import { regradeButtons } from "../buttons.ts";
import type { Failure, InterviewEvent } from "../events.ts";
import type { Interview, Phase } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import { ignore, sayAside, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";
import { gradeAgain, publish } from "./reported.ts";

type Grading = Extract<Phase, { is: "grading" }>;

/** The report is being written. A grader that fails is asked again later; nothing is ever made up. */
export function stepGrading(state: Interview, phase: Grading, event: InterviewEvent): Step {
  switch (event.is) {
    case "graded":
      return publish(state, { is: "reported", scorecard: event.scorecard });
    case "grading-failed":
      return failed(state, phase, event.failure);
    case "alarm-rang":
      return event.alarm.kind === "grade-again" && event.alarm.epoch === state.epoch
        ? stay(state, { is: "grade" })
        : ignore(state, "stale");
    case "regrade-asked":
      // Before the first failure it is being graded for the first time, and nothing has to be asked for again.
      if (phase.failures === 0) return ignore(state, "out-of-place");
      return stay(
        { ...state, phase: { is: "grading", failures: 0 }, epoch: state.epoch + 1 },
        { is: "grade" },
      );
    case "candidate-said":
      return ignore(state, "out-of-place", sayAside(state, LINES.afterEnd));
    default:
      return ignore(state, "out-of-place");
  }
}

function failed(state: Interview, phase: Grading, { retryAfterMs }: Failure): Step {
  const failures = Math.min(phase.failures + 1, LIMITS.gradingFailuresMax);
  const next: Interview = { ...state, phase: { is: "grading", failures } };
  if (failures >= LIMITS.gradingFailuresMax)
    return stay(next, sayAside(next, LINES.gradingGivenUp, "note", regradeButtons(next)));
  const words = failures === 1 ? [sayAside(next, LINES.gradingFailed)] : [];
  return stay(next, ...words, gradeAgain(next, failures, retryAfterMs));
}
