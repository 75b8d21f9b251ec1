import type { InterviewEvent } from "../events.ts";
import type { Interview, Phase } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import { alarm, ignore, sayAside, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";

type Grading = Extract<Phase, { is: "grading" }>;
type Reported = Extract<Phase, { is: "reported" }>;

const GRADE_AGAIN_MS = 30_000;

/** The report is being written. A grader that fails is asked again later; nothing is ever made up. */
export function stepGrading(state: Interview, phase: Grading, event: InterviewEvent): Step {
  switch (event.is) {
    case "graded":
      return stay(
        { ...state, phase: { is: "reported", scorecard: event.scorecard } },
        { is: "publish-report" },
      );
    case "grading-failed": {
      const failures = phase.failures + 1;
      const next: Interview = { ...state, phase: { is: "grading", failures } };
      if (failures >= LIMITS.gradingFailuresMax) return stay(next, sayAside(next, LINES.gradingGivenUp));
      const words = failures === 1 ? [sayAside(next, LINES.gradingFailed)] : [];
      const wait = event.failure.retryAfterMs ?? GRADE_AGAIN_MS * 2 ** (failures - 1);
      return stay(next, ...words, alarm(next, wait, { kind: "grade-again", epoch: next.epoch }));
    }
    case "alarm-rang":
      return event.alarm.kind === "grade-again" && event.alarm.epoch === state.epoch
        ? stay(state, { is: "grade" })
        : ignore(state, "stale");
    case "regrade-asked":
      if (phase.failures < LIMITS.gradingFailuresMax) return ignore(state, "out-of-place");
      return stay({ ...state, phase: { is: "grading", failures: 0 } }, { is: "grade" });
    case "candidate-said":
      return ignore(state, "out-of-place", sayAside(state, LINES.afterEnd));
    default:
      return ignore(state, "out-of-place");
  }
}

/** Done. Only what could not be scored may be asked for again. */
export function stepReported(state: Interview, phase: Reported, event: InterviewEvent): Step {
  if (
    event.is === "regrade-asked" &&
    phase.scorecard.criteria.some((criterion) => criterion.verdict === "unscored")
  ) {
    return stay({ ...state, phase: { is: "grading", failures: 0 }, epoch: state.epoch + 1 }, { is: "grade" });
  }
  return ignore(state, "out-of-place");
}
