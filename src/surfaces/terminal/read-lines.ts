import type { Interface } from "node:readline";
import type { TerminalOptions } from "./index.ts";
import type { Performer } from "./perform.ts";
import type { Heard, Receiver } from "./receive.ts";

type Reading = Pick<TerminalOptions, "ready" | "ended" | "interrupted" | "broken"> & {
  /** Whether the terminal was left: then the end of reading is not the end of input. */
  readonly left: () => boolean;
};

/** Lines are taken apart as they come, since a paste ends between two of them, and performed in turn. */
export function readLines(from: Interface, receiver: Receiver, perform: Performer, on: Reading): void {
  let turn = Promise.resolve();
  const then = (work: () => Promise<void>) => {
    turn = turn.then(work);
    turn.catch(on.broken);
  };
  const performAll = async (all: readonly Heard[]) => {
    for (const heard of all) {
      // On a pipe lines come faster than the interviewer can answer.
      if (!from.terminal) await on.ready();
      await perform(heard);
    }
  };
  from.on("line", (line) => {
    const all = receiver.line(line);
    from.setPrompt(receiver.pending() ? "… " : "› ");
    then(() => performAll(all));
    if (from.terminal) from.prompt();
  });
  from.on("SIGINT", on.interrupted);
  from.once("close", () => {
    if (on.left()) return;
    const rest = receiver.rest();
    const last: readonly Heard[] =
      rest.length === 0 ? [] : [...rest, { is: "command", name: "done", options: {} }];
    then(() => performAll(last));
    then(async () => {
      await on.ready();
      on.ended();
    });
  });
}
