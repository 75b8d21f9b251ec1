import { setTimeout as wait } from "node:timers/promises";
import type { APIInteraction } from "discord.js";
import { shorten } from "../../message/shorten.ts";
import type { Log } from "../../ports/log.ts";
import type { Doors, OptionChoice, Typing } from "../../ports/surface.ts";
import { createAnswering, nameOf } from "./answering.ts";
import type { DiscordApi } from "./api.ts";
import { DISCORD_LIMITS, OWN_LIMITS } from "./limits.ts";
import { channelOf, guildOf, isConversation } from "./place.ts";
import type { Queues } from "./queues.ts";
import { UNKNOWN } from "./quiet-words.ts";
import { type ReceivedInteraction, receiveInteraction, type Ticket } from "./receive-interaction.ts";
import { persist } from "./retry.ts";
import type { Whereabouts } from "./whereabouts.ts";

type HearingParts = {
  readonly api: DiscordApi;
  readonly doors: Doors;
  readonly queues: Queues;
  readonly log: Log;
  readonly whereabouts: Whereabouts;
};

/** Hears commands, buttons, selects and what is being typed into an option. */
export function createInteractionHearing({ api, doors, queues, log, whereabouts }: HearingParts) {
  const answering = createAnswering(api, log);

  function perform({ ticket, inbound }: Extract<ReceivedInteraction, { is: "deed" }>): void {
    // Discord is told at once. The deed itself keeps its place behind the messages that were written before it.
    const acknowledged = answering.acknowledge(ticket);
    const line = isConversation(inbound.place) ? channelOf(inbound.place) : ticket.id;
    queues.add(line, async () => {
      // What is past for Discord is done by nobody: its author saw it fail, or another process has it.
      if (!(await acknowledged)) return;
      try {
        // A thread is not always told with its channel.
        const place =
          (await whereabouts.find(channelOf(inbound.place), guildOf(inbound.place))) ?? inbound.place;
        await answering.outcome(ticket, await persist(() => doors.deliver({ ...inbound, place })));
      } catch (error) {
        log.error({ deed: inbound.deed.is, why: nameOf(error) }, "a command or button could not be taken");
        await answering.failure(ticket, error);
      }
    });
  }

  async function suggest(ticket: Ticket, typing: Typing): Promise<void> {
    const patience = new AbortController();
    const late = wait(OWN_LIMITS.suggestMs, [], { signal: patience.signal }).catch(() => []);
    try {
      const choices = await Promise.race([doors.suggest(typing).catch(() => []), late]);
      await api.suggest(ticket, choices.slice(0, DISCORD_LIMITS.commandChoicesMax).map(asChoice));
    } catch (error) {
      log.debug({ why: nameOf(error) }, "choices came too late");
    } finally {
      patience.abort();
    }
  }

  async function wonder(ticket: Ticket): Promise<void> {
    if (await answering.acknowledge(ticket)) await answering.say(ticket, UNKNOWN);
  }

  return (interaction: APIInteraction): void => {
    const received = receiveInteraction(interaction);
    if (received.is === "deed") perform(received);
    if (received.is === "typing") queues.besides(suggest(received.ticket, received.typing));
    if (received.is === "unknown") queues.besides(wonder(received.ticket));
  };
}

function asChoice({ value, label }: OptionChoice) {
  return { name: shorten(label, DISCORD_LIMITS.choiceCharsMax) || value, value };
}
