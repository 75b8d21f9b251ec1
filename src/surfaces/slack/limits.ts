/**
 * Slack's limits, each from its developer documentation. Sizes are characters, times milliseconds. Slack refuses a
 * whole message for one of them and the stand-in none, so whatever is rendered is held against these.
 */
export const SLACK_LIMITS = {
  /** "Block Kit": blocks of a message, and of a modal or home tab. */
  messageBlocksMax: 50,
  viewBlocksMax: 100,
  blockIdCharsMax: 255,
  /** "Section block": text. "Header block": text. "Context block": elements. */
  sectionCharsMax: 3_000,
  headerCharsMax: 150,
  contextElementsMax: 10,
  /** "Actions block": elements. */
  actionsElementsMax: 25,
  /** "Button element": text, action_id, value, url. */
  buttonTextCharsMax: 75,
  actionIdCharsMax: 255,
  buttonValueCharsMax: 2_000,
  urlCharsMax: 3_000,
  /** "Select menu element" and "Option object". */
  selectOptionsMax: 100,
  optionTextCharsMax: 75,
  optionValueCharsMax: 150,
  placeholderCharsMax: 150,
  /** "Views": title, submit, close, callback_id, private_metadata. */
  viewTitleCharsMax: 24,
  viewSubmitCharsMax: 24,
  callbackIdCharsMax: 255,
  privateMetadataCharsMax: 3_000,
  inputLabelCharsMax: 2_000,
  /** "chat.postMessage": text is cut beyond this. */
  textCharsMax: 40_000,
  /** "Assistant": suggested prompts of a thread. */
  suggestedPromptsMax: 4,
  /** "Handling user interaction": time for the answer, life of a trigger, uses of a response_url. */
  answerMs: 3_000,
  triggerMs: 3_000,
  responsesMax: 5,
  /** "Events API": a request is sent again up to three times. */
  retriesMax: 3,
  /** "App manifest": display name, descriptions, slash command, shortcut. */
  appNameCharsMax: 35,
  appDescriptionCharsMax: 140,
  commandDescriptionCharsMax: 2_000,
  usageHintCharsMax: 1_000,
  shortcutNameCharsMax: 24,
  shortcutDescriptionCharsMax: 150,
} as const;

/** Ours, where Slack has none or is vague. */
export const OWN_LIMITS = {
  /** Characters of all blocks of one message. Slack names no number and refuses somewhere above this one. */
  messageCharsMax: 10_000,
  /** Room is left for the rows of buttons. */
  textBlocksMax: 40,
  /** Text for notifications and screen readers. */
  fallbackCharsMax: 300,
  /** A row of buttons that a telephone shows without a scroll. */
  buttonsInRowMax: 5,
  /** What an event brought is kept within this time, or Slack is asked to send it again; below `answerMs`. */
  keepMs: 2_500,
  /** Choices for an option being typed are awaited so long; then there are none. */
  suggestMs: 2_000,
  /** A text file or snippet that is read as part of a reply, in bytes and in characters. */
  textFileBytesMax: 160_000,
  textFileCharsMax: 35_000,
  /** Bytes of a picture: as many as an interview takes. */
  pictureBytesMax: 8_000_000,
  /** Messages fetched with one request, and pages of them, for one conversation. */
  pageSize: 200,
  pagesMax: 10,
  /** Deliveries remembered, since Slack sends some again, and mentions twice. */
  heardMax: 10_000,
  /** People whose names and rights are remembered, and for how long. */
  peopleMax: 5_000,
  peopleMs: 5 * 60_000,
  /** People and threads remembered who were told that this is somebody else's interview. */
  passersByMax: 5_000,
  /** Replies that wait for their form to be sent. */
  repliesMax: 200,
  /** How often taking something is tried while the store does not answer, and the wait before the second time. */
  deliverTriesMax: 5,
  deliverAgainMs: 250,
  /** One request to Slack. */
  requestMs: 20_000,
  /** A pause that Slack asks for is sat out up to this length; for a longer one the outbox tries again later. */
  pauseMs: 30_000,
  pausesMax: 3,
  downloadMs: 15_000,
  /** A broken connection is made again after this time, twice as long each time that it fails. */
  reconnectMs: 500,
  reconnectMsMax: 30_000,
  /** Work under way is awaited so long when the process ends. */
  stopMs: 5_000,
} as const;
