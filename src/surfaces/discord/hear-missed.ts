import type { Client } from "discord.js";
import type { Log } from "../../ports/log.ts";
import type { Doors } from "../../ports/surface.ts";
import { nameOf } from "./answering.ts";
import type { DiscordApi } from "./api.ts";
import { type Live, readMissed } from "./catch-up.ts";
import type { MessageHearing } from "./hear-messages.ts";
import { channelOf, isDirect, type Place } from "./place.ts";
import type { Queues } from "./queues.ts";

export type MissedParts = {
  readonly client: Client;
  readonly api: DiscordApi;
  readonly doors: Doors;
  readonly queues: Queues;
  readonly log: Log;
  readonly messages: MessageHearing;
};

/** Lets the queues begin, with what was written while nobody listened before anything that came since. */
export async function hearMissed(parts: MissedParts): Promise<void> {
  const { client, doors, queues, log } = parts;
  queues.close();
  try {
    const live = await doors.live();
    const here = live.filter(({ place }) => isServedHere(client, place));
    queues.open(here.map((one) => [channelOf(one.place), () => hearOne(parts, one)] as const));
  } catch (error) {
    log.error({ why: nameOf(error) }, "what was written meanwhile could not be looked for");
    queues.open();
  }
}

async function hearOne({ api, messages, log }: MissedParts, live: Live): Promise<void> {
  try {
    const missed = await readMissed(api, live);
    for (const message of missed.before) {
      messages.remember(live.place, message);
      // One that was heard before has an id that is known, and does nothing.
      await messages.edited(live.place, message);
    }
    for (const message of missed.messages) await messages.written(live.place, message);
  } catch (error) {
    log.warn({ why: nameOf(error) }, "a conversation could not be read after an outage");
  }
}

/** With several processes each has its own servers, and the one with the first shard has direct messages. */
function isServedHere(client: Client, place: Place): boolean {
  if (!isDirect(place)) return client.guilds.cache.has(place.workspace);
  const { shards } = client.options;
  return !Array.isArray(shards) || shards.includes(0);
}
