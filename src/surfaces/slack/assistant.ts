import type { Log } from "../../ports/log.ts";
import { nameOf } from "./failures.ts";
import { isDirect, type Place, spotOf } from "./place.ts";
import type { Workspace } from "./workspaces.ts";

const GREETING = "What would you like to do?";
/** Words of commands: what is said to the bot alone may be a command without any sign in front. */
const PROMPTS = [
  { title: "Start an interview", message: "start" },
  { title: "Show me the systems there are", message: "problems" },
  { title: "Show my history", message: "history" },
  { title: "What can I say?", message: "help" },
] as const;

/** Greets in a new chat of the assistant pane. */
export async function greet(workspace: Workspace, channel: string, thread: string): Promise<void> {
  await workspace.api.offerPrompts(channel, thread, GREETING, PROMPTS);
}

/** A chat of the pane shows that somebody thinks, until words come; elsewhere Slack has nothing like it for bots. */
export async function showThinking(workspace: Workspace, place: Place, log: Log): Promise<void> {
  const { channel, thread } = spotOf(place);
  if (!isDirect(place) || thread === undefined) return;
  try {
    await workspace.api.showStatus(channel, thread, "is thinking …");
  } catch (error) {
    log.debug({ why: nameOf(error) }, "thinking could not be shown");
  }
}
