import type { z } from "zod";
import type { Log } from "../../ports/log.ts";
import type { Deed, Doors } from "../../ports/surface.ts";
import type { Answering, Asker } from "./answering.ts";
import { isCode, nameOf, TOO_LATE } from "./failures.ts";
import { type FormMemory, type FormName, formView, OPENS_FORM } from "./forms.ts";
import type { commandSchema } from "./payloads.ts";
import type { People } from "./people.ts";
import { isConversation, keyOf, type Place, placeOf } from "./place.ts";
import type { Queues } from "./queues.ts";
import { TOO_SLOW, unknownCommand } from "./quiet-words.ts";
import { readLine } from "./read-line.ts";
import { persist } from "./retry.ts";
import type { Workspace } from "./workspaces.ts";

export type CommandHearingParts = {
  readonly doors: Doors;
  readonly answering: Answering;
  readonly people: People;
  readonly queues: Queues;
  readonly log: Log;
};

/** Does what somebody asked for, and tells that person alone what came of it. Never rejects. */
export type CommandHearing = {
  /** The slash command, with the whole line that was typed behind it. */
  slash(workspace: Workspace, command: z.infer<typeof commandSchema>): Promise<void>;
  perform(asker: Asker & { readonly place: Place }, id: string, deed: Deed): Promise<void>;
  openForm(asker: Asker, trigger: string, name: FormName, memory: FormMemory): Promise<void>;
};

export function createCommandHearing(parts: CommandHearingParts): CommandHearing {
  const { doors, answering, people, queues, log } = parts;

  async function deliver(asker: Asker & { readonly place: Place }, id: string, deed: Deed): Promise<void> {
    const { workspace, user, place } = asker;
    try {
      const { person: by, managesWorkspace } = await people.find(workspace, user);
      const inbound = { id, place, by, rights: { managesWorkspace }, deed };
      await answering.outcome(asker, await persist(() => doors.deliver(inbound)));
    } catch (error) {
      log.error({ deed: deed.is, why: nameOf(error) }, "a command or button could not be taken");
      await answering.failure(asker, error);
    }
  }

  /** Keeps its place behind the messages that were written before it. */
  function perform(asker: Asker & { readonly place: Place }, id: string, deed: Deed): Promise<void> {
    const line = isConversation(asker.place) ? keyOf(asker.place) : id;
    return queues.add(line, () => deliver(asker, id, deed));
  }

  async function openForm(asker: Asker, trigger: string, name: FormName, memory: FormMemory): Promise<void> {
    try {
      await asker.workspace.api.openView(trigger, formView(name, memory));
    } catch (error) {
      if (!isCode(error, ...TOO_LATE)) {
        log.error({ form: name, why: nameOf(error) }, "a form could not be opened");
        return answering.failure(asker, error);
      }
      await answering.show(asker, {
        about: { kind: "note" },
        blocks: [{ is: "text", text: TOO_SLOW }],
        actions: [{ is: "button", id: `${OPENS_FORM}${name}:${memory.reply ?? ""}`, label: "Open the form" }],
      });
    }
  }

  /** "start" alone asks for the rest; where an interview waits to begin, it is that one's word. */
  async function asksForForm(place: Place, name: string, options: object): Promise<boolean> {
    if (name !== "start" || Object.keys(options).length > 0) return false;
    const live = await doors.live();
    return !live.some((one) => keyOf(one.place) === keyOf(place));
  }

  return {
    async slash(workspace, { text, user_id: user, channel_id: channel, trigger_id, response_url }) {
      const place = placeOf({ team: workspace.team, channel });
      const asker = { workspace, user, place, responseUrl: response_url };
      const parsed = readLine(text.trim() || "help", workspace.team);
      if (parsed.is === "unknown") return answering.say(asker, unknownCommand(parsed.word, parsed.nearest));
      if (parsed.is === "wrong-option") return answering.say(asker, parsed.says);
      const { name, options } = parsed;
      if (await asksForForm(place, name, options).catch(() => false))
        return openForm(asker, trigger_id, "start", { channel, responseUrl: response_url });
      await perform(asker, trigger_id, { is: "command", name, options });
    },
    perform,
    openForm,
  };
}
