import { accessSync, constants } from "node:fs";
import { dirname } from "node:path";
import type { Style } from "../interview/interview.ts";
import type { Level } from "../rubric/stages.ts";
import { levelFrom, oneOf, readArguments, wholeNumber } from "./arguments.ts";
import { dataFolder } from "./data-folder.ts";
import { readText } from "./read-text.ts";
import { parseReplies, type Replies } from "./replies-file.ts";
import type { Tools } from "./tools.ts";
import { reasonOf, UsageError } from "./usage-error.ts";

/** Shorter ones have no room for seven stages; longer ones are no interview. */
const MINUTES = { least: 5, most: 120 };

const OPTIONS = {
  problem: { type: "string" },
  level: { type: "string", default: "senior" },
  minutes: { type: "string", default: "45" },
  style: { type: "string", default: "coach" },
  data: { type: "string" },
  resume: { type: "boolean", default: false },
  replies: { type: "string" },
  json: { type: "string" },
  seed: { type: "string" },
} as const;

/** What a person chose on the command line. */
export type Choices = {
  readonly problem?: string;
  readonly level: Level;
  readonly minutes: number;
  readonly style: Style;
  readonly data: string;
  readonly resume: boolean;
  readonly replies?: Replies;
  /** Where the report goes as JSON. */
  readonly json?: string;
  readonly seed?: number;
};

export function practiceChoices(words: readonly string[], tools: Tools): Choices {
  const given = readArguments(words, OPTIONS);
  if (given.resume && given.replies !== undefined)
    throw new UsageError("--resume goes on with an interview and --replies begins one; choose one of them.");
  if (given.json !== undefined) assertWritable(given.json);
  return {
    ...(given.problem !== undefined && { problem: given.problem }),
    level: levelFrom(given.level),
    minutes: wholeNumber("minutes", given.minutes, MINUTES.least, MINUTES.most),
    style: oneOf("style", given.style, ["coach", "real"]),
    data: dataFolder(given.data, tools),
    resume: given.resume,
    ...(given.replies !== undefined && { replies: parseReplies(readText(given.replies), given.replies) }),
    ...(given.json !== undefined && { json: given.json }),
    ...(given.seed !== undefined && { seed: wholeNumber("seed", given.seed, 0, 2 ** 31 - 1) }),
  };
}

/** Said before the interview and not after it. */
export function assertWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError(`"${file}" cannot be written: ${reasonOf(error)}.`);
  }
}
