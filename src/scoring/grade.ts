/** Words of the candidate, exactly as written. */
export type Quote = {
  readonly text: string;
  /** Turn of the interview it was said in; absent when a lone reply was graded. */
  readonly turn?: number;
};

export type Verdict = "covered" | "partly" | "missing";

/** How one criterion was judged. "No verdict" is its own case and never counts as a zero. */
export type Score =
  | {
      readonly is: "scored";
      readonly criterion: string;
      readonly verdict: Verdict;
      readonly evidence: readonly Quote[];
      readonly because: string;
      /** Who judged it, such as "offline grader, v1". */
      readonly by: string;
      /** False where an unsure grader would rather be asked again by a better one. */
      readonly sure: boolean;
    }
  | { readonly is: "unscored"; readonly criterion: string; readonly why: string };

/** A red flag that was raised. One that was not is simply absent. */
export type FlagRaised = { readonly flag: string; readonly evidence: readonly Quote[]; readonly by: string };

/** Words that addressed the grader or hid something; cut out before grading and shown. */
export type Flagged = { readonly text: string; readonly why: string; readonly turn?: number };

/** Why something could not be judged now that may be later; such criteria are unscored. */
export type Unfinished = {
  /** The kind of failure that kept the grader from it, as in `Failure` of src/interview/events.ts. */
  readonly because:
    | "timeout"
    | "unavailable"
    | "refused"
    | "malformed"
    | "cut-short"
    | "misconfigured"
    | "unauthorised"
    | "rate-limited"
    | "over-budget"
    | "cancelled"
    | "internal";
  readonly retryAfterMs?: number;
};

/** Everything a grader says about what a candidate said. */
export type Grading = {
  readonly by: string;
  readonly scores: readonly Score[];
  readonly redFlags: readonly FlagRaised[];
  readonly flagged: readonly Flagged[];
  /** Absent when everything was judged. */
  readonly unfinished?: Unfinished;
};
