import type { Inbound } from "../../ports/surface.ts";

export const DISCORD = "discord";

/** The workspace of everything that is said to the bot alone. */
export const DIRECT = "dm";

export type Place = Inbound["place"];
export type Person = Inbound["by"];

/** What of a channel tells where it belongs. */
export type Whereabouts = {
  readonly id: string;
  /** Absent or empty in a direct message. */
  readonly guild?: string | undefined;
  /** The channel of a thread; absent when it is no thread. */
  readonly parent?: string | undefined;
};

/** A channel, thread or direct message as a place. */
export function placeOf({ id, guild, parent }: Whereabouts): Place {
  if (!guild) return { surface: DISCORD, workspace: DIRECT, channel: id };
  const place = { surface: DISCORD, workspace: guild };
  return parent === undefined ? { ...place, channel: id } : { ...place, channel: parent, thread: id };
}

/** The channel that Discord's API is given: a thread is a channel there. */
export function channelOf({ channel, thread }: Place): string {
  return thread ?? channel;
}

export function isDirect({ workspace }: Place): boolean {
  return workspace === DIRECT;
}

/** The server's id; undefined in a direct message. */
export function guildOf(place: Place): string | undefined {
  return isDirect(place) ? undefined : place.workspace;
}

/** Where people talk with the bot: a thread, or a direct message. */
export function isConversation(place: Place): boolean {
  return isDirect(place) || place.thread !== undefined;
}

/** Address of a place, or of a message in it. */
export function addressOf(place: Place, message?: string): string {
  const path = [isDirect(place) ? "@me" : place.workspace, channelOf(place), message].filter(Boolean);
  return `https://discord.com/channels/${path.join("/")}`;
}

/** Ids of Discord are numbers; anything else did not come from it. */
export function isSnowflake(id: string): boolean {
  return /^\d{1,20}$/.test(id);
}
