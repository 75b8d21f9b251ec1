import { randomUUID } from "node:crypto";
import { helpMessage } from "../../commands/help.ts";
import { type Message, textMessage } from "../../message/message.ts";
import type { Deed, Deliver, Outcome } from "../../ports/surface.ts";
import type { TerminalOptions } from "./index.ts";
import { TERMINAL_COMMANDS } from "./picture-command.ts";
import { readPictureFile } from "./read-picture-file.ts";
import type { Heard } from "./receive.ts";

/** Does what was typed: delivers it, or answers on the spot. */
export type Performer = (heard: Heard) => Promise<void>;

export function createPerformer(
  { place, person, answer }: TerminalOptions,
  deliver: Deliver,
  show: (message: Message) => void,
  prefix: string,
): Performer {
  async function send(deed: Deed): Promise<void> {
    const words = wordsFor(await deliver({ id: randomUUID(), place, by: person, deed }));
    if (words !== undefined) show(words);
  }
  return async (heard) => {
    if (heard.is === "word") return show(textMessage(heard.says, { kind: "note" }));
    if (heard.is === "message") return send({ is: "message", ref: randomUUID(), text: heard.text });
    if (heard.is === "picture") {
      const read = await readPictureFile(heard.path, randomUUID());
      return "says" in read ? show(textMessage(read.says, { kind: "note" })) : send(read);
    }
    if (heard.name === "help") return show(helpMessage(prefix, TERMINAL_COMMANDS));
    const answered = await answer(heard.name, heard.options);
    if (answered !== undefined) return show(answered);
    return send({ is: "command", name: heard.name, options: heard.options });
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
