import { webApi } from "@slack/bolt";
import type { NotAllowed, PlaceLost } from "../../ports/surface.ts";

/** See `NotAllowed`. */
export function notAllowed(says: string): NotAllowed {
  return Object.assign(new Error(says), { name: "NotAllowed", notAllowed: true as const, says });
}

/** See `PlaceLost`. */
export function placeLost(why: string): PlaceLost {
  return Object.assign(new Error(why), { name: "PlaceLost", placeLost: true as const });
}

export function isNotAllowed(error: unknown): error is NotAllowed {
  return error instanceof Error && "notAllowed" in error && error.notAllowed === true;
}

/** The code that Slack refused with, such as "not_in_channel"; undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  const code = codeOf(error);
  return code !== undefined && codes.includes(code);
}

/** The app is not in this workspace any more, or its token was taken back. */
export const GONE = [
  "account_inactive",
  "app_uninstalled",
  "invalid_auth",
  "not_authed",
  "team_access_not_granted",
  "token_expired",
  "token_revoked",
] as const;

/** The three seconds in which something could be opened are over. */
export const TOO_LATE = ["expired_trigger_id", "trigger_expired", "trigger_exchanged", "invalid_trigger_id"];

const LOST = ["is_archived", "thread_not_found", "channel_is_archived", "user_disabled", "channel_deleted"];
const OUTSIDE = ["not_in_channel", "channel_not_found"];
const RESTRICTED = [
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked",
  "cannot_reply_to_message",
];

/**
 * What Slack's refusal means for us; what is neither lost nor forbidden stays as it is and is tried again.
 * `inThread`: an interview was there, so a channel that is out of reach is lost.
 */
export function meaningOf(error: unknown, inThread: boolean): unknown {
  if (isCode(error, ...GONE)) return placeLost("the app was taken out of this workspace");
  if (isCode(error, ...LOST)) return placeLost("the channel or thread is not there any more");
  if (isCode(error, ...OUTSIDE))
    return inThread
      ? placeLost("the channel is out of reach")
      : notAllowed(
          "I am not in this channel. Type `/invite @Mockingbird` here, and then ask me again. Everybody in the channel can do that.",
        );
  if (isCode(error, "missing_scope")) return notAllowed(missingScope(error));
  if (isCode(error, ...RESTRICTED))
    return notAllowed(
      "Only some people may post in this channel. Whoever manages it can let me in under Channel details → Settings → Posting permissions.",
    );
  if (isCode(error, "messages_tab_disabled"))
    return notAllowed(
      "Direct messages with me are switched off. Whoever runs the app can switch them on at api.slack.com/apps, App Home, Messages Tab.",
    );
  return error;
}

function missingScope(error: unknown): string {
  const { needed } = (error as { data: { needed?: unknown } }).data;
  const name = typeof needed === "string" && needed !== "" ? `the scope ${needed}` : "a scope";
  return `I lack ${name} in this workspace. Whoever runs the app can add it at api.slack.com/apps, OAuth & Permissions, Bot Token Scopes, and then reinstall the app there.`;
}

/** Messages of errors may quote what a person wrote; names and codes do not. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = codeOf(error) ?? ("code" in error ? String(error.code) : undefined);
  return code === undefined ? error.name : `${error.name} ${code}`;
}
