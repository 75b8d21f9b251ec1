import { Socket } from "node:net";
import { createInterface, type Interface } from "node:readline";
import { Transform } from "node:stream";
import type { TerminalInput, TerminalOutput } from "./index.ts";
import type { Receiver } from "./receive.ts";

/** Asks a terminal to mark what is pasted, so that a blank line in it is told from one that was typed. */
const MARK_PASTES = "\u001b[?2004h";
const LEAVE_PASTES = "\u001b[?2004l";

/** What is on the input is no text. */
export class BinaryInputError extends Error {
  override readonly name = "BinaryInputError";
  constructor() {
    super("The input is not text: it has a NUL byte. Send plain UTF-8.");
  }
}

/** Lines of a keyboard with editing and marked pastes, or of a pipe. */
export function openLines(
  input: TerminalInput,
  output: TerminalOutput,
  receiver: Receiver,
  broken: (error: unknown) => void,
): Interface {
  if (input.isTTY && output.isTTY) return keyboard(input, output, receiver);
  const text = input.pipe(refuseBinary());
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY, terminal: false });
  // An input that stays open would keep the process from ending.
  lines.once("close", () => {
    input.unpipe();
    input.pause();
    if (input instanceof Socket) input.unref();
  });
  // Readline passes on what its input reports.
  lines.on("error", broken);
  return lines;
}

function keyboard(input: TerminalInput, output: TerminalOutput, receiver: Receiver): Interface {
  const lines = createInterface({ input, output, terminal: true, prompt: "› ", historySize: 0 });
  input.on("keypress", (_: unknown, key?: { readonly name?: string }) => {
    if (key?.name === "paste-start") receiver.paste(true);
    // The line that is being typed when the paste ends is sent by the next Enter, as typed lines are.
    if (key?.name === "paste-end") receiver.paste(false);
  });
  output.write(MARK_PASTES);
  lines.on("close", () => output.write(LEAVE_PASTES));
  return lines;
}

function refuseBinary(): Transform {
  return new Transform({
    transform(chunk: Buffer | string, _, done) {
      if (Buffer.from(chunk).includes(0)) done(new BinaryInputError());
      else done(null, chunk);
    },
  });
}
