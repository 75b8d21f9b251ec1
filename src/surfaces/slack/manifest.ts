import { COMMANDS, type Command } from "../../commands/commands.ts";
import { shorten } from "../../message/shorten.ts";
import { SLACK_LIMITS } from "./limits.ts";
import { EVENTS, SCOPES } from "./scopes.ts";

export const APP_NAME = "Mockingbird";
/** The one slash command; every command of the table is a word behind it. */
export const SLASH = "/interview";
export const GRADE_SHORTCUT = "grade-reply";
export const START_SHORTCUT = "start-interview";

export type ManifestOptions = {
  /** Where the app can be reached from outside, "https://mockingbird.example.org"; absent in Socket Mode. */
  readonly address?: string;
  /** Whether other workspaces may add it. */
  readonly isDistributed?: boolean;
};

/** Paths that Slack calls, under the address of the app. */
export const PATHS = {
  events: "/slack/events",
  install: "/slack/install",
  redirect: "/slack/oauth_redirect",
} as const;

/** The app as Slack wants it described: pasted at api.slack.com/apps, it makes one. */
export function manifest(
  { address, isDistributed = false }: ManifestOptions = {},
  commands: readonly Command[] = COMMANDS,
) {
  const base = address?.replace(/\/+$/, "");
  const url = base === undefined ? {} : { url: `${base}${PATHS.events}` };
  const request = base === undefined ? {} : { request_url: `${base}${PATHS.events}` };
  return {
    display_information: {
      name: APP_NAME,
      description: "Practise ML system design interviews, and be graded by your own words",
      background_color: "#1f3a5f",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      assistant_view: { assistant_description: "Holds ML system design interviews with you" },
      bot_user: { display_name: APP_NAME, always_online: true },
      shortcuts: [
        {
          name: "Start an interview",
          type: "global",
          callback_id: START_SHORTCUT,
          description: "Practise an ML system design interview in a direct message",
        },
        {
          name: "Grade this reply",
          type: "message",
          callback_id: GRADE_SHORTCUT,
          description: "Grade this message as an answer to a design question",
        },
      ],
      slash_commands: [
        {
          command: SLASH,
          ...url,
          description: "Practise ML system design interviews",
          usage_hint: shorten(commands.map(({ name }) => name).join(" | "), SLACK_LIMITS.usageHintCharsMax),
          should_escape: true,
        },
      ],
    },
    oauth_config: {
      ...(isDistributed && base !== undefined && { redirect_urls: [`${base}${PATHS.redirect}`] }),
      scopes: { bot: SCOPES.map(({ name }) => name) },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: EVENTS.map(({ name }) => name) },
      interactivity: {
        is_enabled: true,
        ...request,
        ...(base !== undefined && { message_menu_options_url: `${base}${PATHS.events}` }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: base === undefined,
      token_rotation_enabled: false,
    },
  };
}
