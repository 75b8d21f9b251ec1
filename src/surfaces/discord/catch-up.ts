import type { APIMessage } from "discord.js";
import type { Doors } from "../../ports/surface.ts";
import type { DiscordApi } from "./api.ts";
import { OWN_LIMITS } from "./limits.ts";
import { channelOf, isSnowflake, type Place } from "./place.ts";

export type Live = Awaited<ReturnType<Doors["live"]>>[number];

/** What was written in a conversation while nobody listened. */
export type Missed = {
  /** In the order in which they were written. */
  readonly messages: readonly APIMessage[];
  /** Written before, and heard then; whose they are has to be known when one is deleted. */
  readonly before: readonly APIMessage[];
};

/**
 * Reads what came after the latest message that was taken: as a rule one request. Deletions that happened
 * meanwhile are not seen: Discord keeps no history of them.
 */
export async function readMissed(
  api: Pick<DiscordApi, "messages">,
  { place, latest }: Live,
): Promise<Missed> {
  const channel = channelOf(place);
  const newest = (await api.messages(channel, { limit: OWN_LIMITS.lookedThroughMax })).toReversed();
  const from = startOf(place, latest);
  // A direct message without any word taken yet: what stands there is from before the interview.
  if (from === undefined) return { messages: [], before: newest };
  const before = newest.filter(({ id }) => BigInt(id) <= from);
  const messages = newest.filter(({ id }) => BigInt(id) > from);
  if (before.length > 0 || newest.length < OWN_LIMITS.lookedThroughMax) return { messages, before };
  return { messages: await readOn(api, channel, from), before };
}

/** The whole stretch, page by page. */
async function readOn(
  api: Pick<DiscordApi, "messages">,
  channel: string,
  from: bigint,
): Promise<readonly APIMessage[]> {
  const messages: APIMessage[] = [];
  let after = from;
  while (messages.length < OWN_LIMITS.missedMessagesMax) {
    const page = await api.messages(channel, { after: String(after), limit: OWN_LIMITS.lookedThroughMax });
    messages.push(...page.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1)));
    const last = messages.at(-1);
    if (last === undefined || page.length < OWN_LIMITS.lookedThroughMax) break;
    after = BigInt(last.id);
  }
  return messages;
}

function startOf({ thread }: Place, latest: string | undefined): bigint | undefined {
  if (latest !== undefined && isSnowflake(latest)) return BigInt(latest);
  return thread === undefined ? undefined : BigInt(thread);
}
