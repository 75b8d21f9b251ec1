import type { Interface as Readline } from "node:readline";
import { type Message, textMessage } from "../../message/message.ts";
import type { Inbound, Surface, Traits } from "../../ports/surface.ts";
import { openLines } from "./open-lines.ts";
import { createPaint } from "./paint.ts";
import { createPerformer } from "./perform.ts";
import { readLines } from "./read-lines.ts";
import { createReceiver } from "./receive.ts";
import { render, widthFor } from "./render.ts";
import { createThinkingSign } from "./thinking-sign.ts";

export const TERMINAL = "terminal";

const TRAITS: Traits = {
  threads: false,
  buttons: false,
  editsMessages: false,
  messageCharsMax: Number.MAX_SAFE_INTEGER,
  commandPrefix: "/",
};

export type TerminalInput = NodeJS.ReadableStream & { readonly isTTY?: boolean };
export type TerminalOutput = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

export type TerminalOptions = {
  readonly input: TerminalInput;
  readonly output: TerminalOutput;
  readonly colour: boolean;
  readonly place: Inbound["place"];
  readonly person: Inbound["by"];
  readonly stages: readonly string[];
  /** Waits until the interview is ready for more. On a pipe lines come faster than answers. */
  readonly ready: () => Promise<void>;
  /** Commands that are not the interview's own, such as /status; undefined when it knows none of that name. */
  readonly answer: (name: string, options: Readonly<Record<string, string>>) => Promise<Message | undefined>;
  readonly posted: (message: Message) => void;
  /** Input is at its end: everything was delivered. */
  readonly ended: () => void;
  /** Ctrl-C on a keyboard. On a pipe it arrives as a signal of the process. */
  readonly interrupted: () => void;
  /** Reading or delivering failed for good. */
  readonly broken: (error: unknown) => void;
};

/** A surface, and what only a terminal has. */
export type Terminal = Surface & {
  show(message: Message): void;
  /** Stops reading, and gives what was typed and not sent. */
  leave(): string;
};

/** One person at a keyboard, or a script on a pipe. */
export function createTerminal(options: TerminalOptions): Terminal {
  const { input, output, place } = options;
  const receiver = createReceiver();
  const shown = new Set<string>();
  const paint = createPaint(options.colour);
  let lines: Readline | undefined;
  // On a pipe nobody looks on.
  const thinking = createThinkingSign(() => {
    if (lines?.terminal) show(textMessage("Thinking …", { kind: "note" }));
  });

  function show(message: Message): void {
    const text = render(message, { width: widthFor(output.columns), paint, stages: options.stages });
    // Whatever stands in the line is put aside, and drawn again below by the prompt.
    if (lines?.terminal) output.write("\r\u001b[K\n");
    output.write(`${text}\n\n`);
    if (lines?.terminal) lines.prompt(true);
  }

  function leave(): string {
    thinking.end();
    const reading = lines;
    if (reading === undefined) return "";
    lines = undefined;
    if (reading.terminal) output.write("\r\u001b[K\n");
    const half = reading.terminal ? reading.line.trim() : "";
    reading.removeAllListeners("line").close();
    const rest = receiver.rest().flatMap((heard) => (heard.is === "message" ? heard.text : []));
    return [...rest, ...(half === "" ? [] : [half])].join("\n");
  }

  return {
    name: TERMINAL,
    traits: TRAITS,
    async start({ deliver }) {
      const from = openLines(input, output, receiver, options.broken);
      lines = from;
      if (from.terminal) from.prompt();
      const perform = createPerformer(options, deliver, show, TRAITS.commandPrefix);
      readLines(from, receiver, perform, { ...options, left: () => lines === undefined });
    },
    async stop() {
      leave();
    },
    async post(_, message, { key }) {
      if (shown.has(key)) return key;
      thinking.end();
      shown.add(key);
      show(message);
      options.posted(message);
      return key;
    },
    async edit(_, __, message) {
      show(message);
    },
    async openThread() {
      return place;
    },
    async showThinking() {
      thinking.begin();
    },
    async closeThread() {},
    linkTo: () => undefined,
    show,
    leave,
  };
}
