import { randomUUID } from "node:crypto";
import type { Interface as Readline } from "node:readline";
import { helpMessage } from "../../commands/help.ts";
import { type Message, textMessage } from "../../message/message.ts";
import type { Deed, Deliver, Inbound, Outcome, Surface, Traits } from "../../ports/surface.ts";
import { openLines } from "./open-lines.ts";
import { createPaint } from "./paint.ts";
import { createReceiver, type Heard } from "./receive.ts";
import { render, widthFor } from "./render.ts";

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
  const { input, output, place, person } = options;
  const receiver = createReceiver();
  const shown = new Set<string>();
  const paint = createPaint(options.colour);
  const session = randomUUID();
  let deeds = 0;
  let lines: Readline | undefined;

  function show(message: Message): void {
    const text = render(message, { width: widthFor(output.columns), paint, stages: options.stages });
    // Whatever stands in the line is put aside, and drawn again below by the prompt.
    if (lines?.terminal) output.write("\r\u001b[K\n");
    output.write(`${text}\n\n`);
    if (lines?.terminal) lines.prompt(true);
  }

  async function deliver(to: Deliver, deed: Deed): Promise<void> {
    deeds += 1;
    const outcome = await to({ id: `${session}:${deeds}`, place, by: person, deed });
    const words = wordsFor(outcome);
    if (words !== undefined) show(words);
  }

  async function perform(to: Deliver, heard: Heard): Promise<void> {
    if (heard.is === "word") return show(textMessage(heard.says, { kind: "note" }));
    if (heard.is === "message")
      return deliver(to, { is: "message", ref: `${session}:${deeds + 1}`, text: heard.text });
    if (heard.name === "help") return show(helpMessage(TRAITS.commandPrefix));
    const answer = await options.answer(heard.name, heard.options);
    if (answer !== undefined) return show(answer);
    return deliver(to, { is: "command", name: heard.name, options: heard.options });
  }

  /** Lines are taken apart as they come, since a paste ends between two of them, and performed in turn. */
  function read(to: Deliver, from: Readline): void {
    let turn = Promise.resolve();
    const then = (work: () => Promise<void>) => {
      turn = turn.then(work);
      turn.catch(options.broken);
    };
    const performAll = async (all: readonly Heard[]) => {
      for (const heard of all) {
        if (!from.terminal) await options.ready();
        await perform(to, heard);
      }
    };
    from.on("line", (line) => {
      const all = receiver.line(line);
      from.setPrompt(receiver.pending() ? "… " : "› ");
      then(() => performAll(all));
      if (from.terminal) from.prompt();
    });
    from.on("SIGINT", options.interrupted);
    from.once("close", () => {
      if (lines === undefined) return;
      const rest = receiver.rest();
      then(() =>
        performAll(rest.length === 0 ? [] : [...rest, { is: "command", name: "done", options: {} }]),
      );
      then(async () => {
        await options.ready();
        options.ended();
      });
    });
  }

  function leave(): string {
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
    async start(to) {
      lines = openLines(input, output, receiver, options.broken);
      if (lines.terminal) lines.prompt();
      read(to, lines);
    },
    async stop() {
      leave();
    },
    async post(_, message, { key }) {
      if (shown.has(key)) return key;
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
    async showThinking() {},
    show,
    leave,
  };
}

function wordsFor(outcome: Outcome): Message | undefined {
  if (outcome.is === "answered") return outcome.message;
  if (outcome.is === "accepted") return undefined;
  const quiet = { kind: "note" };
  if (outcome.why === "no-interview") return textMessage("This interview is over.", quiet);
  return outcome.why === "out-of-place"
    ? textMessage("That does not fit here. /help lists what there is.", quiet)
    : undefined;
}
