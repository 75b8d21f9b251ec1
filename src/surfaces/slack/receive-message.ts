import type { SlackFile, SlackMessage } from "./payloads.ts";
import { addressed, readable } from "./readable.ts";

/** A message of a person, in plain words. */
export type ReceivedMessage = {
  readonly ref: string;
  readonly user: string;
  readonly text: string;
  /** What stands behind a mention of the bot at the beginning, as Slack wrote it: perhaps a command. */
  readonly line?: string;
  readonly files: readonly SlackFile[];
};

/** Messages that people type; the others tell of joins, topics, bots and the like. */
const OF_PEOPLE: readonly (string | undefined)[] = [
  undefined,
  "file_share",
  "thread_broadcast",
  "me_message",
];

/** Slack's own bot is a user like any. */
const SLACKBOT = "USLACKBOT";

/** Reads a message; undefined when no person typed it. */
export function receiveMessage(message: SlackMessage, bot: string): ReceivedMessage | undefined {
  const { ts: ref, user, bot_id, subtype, text = "", files = [] } = message;
  if (user === undefined || user === bot || user === SLACKBOT) return undefined;
  if (bot_id !== undefined || !OF_PEOPLE.includes(subtype)) return undefined;
  const line = addressed(text, bot);
  return { ref, user, text: readable(line ?? text), ...(line !== undefined && { line }), files };
}
