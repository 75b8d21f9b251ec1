/** What a terminal can bear. Widths are columns, sizes UTF-16 units. */
export const TERMINAL_LIMITS = {
  /** Narrower ones are written to as if they were this wide. */
  columnsMin: 40,
  /** Longer lines are hard to read, however wide the window is. */
  columnsMax: 96,
  /** When nobody says how wide it is: a file or a pipe. */
  columnsUnknown: 80,
  /** One message to the interview; a longer reply goes as several. Same as `messageCharsMax` of the core. */
  messageCharsMax: 40_000,
  /** Bytes of a picture file. Same as `pictureBytesMax` of the core. */
  pictureBytesMax: 8_000_000,
  /** The offline interviewer is never seen to think; a model always is. */
  thinkingShownAfterMs: 700,
  /** Blocks of a full bar. */
  barBlocks: 24,
} as const;
