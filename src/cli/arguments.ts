import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { nearestTo } from "../commands/parse.ts";
import { isStageId, LEVELS, type Level, STAGE_IDS, type StageId } from "../rubric/stages.ts";
import { UsageError } from "./usage-error.ts";

/** Parses the words after a command; whatever is wrong with them is one sentence. */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const wrong = words.find(
      (word) => word.startsWith("--") && !Object.hasOwn(options, word.slice(2).split("=", 1)[0]!),
    );
    const nearest = wrong === undefined ? undefined : nearestTo(wrong.slice(2), Object.keys(options));
    const known = Object.keys(options)
      .map((name) => `--${name}`)
      .join(", ");
    const meant = nearest === undefined ? `The options are ${known}.` : `Did you mean --${nearest}?`;
    throw new UsageError(
      wrong === undefined ? firstSentence(error) : `There is no option ${wrong}. ${meant}`,
    );
  }
}

function firstSentence(error: unknown): string {
  const [sentence = "The arguments cannot be read"] = (
    error instanceof Error ? error.message : String(error)
  ).split(/\.\s|\n/);
  return `${sentence.replace(/\.$/, "")}.`;
}

/** One of a few words. */
export function oneOf<Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === given);
  if (found === undefined)
    throw new UsageError(`--${option} is one of ${words.join(", ")}, and not "${given}".`);
  return found;
}

export function levelFrom(given: string): Level {
  return oneOf("level", given, LEVELS);
}

export function stageFrom(given: string): StageId {
  if (isStageId(given)) return given;
  const nearest = nearestTo(given, STAGE_IDS);
  const meant =
    nearest === undefined ? `the stages are ${STAGE_IDS.join(", ")}` : `did you mean "${nearest}"`;
  throw new UsageError(`There is no stage "${given}"; ${meant}${nearest === undefined ? "." : "?"}`);
}

export function wholeNumber(option: string, given: string, least: number, most: number): number {
  const number = Number(given);
  if (given.trim() === "" || !Number.isInteger(number) || number < least || number > most)
    throw new UsageError(`--${option} is a whole number from ${least} to ${most}, and not "${given}".`);
  return number;
}
