import { LRUCache } from "lru-cache";
import type { z } from "zod";
import type { Log } from "../../ports/log.ts";
import { greet } from "./assistant.ts";
import { nameOf } from "./failures.ts";
import type { Gone } from "./gone.ts";
import type { MessageHearing, Setting } from "./hear-messages.ts";
import { type HomeParts, showHome } from "./home.ts";
import { OWN_LIMITS, SLACK_LIMITS } from "./limits.ts";
import {
  assistantEventSchema,
  channelEventSchema,
  type eventBodySchema,
  homeEventSchema,
  type MessageEvent,
  messageEventSchema,
} from "./payloads.ts";
import { keyOf, placeOf } from "./place.ts";
import type { Queues } from "./queues.ts";
import { addressed } from "./readable.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

export type EventHearingParts = HomeParts & {
  readonly workspaces: Workspaces;
  readonly queues: Queues;
  readonly messages: MessageHearing;
  readonly gone: Gone;
  readonly log: Log;
};

/** Resolves when everything that an event brought is kept; Slack is told so only then. */
export type EventHearing = (body: z.infer<typeof eventBodySchema>, retry: number) => Promise<void>;

type Event = { readonly workspace: Workspace; readonly id: string; readonly comesAgain: boolean };

const CHANNEL_GONE: readonly string[] = [
  "channel_deleted",
  "channel_archive",
  "channel_left",
  "group_deleted",
  "group_archive",
  "group_left",
];
const APP_GONE: readonly string[] = ["app_uninstalled", "tokens_revoked"];

export function createEventHearing(parts: EventHearingParts): EventHearing {
  const { workspaces, queues, messages, gone, log } = parts;
  /** Under way or done, by event id: one that comes again waits for the first, or is let go. */
  const heard = new LRUCache<string, Promise<void>>({ max: OWN_LIMITS.heardMax });

  async function message(event: Event, told: MessageEvent): Promise<void> {
    const { workspace, id } = event;
    const inner = told.message ?? told.previous_message ?? (told as MessageEvent & { thread_ts?: string });
    const place = placeOf({ team: workspace.team, channel: told.channel, thread: inner.thread_ts });
    const setting: Setting = { workspace, place, comesAgain: event.comesAgain };
    await queues.add(keyOf(place), async () => {
      const wasDeleted = told.subtype === "message_deleted" || told.message?.subtype === "tombstone";
      if (wasDeleted) {
        const ref = told.deleted_ts ?? inner.ts;
        const isCard = (told.previous_message?.user ?? workspace.bot) === workspace.bot;
        if (isCard && (inner.thread_ts ?? ref) === ref)
          await gone.thread(id, placeOf({ team: workspace.team, channel: told.channel, thread: ref }));
        return messages.deleted(setting, ref, told.previous_message);
      }
      if (told.subtype === undefined && told.type === "message" && comesAsMention(told, workspace.bot))
        return;
      if (told.subtype !== "message_changed") return messages.written(setting, told);
      const isSame = told.message?.edited?.ts === told.previous_message?.edited?.ts;
      if (told.message !== undefined && !isSame) await messages.edited(setting, told.message);
    });
  }

  /** Nothing is lost when one of these fails, so Slack is not asked to send it again. */
  async function courtesy(what: string, work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) => log.warn({ what, why: nameOf(error) }, "a courtesy failed"));
  }

  async function hear(event: Event, told: { readonly type: string }): Promise<void> {
    const { workspace, id } = event;
    const { type } = told;
    if (type === "message" || type === "app_mention") return message(event, messageEventSchema.parse(told));
    if (CHANNEL_GONE.includes(type))
      return gone.channel(id, workspace.team, channelEventSchema.parse(told).channel);
    if (APP_GONE.includes(type)) return gone.workspace(id, workspace.team);
    if (type === "app_home_opened") {
      const { user, channel, tab } = homeEventSchema.parse(told);
      if (tab === "home") queues.besides(courtesy(type, showHome(parts, workspace, { user, channel, id })));
    }
    if (type === "assistant_thread_started") {
      const { channel_id, thread_ts } = assistantEventSchema.parse(told).assistant_thread;
      queues.besides(courtesy(type, greet(workspace, channel_id, thread_ts)));
    }
  }

  return async ({ event_id, team_id, authorizations, event }, retry) => {
    const team = authorizations?.[0]?.team_id ?? team_id;
    const key = `${team} ${event_id}`;
    const before = heard.get(key);
    if (before !== undefined) return before;
    const work = (async () => {
      const workspace = await workspaces.find(team);
      if (workspace === undefined) return;
      await hear({ workspace, id: event_id, comesAgain: retry < SLACK_LIMITS.retriesMax }, event);
    })();
    heard.set(key, work);
    await work.catch((error: unknown) => {
      heard.delete(key);
      throw error;
    });
  };
}

/** A plain message that begins with the bot's name is told of as a mention too, and perhaps to another process. */
function comesAsMention({ channel, text, files = [] }: MessageEvent, bot: string): boolean {
  const isDirect = channel.startsWith("D");
  return !isDirect && files.length === 0 && addressed(text ?? "", bot) !== undefined;
}
