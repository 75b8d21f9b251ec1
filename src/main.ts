import { fileURLToPath } from "node:url";
import { grade } from "./cli/grade.ts";
import { practice } from "./cli/practice.ts";
import { problems } from "./cli/problems.ts";
import { report } from "./cli/report.ts";
import { retry } from "./cli/retry.ts";
import type { CliCommand, Tools } from "./cli/tools.ts";
import { mediumFailure, UsageError } from "./cli/usage-error.ts";
import { nearestTo } from "./commands/parse.ts";
import { ConfigError, readConfig } from "./config.ts";
import { signalGrader } from "./graders/signal-grader.ts";
import { offlineInterviewer } from "./interviewers/offline-interviewer.ts";
import { type Library, RubricError, readLibrary } from "./library/read-library.ts";
import { createPinoLog } from "./log/pino-log.ts";
import { openSqlite } from "./store/open-sqlite.ts";

const RUBRICS = fileURLToPath(new URL("../rubrics", import.meta.url));

const COMMANDS: Readonly<Record<string, CliCommand>> = { practice, grade, problems, report, retry };

/** Runs one command of the program and gives its exit code: 0 done, 2 a mistake in what was asked for, 1 a fault of ours. */
export async function main(words: readonly string[]): Promise<number> {
  // Whoever reads us may stop reading ("| head"); that is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    const [name = "", ...rest] = words;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError(unknownCommand(name));
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

function unknownCommand(name: string): string {
  const nearest = nearestTo(name, Object.keys(COMMANDS));
  const meant =
    nearest === undefined
      ? `The commands are ${Object.keys(COMMANDS).join(", ")}.`
      : `Did you mean "${nearest}"?`;
  return name === "" ? meant : `There is no command "${name}". ${meant}`;
}

function createTools(): Tools {
  const config = readConfig(process.env);
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
    interviewer: offlineInterviewer,
    graders: { soFar: signalGrader, final: signalGrader },
    log: createPinoLog(config.logLevel),
    clock: { now: Date.now },
    onSignal,
  };
}

function onSignal(listener: () => void): () => void {
  process.on("SIGINT", listener).on("SIGTERM", listener);
  return () => void process.off("SIGINT", listener).off("SIGTERM", listener);
}
