import { LRUCache } from "lru-cache";
import type { Log } from "../../ports/log.ts";
import type { Deed, Doors, Outcome } from "../../ports/surface.ts";
import type { Answering } from "./answering.ts";
import { nameOf } from "./failures.ts";
import { type Files, NO_FILES, readFiles } from "./files.ts";
import { OWN_LIMITS } from "./limits.ts";
import type { SlackMessage } from "./payloads.ts";
import type { People } from "./people.ts";
import { isConversation, isDirect, keyOf, outsideThread, type Place, spotOf } from "./place.ts";
import { CALLED, IN_PRIVATE, NOT_KEPT, NOTHING_DONE, notRead, PASSING_BY } from "./quiet-words.ts";
import { readLine } from "./read-line.ts";
import { type ReceivedMessage, receiveMessage } from "./receive-message.ts";
import { persist } from "./retry.ts";
import type { Workspace } from "./workspaces.ts";

export type MessageHearingParts = {
  readonly doors: Doors;
  readonly answering: Answering;
  readonly people: People;
  readonly log: Log;
};

/** Where a message stands, and whether Slack sends it once more when it is not kept now. */
export type Setting = { readonly workspace: Workspace; readonly place: Place; readonly comesAgain: boolean };

/** Hears what people write. Each method rejects when something could not be kept. */
export type MessageHearing = {
  written(setting: Setting, message: SlackMessage): Promise<void>;
  edited(setting: Setting, message: SlackMessage): Promise<void>;
  /** `message` as it was before, as far as Slack says. */
  deleted(setting: Setting, ref: string, message: SlackMessage | undefined): Promise<void>;
};

/** A slip in a command by mention is told; anything longer is talk that happens to begin with a command's name. */
const COMMAND_CHARS_MAX = 60;

export function createMessageHearing(parts: MessageHearingParts): MessageHearing {
  const { doors, answering, people, log } = parts;
  const heard = new LRUCache<string, Promise<void>>({ max: OWN_LIMITS.heardMax });
  const told = new LRUCache<string, true>({ max: OWN_LIMITS.passersByMax });

  const askerOf = ({ workspace, place }: Setting, { user }: ReceivedMessage) => ({ workspace, user, place });
  const note = (setting: Setting, to: ReceivedMessage, words: string) =>
    answering.say(askerOf(setting, to), words);

  async function take(setting: Setting, from: ReceivedMessage, id: string, deed: Deed): Promise<Outcome> {
    const { place, workspace, comesAgain } = setting;
    const isCommand = deed.is === "command";
    const known = isCommand ? await people.find(workspace, from.user) : undefined;
    const by = known?.person ?? people.person(workspace.team, from.user);
    const rights = known && { rights: { managesWorkspace: known.managesWorkspace } };
    try {
      return await persist(() => doors.deliver({ id, place, by, deed, ...rights }));
    } catch (error) {
      log.error({ deed: deed.is, why: nameOf(error) }, "what a person did could not be taken");
      if (!comesAgain) await note(setting, from, NOT_KEPT);
      throw error;
    }
  }

  async function afterwards(setting: Setting, to: ReceivedMessage, outcome: Outcome): Promise<void> {
    if (outcome.is === "answered") return answering.show(askerOf(setting, to), outcome.message);
    if (outcome.is !== "ignored" || outcome.why !== "not-yours") return;
    const passer = `${keyOf(setting.place)} ${to.user}`;
    if (told.has(passer)) return;
    told.set(passer, true);
    await note(setting, to, PASSING_BY);
  }

  /** Whether it was one. */
  async function command(setting: Setting, to: ReceivedMessage, line: string): Promise<boolean> {
    const parsed = readLine(line, setting.workspace.team);
    if (parsed.is === "unknown") return false;
    if (parsed.is === "wrong-option") {
      if (isConversation(setting.place) && line.length > COMMAND_CHARS_MAX) return false;
      await note(setting, to, parsed.says);
      return true;
    }
    const { name, options } = parsed;
    const outcome = await take(setting, to, idOf(setting, to.ref), { is: "command", name, options });
    // Another process had it first, and has answered.
    if (outcome.is === "ignored" && outcome.why === "duplicate") return true;
    if (outcome.is === "ignored") await note(setting, to, NOTHING_DONE[outcome.why]);
    else await afterwards(setting, to, outcome);
    return true;
  }

  /** Files are fetched only where an interview is going on. */
  async function filesOf({ workspace, place }: Setting, { files }: ReceivedMessage): Promise<Files> {
    if (files.length === 0) return NO_FILES;
    const live = new Set((await persist(doors.live)).map((one) => keyOf(one.place)));
    const isLive = live.has(keyOf(place)) || (isDirect(place) && live.has(keyOf(outsideThread(place))));
    return isLive ? readFiles(files, workspace.download) : NO_FILES;
  }

  /** Somebody may answer in a thread of a direct message what is asked beside it. */
  async function takeWords(setting: Setting, from: ReceivedMessage, id: string, deed: Deed) {
    const outcome = await take(setting, from, id, deed);
    const { place } = setting;
    const isNone = outcome.is === "ignored" && outcome.why === "no-interview";
    if (!isNone || !isDirect(place) || spotOf(place).thread === undefined) return outcome;
    return take({ ...setting, place: outsideThread(place) }, from, id, deed);
  }

  async function words(setting: Setting, from: ReceivedMessage): Promise<void> {
    const files = await filesOf(setting, from);
    const text = textOf(from, files);
    const outcomes: Outcome[] = [];
    const { ref: own } = from;
    if (text !== "")
      outcomes.push(await takeWords(setting, from, idOf(setting, own), { is: "message", ref: own, text }));
    const [first] = outcomes;
    if (first?.is === "ignored" && first.why === "no-interview" && isDirect(setting.place)) {
      if (!(await command(setting, from, from.text))) await note(setting, from, IN_PRIVATE);
      return;
    }
    for (const { ref, name, picture } of files.pictures) {
      if (outcomes.some((outcome) => outcome.is === "ignored" && outcome.why === "not-yours")) break;
      outcomes.push(
        await takeWords(setting, from, idOf(setting, ref), { is: "picture", ref, picture, name }),
      );
    }
    for (const outcome of outcomes) await afterwards(setting, from, outcome);
    const isHeard = outcomes.every((outcome) => outcome.is !== "ignored");
    if (files.declined.length > 0 && isHeard) await note(setting, from, notRead(files.declined));
  }

  async function write(setting: Setting, received: ReceivedMessage): Promise<void> {
    const { line } = received;
    if (isConversation(setting.place)) {
      if (line && (await command(setting, received, line))) return;
      return line === "" ? note(setting, received, CALLED) : words(setting, received);
    }
    if (line !== undefined && !(await command(setting, received, line)))
      await note(setting, received, CALLED);
  }

  return {
    async written(setting, message) {
      const received = receiveMessage(message, setting.workspace.bot);
      if (received === undefined) return;
      // A mention comes twice, as a message and as a mention, and anything may come again.
      const key = `${setting.workspace.team} ${idOf(setting, received.ref)}`;
      const before = heard.get(key);
      if (before !== undefined) return before;
      const work = write(setting, received);
      heard.set(key, work);
      await work.catch((error: unknown) => {
        heard.delete(key);
        throw error;
      });
    },
    async edited(setting, message) {
      const received = receiveMessage(message, setting.workspace.bot);
      // Slack also tells of a change when it has found a preview for an address.
      if (received === undefined || message.edited === undefined || !isConversation(setting.place)) return;
      const text = textOf(received, await filesOf(setting, received));
      if (text === "") return;
      const id = `${idOf(setting, received.ref)}:${message.edited.ts}`;
      await takeWords(setting, received, id, { is: "edit", ref: received.ref, text });
    },
    async deleted(setting, ref, message) {
      const received = message && receiveMessage(message, setting.workspace.bot);
      if (received === undefined || !isConversation(setting.place)) return;
      await takeWords(setting, received, `${idOf(setting, ref)}:deleted`, { is: "delete", ref });
    },
  };
}

/** A message is the same one however it comes: as an event, once more, or read in a history. */
function idOf({ place }: Setting, ref: string): string {
  return `${spotOf(place).channel}:${ref}`;
}

function textOf({ text }: ReceivedMessage, { texts }: Files): string {
  return [text, ...texts].filter((part) => part !== "").join("\n\n");
}
