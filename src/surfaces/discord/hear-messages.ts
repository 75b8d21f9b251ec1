import { LRUCache } from "lru-cache";
import type { Log } from "../../ports/log.ts";
import type { Deed, Doors, Outcome } from "../../ports/surface.ts";
import { nameOf } from "./answering.ts";
import type { DiscordApi } from "./api.ts";
import type { Download } from "./attachments.ts";
import { OWN_LIMITS } from "./limits.ts";
import { channelOf, isConversation, type Person, type Place } from "./place.ts";
import { CALLED, notRead } from "./quiet-words.ts";
import { type Files, readFiles } from "./read-files.ts";
import type { Self } from "./readable.ts";
import { type Incoming, type ReceivedMessage, receiveMessage } from "./receive-message.ts";
import { createReplying } from "./replying.ts";
import { persist } from "./retry.ts";
import { takeMention } from "./take-mention.ts";
import { createTaking, type Taking } from "./taking.ts";

export type MessageHearingParts = {
  readonly api: DiscordApi;
  readonly doors: Doors;
  readonly log: Log;
  readonly download: Download;
  /** What the bot is called at a workspace. */
  readonly self: (workspace: string) => Self;
};

/** Hears what people write in conversations, and elsewhere only what is said to the bot by name. */
export type MessageHearing = {
  written(place: Place, message: Incoming): Promise<void>;
  edited(place: Place, message: Incoming): Promise<void>;
  deleted(place: Place, ref: string): Promise<void>;
  /** Learns whose a message is that was heard before. */
  remember(place: Place, message: Incoming): void;
};

export function createMessageHearing(parts: MessageHearingParts): MessageHearing {
  const { api, doors, log, self } = parts;
  const replying = createReplying(api, log);
  const taking = createTaking(doors, replying, log);
  const authors = new LRUCache<string, Person>({ max: OWN_LIMITS.authorsMax });
  // What was read after an outage may be told by the gateway as well.
  const heard = new LRUCache<string, true>({ max: OWN_LIMITS.authorsMax });
  const receive = (place: Place, message: Incoming) => receiveMessage(message, self(place.workspace));
  return {
    async written(place, message) {
      const received = receive(place, message);
      if (received === undefined || heard.has(received.ref)) return;
      heard.set(received.ref, true);
      const { line } = received;
      if (isConversation(place)) authors.set(received.ref, received.by);
      else if (line === undefined) return;
      if (line && (await takeMention(taking, replying, place, received, line))) return;
      if (line === "" || !isConversation(place)) return taking.note(place, received, CALLED);
      const { unread } = received;
      const takes = await takesMore(parts, place, received);
      const files = takes ? await readFiles(received.attachments, parts.download) : NO_FILES;
      if (!(await takeWords(taking, place, { ...received, unread: takes ? unread : [] }, files)))
        heard.delete(received.ref);
    },
    async edited(place, message) {
      const received = receive(place, message);
      // Discord also tells of an "edit" when it has found a preview for a link.
      if (received === undefined || !message.edited_timestamp || !isConversation(place)) return;
      authors.set(received.ref, received.by);
      const takes = await takesMore(parts, place, received);
      const text = textOf(received, takes ? await readFiles(received.attachments, parts.download) : NO_FILES);
      if (text === "") return;
      const id = `${received.ref}.${Date.parse(message.edited_timestamp)}`;
      await taking.take(place, received, id, { is: "edit", ref: received.ref, text });
    },
    async deleted(place, ref) {
      const by = authors.get(ref);
      if (by === undefined || !isConversation(place)) return;
      const deed: Deed = { is: "delete", ref };
      await persist(() => doors.deliver({ id: `${ref}.deleted`, place, by, deed })).catch((error: unknown) =>
        log.error({ deed: deed.is, why: nameOf(error) }, "a deletion could not be taken"),
      );
    },
    remember(place, message) {
      const received = receive(place, message);
      if (received !== undefined) authors.set(received.ref, received.by);
    },
  };
}

const NO_FILES: Files = { texts: [], pictures: [], declined: [] };

/** What is no text is looked at only where its author's words count, so that a sticker elsewhere is no business of ours. */
async function takesMore(
  { doors }: MessageHearingParts,
  place: Place,
  { attachments, unread, by }: ReceivedMessage,
): Promise<boolean> {
  if (attachments.length + unread.length === 0) return false;
  // Where that cannot be told, the message itself will show what is wrong.
  const live = await persist(doors.live).catch(() => undefined);
  if (live === undefined) return true;
  const here = live.find((one) => channelOf(one.place) === channelOf(place));
  return here !== undefined && (here.members?.includes(by.id) ?? true);
}

/** Text first, then pictures one by one. Gives whether all could be taken, or was refused for a reason. */
async function takeWords(
  taking: Taking,
  place: Place,
  from: ReceivedMessage,
  files: Files,
): Promise<boolean> {
  const { ref, unread } = from;
  const text = textOf(from, files);
  const outcomes: (Outcome | undefined)[] = [];
  if (text !== "") outcomes.push(await taking.take(place, from, ref, { is: "message", ref, text }));
  for (const picture of files.pictures) {
    if (outcomes.some((outcome) => outcome?.is === "ignored" && outcome.why === "not-yours")) break;
    outcomes.push(await taking.take(place, from, picture.ref, { is: "picture", ...picture }));
  }
  for (const outcome of outcomes) await taking.tell(place, from, outcome);
  const declined = [...unread.map((part) => `${part} is nothing you wrote here`), ...files.declined];
  const isHeard = outcomes.every((outcome) => outcome?.is !== "ignored");
  if (declined.length > 0 && isHeard) await taking.note(place, from, notRead(declined));
  return !outcomes.includes(undefined);
}

function textOf({ text }: ReceivedMessage, { texts }: Files): string {
  return [text, ...texts].filter((part) => part !== "").join("\n\n");
}
