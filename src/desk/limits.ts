// Limits of the desk. Times are milliseconds.

const minute = 60_000;

export const DESK_LIMITS = {
  /** Interviews of one person that are looked through for the latest of a kind; each is read as a whole. */
  lookBackMax: 50,
  /** Rows of a history. */
  historyShownMax: 25,
  /** Choices while an option is typed: Discord's most. */
  suggestionsMax: 25,
  suggestionCharsMax: 90,
  /** Live interviews whose missed messages are fetched after an outage. */
  liveMax: 2_000,
  /** Characters of a reply that is graded on the spot. */
  replyCharsMax: 40_000,
  /** One lone reply, also with a model that is slow. Discord lets an answer be edited for 15 minutes. */
  gradeMs: 10 * minute,
  /** Characters of one file of an export; the lowest limit of a platform is 10 MB in UTF-8. */
  exportCharsMax: 3_000_000,
  /** Interviews of one person that an export looks at. */
  exportedMax: 5_000,
  /** Channels that the settings of one workspace may name. */
  channelsMax: 100,
  retentionDays: { least: 1, most: 3_650 },
  /** Ended interviews looked at in one page of the daily cleaning. */
  retentionPage: 200,
  /** Pages of one cleaning; what is left is looked at the next day. */
  retentionPagesMax: 500,
  /** Title of a thread, in characters. */
  threadTitleMax: 90,
} as const;
