import type { Message } from "../../message/message.ts";
import type { Surface } from "../../ports/surface.ts";
import { TERMINAL, type TerminalOutput } from "./index.ts";
import type { Paint } from "./paint.ts";
import { render, widthFor } from "./render.ts";

/** A terminal without a keyboard: it prints both sides, and what the candidate says comes from a script. */
export type ScriptedTerminal = Surface & {
  /** Prints words of the candidate. */
  said(text: string): void;
  /** Prints what is no part of the interview. */
  show(message: Message): void;
};

export function createScriptedTerminal(
  output: TerminalOutput,
  stages: readonly string[],
  paint: Paint,
): ScriptedTerminal {
  const shown = new Set<string>();
  const show = (message: Message) => {
    output.write(`${render(message, { width: widthFor(output.columns), paint, stages })}\n\n`);
  };
  return {
    name: TERMINAL,
    traits: {
      threads: false,
      buttons: false,
      editsMessages: false,
      messageCharsMax: Number.MAX_SAFE_INTEGER,
      commandPrefix: "/",
    },
    async start() {},
    async stop() {},
    async post(_, message, { key }) {
      if (!shown.has(key)) show(message);
      shown.add(key);
      return key;
    },
    async edit(_, __, message) {
      show(message);
    },
    closeThread: () => Promise.resolve(),
    linkTo: () => undefined,
    async openThread(place) {
      return place;
    },
    async showThinking() {},
    show,
    said(text) {
      show({
        blocks: [
          { is: "heading", text: "You" },
          { is: "quote", text },
        ],
      });
    },
  };
}
