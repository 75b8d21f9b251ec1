import { randomUUID } from "node:crypto";
import type { StandIn } from "./stand-in.ts";

// Payloads in the shapes of Slack's documentation, with what the bot does not read left in.

export type SlackText = Readonly<Record<string, unknown>>;

/** The wrapping of an event. */
export function eventBody({ team, bot }: StandIn, event: SlackText, id = `Ev${randomUUID().slice(0, 9)}`) {
  return {
    token: "XXYYZZ",
    team_id: team,
    api_app_id: "A0MOCKINGBIRD",
    event,
    type: "event_callback",
    event_id: id,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: bot, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: "4-eyJldCI6Im1lc3NhZ2UifQ",
  };
}

export function messageEvent(channel: string, message: SlackText): SlackText {
  const kind = channel.startsWith("D") ? "im" : "channel";
  return { type: "message", channel, channel_type: kind, event_ts: message.ts, ...message };
}

export function slashCommand(standIn: StandIn, by: string, channel: string, text: string): SlackText {
  return {
    token: "XXYYZZ",
    team_id: standIn.team,
    team_domain: "study-group",
    channel_id: channel,
    channel_name: channel.startsWith("D") ? "directmessage" : "interviews",
    user_id: standIn.personId(by),
    user_name: by.toLowerCase(),
    command: "/interview",
    text,
    api_app_id: "A0MOCKINGBIRD",
    is_enterprise_install: "false",
    response_url: standIn.responseUrl(standIn.personId(by), channel),
    trigger_id: `${Date.now()}.${randomUUID()}`,
  };
}

/** What every payload of something pressed has. */
export function pressed(standIn: StandIn, by: string, type: string): SlackText {
  return {
    type,
    user: {
      id: standIn.personId(by),
      username: by.toLowerCase(),
      name: by.toLowerCase(),
      team_id: standIn.team,
    },
    api_app_id: "A0MOCKINGBIRD",
    token: "XXYYZZ",
    trigger_id: `${Date.now()}.${randomUUID()}`,
    team: { id: standIn.team, domain: "study-group" },
    enterprise: null,
    is_enterprise_install: false,
  };
}

type OnMessage = { readonly channel: string; readonly ts: string; readonly thread?: string | undefined };

export function blockActions(standIn: StandIn, by: string, at: OnMessage, action: SlackText): SlackText {
  const { channel, ts, thread } = at;
  const hung = thread === undefined ? {} : { thread_ts: thread };
  return {
    ...pressed(standIn, by, "block_actions"),
    container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false, ...hung },
    channel: { id: channel, name: "interviews" },
    message: { type: "message", user: standIn.bot, bot_id: "B0MOCKINGBIRD", ts, text: "…", ...hung },
    state: { values: {} },
    response_url: standIn.responseUrl(standIn.personId(by), channel, thread),
    actions: [{ block_id: "b1", action_ts: `${Date.now() / 1_000}`, ...action }],
  };
}
