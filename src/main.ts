import { fileURLToPath } from "node:url";
import { CLI_COMMANDS } from "./cli/all-commands.ts";
import { onSignal } from "./cli/on-signal.ts";
import type { Tools } from "./cli/tools.ts";
import { unknownCommand } from "./cli/unknown-command.ts";
import { asksForHelp, usageOf } from "./cli/usage.ts";
import { mediumFailure, UsageError } from "./cli/usage-error.ts";
import { ConfigError, readConfig } from "./config.ts";
import { type Library, RubricError, readLibrary } from "./library/read-library.ts";
import { createPinoLog } from "./log/pino-log.ts";
import { openMinds } from "./open-minds.ts";
import { openSurfaces } from "./open-surfaces.ts";
import { openSqlite } from "./store/open-sqlite.ts";

const RUBRICS = fileURLToPath(new URL("../rubrics", import.meta.url));
const PROMPTS = fileURLToPath(new URL("prompts", import.meta.url));

/** Runs one command of the program and gives its exit code: 0 done, 2 a mistake in what was asked for, 1 a fault of ours. */
export async function main(words: readonly string[]): Promise<number> {
  // Whoever reads us may stop reading ("| head"); that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    const [name = "", ...rest] = words;
    if (asksForHelp(words)) {
      process.stdout.write(`${usageOf(name)}\n`);
      return 0;
    }
    const command = Object.hasOwn(CLI_COMMANDS, name) ? CLI_COMMANDS[name] : undefined;
    if (command === undefined) throw unknownCommand(name, Object.keys(CLI_COMMANDS));
    return await command(rest, createTools());
  } catch (error) {
    const medium = mediumFailure(error);
    if (medium !== undefined) {
      process.stderr.write(
        `The data folder cannot be used: ${medium}; what was kept before is still there.\n`,
      );
      return 2;
    }
    const mistake =
      error instanceof UsageError || error instanceof RubricError || error instanceof ConfigError;
    process.stderr.write(
      `${mistake ? error.message : `Something is wrong inside Mockingbird: ${error instanceof Error ? error.stack : String(error)}`}\n`,
    );
    return mistake ? 2 : 1;
  }
}

function createTools(): Tools {
  const config = readConfig(process.env);
  // At a keyboard what goes wrong is said in words, and lines of a log would stand in the middle of a conversation.
  const quiet = process.stderr.isTTY && config.logLevel === "warn" && !process.env.LOG_LEVEL;
  const log = createPinoLog(quiet ? "error" : config.logLevel);
  const clock = { now: Date.now };
  let library: Library | undefined;
  return {
    config,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    library: () => {
      library ??= readLibrary(RUBRICS, config.rubricsFolder);
      return library;
    },
    openStore: openSqlite,
    minds: (store) => openMinds({ config, log, clock, prompts: PROMPTS, store }),
    platforms: (store) => openSurfaces(config, log, store),
    log,
    clock,
    onSignal,
    signals: process,
  };
}
