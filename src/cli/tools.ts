import type { Config } from "../config.ts";
import type { Library } from "../library/read-library.ts";
import type { Minds } from "../open-minds.ts";
import type { Platform } from "../open-surfaces.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../ports/store.ts";
import type { Signals } from "../runtime/shutdown.ts";
import type { TerminalInput, TerminalOutput } from "../surfaces/terminal/index.ts";

/** What the commands work with. `main.ts` chooses the parts; no command knows which they are. */
export type Tools = {
  readonly config: Config;
  readonly input: TerminalInput;
  readonly output: TerminalOutput;
  readonly errors: NodeJS.WritableStream;
  /** Reads the rubrics; throws RubricError. */
  readonly library: () => Library;
  /** Opens the store in a file; rejects with a sentence for the operator. */
  readonly openStore: (file: string) => Promise<Store>;
  /** Chooses who interviews and grades. The store is opened only where models are used, which keep their account in it. */
  readonly minds: (store: () => Promise<Store>) => Promise<Minds>;
  /** The platforms that are configured, not connected yet. Once connected they may ask for the store. */
  readonly platforms: (store: () => Promise<Store>) => Promise<readonly Platform[]>;
  readonly log: Log;
  readonly clock: Clock;
  /** Calls back on Ctrl-C and on a polite end of the process; gives a function that stops listening. */
  readonly onSignal: (listener: () => void) => () => void;
  /** The process itself, for a command that serves until it is told to stop. */
  readonly signals: Signals;
};

/** A command of the program: its words after the name, to an exit code. */
export type CliCommand = (words: readonly string[], tools: Tools) => Promise<number>;
