import { type Message, textMessage } from "../../message/message.ts";
import type { Log } from "../../ports/log.ts";
import { nameOf } from "./answering.ts";
import type { DiscordApi } from "./api.ts";
import { nonceOf } from "./nonce.ts";
import { userOf } from "./person.ts";
import { channelOf, isDirect, type Place } from "./place.ts";
import { askPrivately } from "./quiet-words.ts";
import type { ReceivedMessage } from "./receive-message.ts";
import { render } from "./render.ts";

/** Answers to messages. A word that cannot be said is let go: the message itself was taken, or not, before. */
export type Replying = {
  reply(place: Place, to: ReceivedMessage, message: Message): Promise<void>;
  /** To its author alone: in a server by direct message, or with a word about how to ask so that nobody else reads. */
  replyAlone(place: Place, to: ReceivedMessage, message: Message, command: string): Promise<void>;
};

export function createReplying(api: DiscordApi, log: Log): Replying {
  async function send(channel: string, message: Message, key: string, replyTo?: string): Promise<void> {
    for (const [page, payload] of render(message).entries()) {
      const isFirst = page === 0 && replyTo !== undefined;
      await api.send(channel, payload, { nonce: nonceOf(key, page), ...(isFirst && { replyTo }) });
    }
  }

  async function reply(place: Place, { ref }: ReceivedMessage, message: Message): Promise<void> {
    try {
      await send(channelOf(place), message, `reply:${ref}`, ref);
    } catch (error) {
      log.warn({ why: nameOf(error) }, "a message could not be answered");
    }
  }

  return {
    reply,
    async replyAlone(place, to, message, command) {
      if (isDirect(place)) return reply(place, to, message);
      try {
        await send(await api.directChannel(userOf(to.by)), message, `alone:${to.ref}`);
      } catch (error) {
        log.debug({ why: nameOf(error) }, "no direct message reaches that person");
        await reply(place, to, textMessage(askPrivately(command), { kind: "note" }));
      }
    },
  };
}
