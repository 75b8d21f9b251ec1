import { COMMANDS } from "../../commands/commands.ts";
import { parseCommand } from "../../commands/parse.ts";
import { isConversation, type Place } from "./place.ts";
import { NOTHING_DONE } from "./quiet-words.ts";
import type { ReceivedMessage } from "./receive-message.ts";
import type { Replying } from "./replying.ts";
import type { Taking } from "./taking.ts";

/** A slip in a command by mention is told; anything longer is talk that happens to begin with a command's name. */
const COMMAND_CHARS_MAX = 60;

/** Answers that hold nothing about anybody. */
const FOR_ALL: readonly string[] = ["start", "help", "problems"];

/** "@Mockingbird hint": what stands behind the bot's name, where it is a command. Gives whether it was one. */
export async function takeMention(
  taking: Taking,
  replying: Replying,
  place: Place,
  from: ReceivedMessage,
  line: string,
): Promise<boolean> {
  const parsed = parseCommand(line);
  if (parsed.is === "unknown") return false;
  if (parsed.is === "wrong-option") {
    if (isConversation(place) && line.length > COMMAND_CHARS_MAX) return false;
    await taking.note(place, from, parsed.says);
    return true;
  }
  const { name, options } = parsed;
  const outcome = await taking.take(place, from, from.ref, { is: "command", name, options });
  if (outcome?.is === "answered" && !isForAll(name))
    await replying.replyAlone(place, from, outcome.message, name);
  else if (outcome?.is === "ignored") {
    // Another process of the same bot has heard it too, and done it.
    if (outcome.why !== "duplicate") await taking.note(place, from, NOTHING_DONE[outcome.why]);
  } else await taking.tell(place, from, outcome);
  return true;
}

function isForAll(name: string): boolean {
  return FOR_ALL.includes(name) || COMMANDS.some((one) => one.name === name && one.scope === "interview");
}
