import type { Failure } from "../../interview/events.ts";

/** Why something has no verdict, in words for the candidate. What an operator needs stands in the log. */
export const FAILURE_WORDS: Readonly<Record<Failure["kind"], string>> = {
  timeout: "The model did not answer in time.",
  unavailable: "The model could not be reached.",
  refused: "The model refused to judge it.",
  malformed: "The model's answer could not be read.",
  "cut-short": "The model's answer broke off.",
  misconfigured: "The model is not set up rightly.",
  unauthorised: "The model did not let us in.",
  "rate-limited": "The model had too much to do.",
  "over-budget": "What may be spent on the model is used up.",
  cancelled: "The model was stopped before it could answer.",
  internal: "Something went wrong on our side.",
};

/** Failures that the next call of the same grading would meet again, so that it need not be tried. */
export function isLasting({ kind }: Failure): boolean {
  return kind === "misconfigured" || kind === "unauthorised" || kind === "over-budget";
}
