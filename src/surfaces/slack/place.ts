import type { Inbound } from "../../ports/surface.ts";

export const SLACK = "slack";

export type Place = Inbound["place"];
export type Person = Inbound["by"];

/** Where Slack says that something happened. */
export type Whereabouts = {
  readonly team: string;
  readonly channel: string;
  /** `thread_ts`: the message that a thread hangs under. */
  readonly thread?: string | undefined;
};

/**
 * A channel, thread or direct message as a place. A thread of a direct message is a conversation of its own, as each
 * chat of the assistant pane is one, so there it belongs to the channel's name.
 */
export function placeOf({ team, channel, thread }: Whereabouts): Place {
  const place = { surface: SLACK, workspace: team };
  if (thread === undefined) return { ...place, channel };
  return isDirectChannel(channel)
    ? { ...place, channel: `${channel}:${thread}` }
    : { ...place, channel, thread };
}

/** What Slack's methods are given. */
export function spotOf({ workspace, channel: named, thread: own }: Place): Whereabouts {
  const [channel = "", thread = own] = named.split(":");
  return { team: workspace, channel, ...(thread !== undefined && { thread }) };
}

/** The same direct message outside of any thread. */
export function outsideThread(place: Place): Place {
  const { team, channel } = spotOf(place);
  return placeOf({ team, channel });
}

export function isDirect({ channel }: Place): boolean {
  return isDirectChannel(channel);
}

/** Where people talk with the bot: a thread, or a direct message. */
export function isConversation(place: Place): boolean {
  return isDirect(place) || place.thread !== undefined;
}

export function keyOf({ workspace, channel, thread }: Place): string {
  return [workspace, channel, thread].filter((part) => part !== undefined).join(" ");
}

/** Address of a place, or of a message in it. `home` is the workspace's own address. */
export function addressOf(home: string, place: Place, ref?: string): string | undefined {
  const { channel, thread } = spotOf(place);
  const message = ref ?? thread;
  const base = `${home.replace(/\/+$/, "")}/archives/${channel}`;
  if (message === undefined) return base;
  if (!isTimestamp(message)) return undefined;
  const link = `${base}/p${message.replace(".", "")}`;
  return thread === undefined || thread === message ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
}

/** Messages are named by the time they were sent; anything else did not come from Slack. */
export function isTimestamp(ref: string): boolean {
  return /^\d{1,12}\.\d{1,6}$/.test(ref);
}

/** Whether the first message was sent after the second. */
export function isAfter(one: string, other: string): boolean {
  const [seconds = "0", part = "0"] = one.split(".");
  const [otherSeconds = "0", otherPart = "0"] = other.split(".");
  return Number(seconds) === Number(otherSeconds)
    ? Number(part.padEnd(6, "0")) > Number(otherPart.padEnd(6, "0"))
    : Number(seconds) > Number(otherSeconds);
}

function isDirectChannel(channel: string): boolean {
  return channel.startsWith("D");
}
