import { setTimeout as wait } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { z } from "zod";
import type { Doors } from "../../ports/surface.ts";
import type { Answering } from "./answering.ts";
import { actionIdOf, LINK, optionOf } from "./elements.ts";
import { formOf, memoryOf, OPENS_FORM, readForm } from "./forms.ts";
import type { CommandHearing } from "./hear-commands.ts";
import { OWN_LIMITS, SLACK_LIMITS } from "./limits.ts";
import { GRADE_SHORTCUT, START_SHORTCUT } from "./manifest.ts";
import type {
  actionsSchema,
  messageActionSchema,
  shortcutSchema,
  submissionSchema,
  suggestionSchema,
} from "./payloads.ts";
import type { People } from "./people.ts";
import { placeOf } from "./place.ts";
import { REPLY_GONE } from "./quiet-words.ts";
import { readable } from "./readable.ts";
import type { Workspace } from "./workspaces.ts";

/** Answers Slack itself, within its three seconds. */
export type Acknowledge = (body?: unknown) => Promise<void>;

export type InteractionHearingParts = {
  readonly doors: Doors;
  readonly commands: CommandHearing;
  readonly answering: Answering;
  readonly people: People;
};

/** Hears buttons, menus, forms and shortcuts. */
export type InteractionHearing = {
  pressed(workspace: Workspace, body: z.infer<typeof actionsSchema>): Promise<void>;
  typing(workspace: Workspace, body: z.infer<typeof suggestionSchema>, ack: Acknowledge): Promise<void>;
  sent(workspace: Workspace, body: z.infer<typeof submissionSchema>, ack: Acknowledge): Promise<void>;
  onMessage(workspace: Workspace, body: z.infer<typeof messageActionSchema>): Promise<void>;
  shortcut(workspace: Workspace, body: z.infer<typeof shortcutSchema>): Promise<void>;
};

export function createInteractionHearing(parts: InteractionHearingParts): InteractionHearing {
  const { doors, commands, answering, people } = parts;
  /** Replies that wait to be graded; they are too long for a form to remember. */
  const replies = new LRUCache<string, string>({ max: OWN_LIMITS.repliesMax });

  return {
    async pressed(workspace, body) {
      const { user, channel, container, message, response_url: responseUrl, trigger_id } = body;
      const [action] = body.actions;
      if (action === undefined || action.action_id.startsWith(LINK)) return;
      const { team } = workspace;
      // A card in the channel is no thread, though one hangs under it.
      const thread = message?.thread_ts ?? container?.thread_ts;
      const at = channel?.id ?? (await workspace.api.directChannel(user.id));
      const place = placeOf({ team, channel: at, thread: thread === message?.ts ? undefined : thread });
      const asker = { workspace, user: user.id, place, responseUrl };
      if (action.action_id.startsWith(OPENS_FORM)) {
        const [name, reply] = action.action_id.slice(OPENS_FORM.length).split(":", 2);
        const form = formOf(`form:${name}`) ?? "start";
        const memory = channel === undefined ? {} : { channel: at };
        const more = { ...(responseUrl && { responseUrl }), ...(reply && { reply }) };
        return commands.openForm(asker, trigger_id, form, { ...memory, ...more });
      }
      const id = actionIdOf(action.action_id);
      const value = action.selected_option?.value;
      const press = `${trigger_id}:${action.action_ts ?? ""}`;
      await commands.perform(asker, press, { is: "action", id, ...(value !== undefined && { value }) });
    },

    async typing({ team }, { user, view, action_id, value: typed }, ack) {
      const command = formOf(view?.callback_id);
      const by = people.person(team, user.id);
      const patience = new AbortController();
      const late = wait(OWN_LIMITS.suggestMs, [], { signal: patience.signal }).catch(() => []);
      const asked =
        command === undefined
          ? Promise.resolve([])
          : doors.suggest({ command, option: action_id, typed, by, workspace: team }).catch(() => []);
      const choices = await Promise.race([asked, late]);
      patience.abort();
      await ack({ options: choices.slice(0, SLACK_LIMITS.selectOptionsMax).map(optionOf) });
    },

    async sent(workspace, { user, view }, ack) {
      const { team } = workspace;
      const form = formOf(view.callback_id);
      if (form === undefined) return ack();
      const who = { by: people.person(team, user.id), workspace: team };
      const filled = await readForm(form, view.state.values, who, doors.suggest);
      if (filled.is === "wrong") return ack({ response_action: "errors", errors: filled.errors });
      await ack();
      const { channel, thread, responseUrl, reply } = memoryOf(view.private_metadata);
      const place = placeOf({
        team,
        channel: channel ?? (await workspace.api.directChannel(user.id)),
        thread,
      });
      const asker = { workspace, user: user.id, place, responseUrl };
      const text = reply === undefined ? undefined : replies.get(`${team} ${reply}`);
      if (form === "grade" && text === undefined) return answering.say(asker, REPLY_GONE);
      const options = { ...filled.options, ...(text !== undefined && { text }) };
      await commands.perform(asker, view.id, { is: "command", name: form, options });
    },

    async onMessage(workspace, { callback_id, user, channel, message, trigger_id, response_url }) {
      if (callback_id !== GRADE_SHORTCUT) return;
      const { team } = workspace;
      const reply = `${channel.id}/${message.ts}`;
      replies.set(`${team} ${reply}`, readable(message.text ?? ""));
      const isInThread = message.thread_ts !== undefined && message.thread_ts !== message.ts;
      const spot = { channel: channel.id, ...(isInThread && { thread: message.thread_ts }) };
      const asker = {
        workspace,
        user: user.id,
        place: placeOf({ team, ...spot }),
        responseUrl: response_url,
      };
      await commands.openForm(asker, trigger_id, "grade", { ...spot, responseUrl: response_url, reply });
    },

    /** It belongs to no channel, so the interview will be a direct message. */
    async shortcut(workspace, { callback_id, user, trigger_id }) {
      if (callback_id !== START_SHORTCUT) return;
      await commands.openForm({ workspace, user: user.id }, trigger_id, "start", {});
    },
  };
}
