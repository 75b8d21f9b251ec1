import { LRUCache } from "lru-cache";
import type { Log } from "../../ports/log.ts";
import type { Surface, Traits } from "../../ports/surface.ts";
import { createDiscordApi } from "./api.ts";
import type { Download } from "./attachments.ts";
import { download } from "./download.ts";
import { meaningOf } from "./failures.ts";
import { createClient, logIn } from "./gateway.ts";
import { createInteractionHearing } from "./hear-interactions.ts";
import { createMessageHearing } from "./hear-messages.ts";
import { hearMissed } from "./hear-missed.ts";
import { inviteLink } from "./invite.ts";
import { DISCORD_LIMITS, OWN_LIMITS } from "./limits.ts";
import { listen } from "./listening.ts";
import { userOf } from "./person.ts";
import { addressOf, channelOf, DISCORD, isSnowflake, type Place, placeOf } from "./place.ts";
import { editMessage, inOpenThread, postMessage } from "./posting.ts";
import { createQueues } from "./queues.ts";
import type { DiscordSettings } from "./settings.ts";
import { createThinkingSigns } from "./thinking-signs.ts";
import { closeThread, openThread } from "./threads.ts";
import { createWhereabouts } from "./whereabouts.ts";

const TRAITS: Traits = {
  threads: true,
  buttons: true,
  editsMessages: true,
  messageCharsMax: DISCORD_LIMITS.contentCharsMax,
  commandPrefix: "/interview ",
};

export type DiscordOptions = Pick<DiscordSettings, "token" | "shards" | "apiUrl"> & {
  readonly log: Log;
  /** How files of messages are fetched; from Discord alone when absent. */
  readonly download?: Download;
};

/** A surface, and what only Discord has. */
export type DiscordSurface = Surface & {
  /** The bot's own id, which is that of its application, once it is connected. */
  application(): string;
  /** Where a server's owner adds the bot, once it is connected. */
  invite(): string;
};

/** Discord: threads of servers, and direct messages. */
export function createDiscordSurface(options: DiscordOptions): DiscordSurface {
  const { log } = options;
  const client = createClient(options);
  const application = () => {
    if (client.application === null) throw new Error("Discord is not connected");
    return client.application.id;
  };
  const bot = () => client.user?.id ?? application();
  const api = createDiscordApi(client.rest, application);
  const whereabouts = createWhereabouts(client);
  const queues = createQueues();
  const threads = new LRUCache<string, string>({ max: OWN_LIMITS.threadsRememberedMax });
  let deafen: (() => void) | undefined;
  const signs = createThinkingSigns((channel) => api.showTyping(channel));

  /** What Discord refuses is told in the port's own words. */
  async function at<Value>(place: Place, action: () => Promise<Value>): Promise<Value> {
    try {
      return await action();
    } catch (error) {
      throw meaningOf(error, () => whereabouts.missing(channelOf(place)));
    }
  }

  return {
    name: DISCORD,
    traits: TRAITS,
    application,
    invite: () => inviteLink(application()),
    async start(doors) {
      const messages = createMessageHearing({
        api,
        doors,
        log,
        self: whereabouts.self,
        download: options.download ?? download,
      });
      const interactions = createInteractionHearing({ api, doors, queues, log, whereabouts });
      queues.close();
      const missed = { client, api, doors, queues, log, messages };
      deafen = listen({ ...missed, whereabouts, interactions });
      await logIn(client, options.token, log);
      await hearMissed(missed);
    },
    async stop() {
      deafen?.();
      signs.endAll();
      await queues.idle(OWN_LIMITS.stopMs);
      await client.destroy();
    },
    async post(place, message, postOptions) {
      signs.end(channelOf(place));
      return at(place, () =>
        inOpenThread(api, place, () => postMessage(api, bot(), place, message, postOptions)),
      );
    },
    edit: (place, ref, message) => at(place, () => editMessage(api, place, ref, message)),
    openThread: (place, wish, postOptions) =>
      at(place, () => openThread(api, bot(), place, wish, postOptions, threads)),
    closeThread: (place) => at(place, () => closeThread(api, place)),
    linkTo: (place, ref) => (ref === undefined || isSnowflake(ref) ? addressOf(place, ref) : undefined),
    async tell(person, message, postOptions) {
      const direct = (place: Place) => at(place, () => postMessage(api, bot(), place, message, postOptions));
      const nowhere = placeOf({ id: userOf(person) });
      await direct(placeOf({ id: await at(nowhere, () => api.directChannel(userOf(person))) }));
    },
    showThinking: (place) => at(place, () => signs.begin(channelOf(place))),
  };
}
