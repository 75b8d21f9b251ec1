import {
  type APIInteraction,
  Events,
  type GatewayChannelDeleteDispatchData,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayMessageUpdateDispatchData,
  type GatewayThreadDeleteDispatchData,
} from "discord.js";
import { nameOf } from "./answering.ts";
import { tellGone } from "./gone-places.ts";
import { hearMissed, type MissedParts } from "./hear-missed.ts";
import type { Place } from "./place.ts";
import type { Whereabouts } from "./whereabouts.ts";

export type ListeningParts = MissedParts & {
  readonly whereabouts: Whereabouts;
  readonly interactions: (interaction: APIInteraction) => void;
};

/** Where something happened, as the gateway tells it. */
type Spot = { readonly channel_id: string; readonly guild_id?: string };

/** Ties the gateway's events to those who hear them; gives what unties them. What was heard by then is still done. */
export function listen(parts: ListeningParts): () => void {
  const { client } = parts;
  keepOrder(parts);
  const ears = { ...messageEars(parts), ...goneEars(parts) };
  for (const [event, ear] of Object.entries(ears)) client.ws.on(event as GatewayDispatchEvents, ear);
  return () => {
    for (const [event, ear] of Object.entries(ears)) client.ws.off(event as GatewayDispatchEvents, ear);
  };
}

/** Messages in the order in which they were written, and interactions behind them. */
function messageEars({ queues, log, messages, whereabouts, interactions }: ListeningParts) {
  /** Work must not reject: the queue goes on in any case, and one fault is one message's. */
  function inLine({ channel_id, guild_id }: Spot, work: (place: Place) => Promise<void>): void {
    queues.add(channel_id, async () => {
      try {
        const place = await whereabouts.find(channel_id, guild_id);
        if (place !== undefined) await work(place);
      } catch (error) {
        log.error({ why: nameOf(error) }, "what Discord told could not be dealt with");
      }
    });
  }

  return {
    [GatewayDispatchEvents.MessageCreate]: (message: GatewayMessageCreateDispatchData) =>
      inLine(message, (place) => messages.written(place, message)),
    [GatewayDispatchEvents.MessageUpdate]: (message: GatewayMessageUpdateDispatchData) =>
      inLine(message, (place) => messages.edited(place, message)),
    [GatewayDispatchEvents.MessageDelete]: (deleted: GatewayMessageDeleteDispatchData) =>
      inLine(deleted, (place) => messages.deleted(place, deleted.id)),
    [GatewayDispatchEvents.MessageDeleteBulk]: (deleted: GatewayMessageDeleteBulkDispatchData) =>
      inLine(deleted, async (place) => {
        for (const ref of deleted.ids) await messages.deleted(place, ref);
      }),
    [GatewayDispatchEvents.InteractionCreate]: interactions,
  };
}

/** Places that are no more. */
function goneEars({ queues, doors, log }: ListeningParts) {
  const gone = (isGone: (place: Place) => boolean) => queues.besides(tellGone(doors, log, isGone));
  return {
    [GatewayDispatchEvents.ThreadDelete]: ({ id }: GatewayThreadDeleteDispatchData) =>
      gone(({ thread }) => thread === id),
    [GatewayDispatchEvents.ChannelDelete]: ({ id }: GatewayChannelDeleteDispatchData) =>
      gone(({ channel }) => channel === id),
    [GatewayDispatchEvents.GuildDelete]: ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
      // An outage of Discord's is no farewell.
      if (!unavailable) gone(({ workspace }) => workspace === id);
    },
  };
}

/**
 * What is told while a connection is made anew waits for what was missed before. Where there are several connections,
 * the others go on. One that is taken up again is told everything by Discord, in order.
 */
function keepOrder(parts: ListeningParts): void {
  const { client, queues } = parts;
  client.on(Events.ShardReconnecting, () => {
    if (client.ws.shards.size === 1) queues.close();
  });
  client.on(Events.ShardReady, () => {
    // At the very beginning the surface says itself when to hear what was missed.
    if (client.isReady()) queues.besides(hearMissed(parts));
  });
  client.on(Events.ShardResume, () => queues.open());
}
