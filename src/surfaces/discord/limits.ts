/**
 * Discord's limits, each from its developer documentation. Sizes are characters, times milliseconds. discord.js refuses
 * few of them, so whatever is rendered is held against these.
 */
export const DISCORD_LIMITS = {
  /** "Create Message": content. */
  contentCharsMax: 2_000,
  /** "Embed Limits". A message has one embed here, and it has nothing but a description. */
  embedDescriptionCharsMax: 4_096,
  /** "Component Reference": action rows of a message, buttons of a row, options of a select. */
  rowsMax: 5,
  buttonsInRowMax: 5,
  selectOptionsMax: 25,
  buttonLabelCharsMax: 80,
  optionLabelCharsMax: 100,
  optionValueCharsMax: 100,
  selectPlaceholderCharsMax: 150,
  customIdCharsMax: 100,
  linkCharsMax: 512,
  /** "Create Message": nonce. */
  nonceCharsMax: 25,
  /** "Start Thread": name. */
  threadNameCharsMax: 100,
  /**
   * "Application Command Option Choice", in a command and while it is typed. What Discord wants of names and
   * descriptions is held against the commands table by a test.
   */
  commandChoicesMax: 25,
  choiceCharsMax: 100,
  /** "Create Message": files, and the size that every server allows, in bytes. */
  filesMax: 10,
  fileBytesMax: 10 * 1024 * 1024,
  /** Ours: file systems have 255 bytes, and Discord shows far fewer. */
  fileNameCharsMax: 100,
} as const;

/** Ours, where Discord has none. */
export const OWN_LIMITS = {
  /** A text file that is read as part of a reply, in bytes: more than an interview keeps of one message. */
  textFileBytesMax: 160_000,
  /** Characters of such a file; with a message of its own it stays below what an interview takes at once. */
  textFileCharsMax: 35_000,
  /** Bytes of a picture: as many as an interview takes. */
  pictureBytesMax: 8_000_000,
  /** Messages fetched for one thread after an outage. */
  missedMessagesMax: 1_000,
  /** Choices for an option being typed are awaited so long; then there are none. Discord waits for three seconds. */
  suggestMs: 2_000,
  /** Messages looked through for one that was posted before and is tried again, and fetched at once after an outage. */
  lookedThroughMax: 100,
  /** Authors remembered, since Discord does not say whose message was deleted. */
  authorsMax: 20_000,
  /** Private threads remembered, since Discord opens another one when it is asked again. */
  threadsRememberedMax: 1_000,
  /** People and threads remembered who were told that this is somebody else's interview. */
  passersByMax: 5_000,
  /** Typing is shown for ten seconds each time. */
  typingAgainMs: 8_000,
  /** About a minute and a half: longer than any model may think. */
  typingTimesMax: 12,
  /** How often taking something is tried while the store does not answer, and the wait before the second time. */
  deliverTriesMax: 5,
  deliverAgainMs: 250,
  /** A file of a message is fetched within this time. */
  downloadMs: 15_000,
  /** Work under way is awaited so long when the process ends. */
  stopMs: 5_000,
} as const;
