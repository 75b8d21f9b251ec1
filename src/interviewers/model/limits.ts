/**
 * How much a model is shown and may say, in characters (UTF-16 units) unless the name says otherwise. What a turn
 * costs follows from these and not from the length of the interview.
 */
export const CONTEXT_LIMITS = {
  problemCharsMax: 3_000,
  stageCharsMax: 600,
  factsMax: 40,
  factCharsMax: 240,
  /** Criteria of the stage that are listed; the open ones come first. */
  pointsMax: 16,
  pointCharsMax: 240,
  coveredCharsMax: 90,
  /** Targets that the model may choose from. */
  targetsMax: 6,
  askedMax: 10,
  askedCharsMax: 140,
  /** Turns before the latest reply that are shown as they were. */
  exchangesMax: 4,
  exchangeCharsMax: 700,
  /** The reply that is being answered; a longer one loses its middle. */
  latestCharsMax: 4_000,
  settledStagesMax: 7,
  settledQuotesMax: 3,
  settledCharsMax: 90,
} as const;

export const SPEECH_LIMITS = {
  sayCharsMax: 600,
  questionsMax: 2,
  factsMax: 6,
  /** Enough for the form with the longest words in it. */
  tokensOutMax: 500,
  /** Of an answer that was refused, as it is shown to the model again. */
  refusedCharsMax: 900,
} as const;
