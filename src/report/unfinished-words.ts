import type { Interview } from "../interview/interview.ts";
import { LIMITS } from "../interview/limits.ts";
import type { Unfinished } from "../scoring/grade.ts";
import type { Scorecard } from "../scoring/scorecard.ts";

const BECAUSE: Readonly<Record<Unfinished["because"], string>> = {
  timeout: "the model did not answer in time",
  unavailable: "the model could not be reached",
  refused: "the model would not judge it",
  malformed: "the model's answer could not be read",
  "cut-short": "the model's answer broke off",
  misconfigured: "the endpoint does not know the model it is asked for",
  unauthorised: "the endpoint does not accept the key it is given",
  "rate-limited": "the endpoint is asked too often just now",
  "over-budget": "the budget for models is used up",
  cancelled: "the grading was interrupted",
  internal: "something inside Mockingbird broke",
};

/** Why a grading did not come to its end, as half a sentence. */
export function becauseWords({ because }: Unfinished): string {
  return BECAUSE[because];
}

type Open = Pick<Scorecard, "criteria" | "unfinished">;

export function unscoredCount({ criteria }: Open): number {
  return criteria.filter(({ verdict }) => verdict === "unscored").length;
}

/** What has no grade and why; undefined when the grading came to its end. */
export function openLine(graded: Open): string | undefined {
  if (graded.unfinished === undefined) return undefined;
  const open = unscoredCount(graded);
  const because = becauseWords(graded.unfinished);
  return open === 0
    ? `Not finished: not everything could be looked at, because ${because}.`
    : `Not finished: ${open} of ${graded.criteria.length} points could not be graded, because ${because}. They count neither for you nor against you.`;
}

/** The same with what becomes of it. */
export function unfinishedLine(scorecard: Scorecard, { phase }: Interview): string | undefined {
  const open = openLine(scorecard);
  if (open === undefined) return undefined;
  const failures = phase.is === "reported" ? (phase.failures ?? 0) : 0;
  const then =
    failures < LIMITS.gradingFailuresMax
      ? "It is tried again by itself while Mockingbird runs; regrade asks at once."
      : "Ask for it again with regrade.";
  return `${open} ${then}`;
}

/** Said above a report that takes the place of an earlier one; undefined for the first. */
export function updateLine(scorecard: Scorecard, { phase }: Interview): string | undefined {
  if (phase.is !== "reported" || (phase.updates ?? 0) === 0) return undefined;
  return scorecard.unfinished === undefined && unscoredCount(scorecard) === 0
    ? "Now complete: what had no grade before is graded. This report takes the place of the earlier one."
    : "Graded further: this report takes the place of the earlier one.";
}
