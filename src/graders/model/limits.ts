/** A limit on everything that a model is given or gives back. Sizes are UTF-16 units. */
export const MODEL_GRADER_LIMITS = {
  /** Candidate's words in one call; more is cut in the middle, since plans stand at the start and sums at the end. */
  wordsCharsMax: 48_000,
  /** The interviewer's words before a turn, which only say what it answers. */
  askedCharsMax: 240,
  /** Fewer content words of the candidate's own ("I don't know.") say nothing that a model could read out of them. */
  contentWordsMin: 2,
  /** Anchor or example of a criterion; somebody's own rubric may hold pages. */
  toldCharsMax: 1_200,
  /** Criteria and red flags of one call; a longer list is judged worse towards its end. */
  itemsPerCallMax: 14,
  /** Words that a quotation has at least: one word alone claims nothing. */
  quoteWordsMin: 2,
  quoteCharsMax: 600,
  quotesMax: 4,
  reasonCharsMax: 240,
  /** Tokens out: what the answer takes without its entries, and one entry with quotations and reason. */
  tokensOutBase: 100,
  tokensOutPerItem: 220,
} as const;
