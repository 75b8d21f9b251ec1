import { type APIAttachment, type APIMessage, MessageReferenceType, MessageType } from "discord.js";
import { personOf } from "./person.ts";
import type { Person } from "./place.ts";
import { addressed, readable, type Self } from "./readable.ts";

/** A message of a person, in plain words. */
export type ReceivedMessage = {
  readonly ref: string;
  readonly by: Person;
  /** What its author wrote; a message that is quoted by a reply is no part of it. */
  readonly text: string;
  /** What stands behind a mention of the bot at the beginning: perhaps a command. */
  readonly line?: string;
  readonly attachments: readonly APIAttachment[];
  /** What it holds that is nobody's typed words, to be declined. */
  readonly unread: readonly string[];
};

/** A message, or an edit of one, as the gateway or the history gives it. */
export type Incoming = Pick<APIMessage, "id" | "type" | "author" | "content" | "mentions" | "attachments"> &
  Partial<APIMessage> & { readonly member?: { readonly nick?: string | null } };

const OF_PEOPLE: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** Reads a message; undefined when no person typed it: a bot, a webhook or Discord itself. */
export function receiveMessage(message: Incoming, self: Self): ReceivedMessage | undefined {
  const { id, type, author, content, mentions, attachments, webhook_id } = message;
  if (author.bot || author.system || webhook_id !== undefined || !OF_PEOPLE.includes(type)) return undefined;
  const line = addressed(content, self);
  return {
    ref: id,
    by: personOf(author, message.member?.nick),
    text: readable({ content: line ?? content, mentions }),
    ...(line !== undefined && { line }),
    attachments,
    unread: unreadParts(message),
  };
}

function unreadParts(message: Incoming): readonly string[] {
  const isForward = message.message_reference?.type === MessageReferenceType.Forward;
  return [
    ...(isForward ? ["a forwarded message"] : []),
    ...(message.sticker_items?.length ? ["a sticker"] : []),
    ...(message.poll === undefined ? [] : ["a poll"]),
  ];
}
