import type { Scorecard } from "../../scoring/scorecard.ts";
import type { InterviewEffect } from "../effects.ts";
import type { InterviewEvent } from "../events.ts";
import type { Interview, Reported } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import { alarm, closeThread, ignore, sayAside, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";

/** The report is out. What had no grade is graded again, by itself for a while and whenever somebody asks. */
export function stepReported(state: Interview, phase: Reported, event: InterviewEvent): Step {
  switch (event.is) {
    case "graded":
      return takeGrading(state, phase, event.scorecard);
    case "grading-failed":
      return isOpen(phase.scorecard)
        ? stillOpen(state, phase, event.failure.retryAfterMs)
        : ignore(state, "stale");
    case "alarm-rang":
      return event.alarm.kind === "grade-again" &&
        event.alarm.epoch === state.epoch &&
        isOpen(phase.scorecard)
        ? stay(state, { is: "grade" })
        : ignore(state, "stale");
    case "regrade-asked":
      if (!isOpen(phase.scorecard))
        return ignore(state, "out-of-place", sayAside(state, LINES.nothingToRegrade));
      return stay(
        { ...state, phase: { ...phase, failures: 0 }, epoch: state.epoch + 1 },
        sayAside(state, LINES.gradingAgain),
        { is: "grade" },
      );
    case "share-asked":
      return share(state);
    default:
      return ignore(state, "out-of-place");
  }
}

/** The candidate lets the others read the report. */
function share(state: Interview): Step {
  if (state.isShared) return ignore(state, "out-of-place", sayAside(state, LINES.sharedAlready));
  if (state.place.thread === undefined || state.isPlaceLost)
    return ignore(state, "out-of-place", sayAside(state, LINES.nobodyToShareWith));
  return stay({ ...state, isShared: true }, { is: "share-report" }, ...closeThread(state));
}

/** Shows a report, and sees to it that what it leaves open is tried again. Alarms of before are late from now on. */
export function publish(state: Interview, reported: Reported): Step {
  const { unfinished } = reported.scorecard;
  const failures = unfinished === undefined ? 0 : failuresAfter(reported);
  const next: Interview = {
    ...state,
    phase: { ...reported, ...(failures > 0 && { failures }) },
    epoch: state.epoch + 1,
  };
  const again =
    failures > 0 && failures < LIMITS.gradingFailuresMax
      ? [gradeAgain(next, failures, unfinished?.retryAfterMs)]
      : [];
  if (next.isPlaceLost) return stay(next, { is: "tell-report" }, ...again);
  return stay(next, { is: "publish-report" }, ...closeThread(next), ...again);
}

/** When a grading that failed is tried again: later each time, and never before the endpoint wants to be asked. */
export function gradeAgain(state: Interview, failures: number, retryAfterMs = 0): InterviewEffect {
  const backOff = LIMITS.gradeAgainMs * 2 ** (failures - 1);
  const wait = Math.min(LIMITS.gradeAgainMsMax, Math.max(backOff, retryAfterMs));
  return alarm(state, wait, { kind: "grade-again", epoch: state.epoch });
}

/** A fuller report takes the place of the one before; one that is no fuller never does. */
function takeGrading(state: Interview, phase: Reported, scorecard: Scorecard): Step {
  if (!isOpen(phase.scorecard)) return ignore(state, "stale");
  if (isFuller(scorecard, phase.scorecard))
    return publish(state, { ...phase, scorecard, updates: (phase.updates ?? 0) + 1 });
  if (scorecard.unfinished !== undefined) return stillOpen(state, phase, scorecard.unfinished.retryAfterMs);
  // The grader did its work and came to no more: asking it again by itself would not change that.
  return stay(
    { ...state, phase: { ...phase, failures: LIMITS.gradingFailuresMax } },
    sayAside(state, LINES.gradingSame),
  );
}

function stillOpen(state: Interview, phase: Reported, retryAfterMs: number | undefined): Step {
  const failures = failuresAfter(phase);
  const next: Interview = { ...state, phase: { ...phase, failures } };
  if (failures >= LIMITS.gradingFailuresMax) return stay(next, sayAside(next, LINES.gradingLeftOpen));
  // Whoever asked hears at once what came of it; tries of our own stay quiet until the last.
  const words = failures === 1 ? [sayAside(next, LINES.gradingStillOpen)] : [];
  return stay(next, ...words, gradeAgain(next, failures, retryAfterMs));
}

function failuresAfter({ failures = 0 }: Reported): number {
  return Math.min(failures + 1, LIMITS.gradingFailuresMax);
}

/** Whether something has no grade. */
function isOpen(scorecard: Scorecard): boolean {
  return scorecard.unfinished !== undefined || unscored(scorecard) > 0;
}

function isFuller(after: Scorecard, before: Scorecard): boolean {
  const [left, right] = [unscored(after), unscored(before)];
  if (left !== right) return left < right;
  return after.unfinished === undefined && before.unfinished !== undefined;
}

function unscored({ criteria }: Scorecard): number {
  return criteria.filter(({ verdict }) => verdict === "unscored").length;
}
