import { type APIMessage, RESTJSONErrorCodes } from "discord.js";
import type { Message } from "../../message/message.ts";
import type { PostOptions } from "../../ports/surface.ts";
import type { DiscordApi } from "./api.ts";
import { isCode } from "./failures.ts";
import { OWN_LIMITS } from "./limits.ts";
import { nonceOf } from "./nonce.ts";
import { channelOf, type Place } from "./place.ts";
import { type Payload, render } from "./render.ts";

/**
 * Posts every page of a message and gives the id of the first. Discord itself recognises the nonce of a page that was
 * posted minutes ago; for one tried again after a longer outage the latest messages are looked through.
 */
export async function postMessage(
  api: DiscordApi,
  bot: string,
  place: Place,
  message: Message,
  { key, attempt }: PostOptions,
): Promise<string> {
  const channel = channelOf(place);
  const pages = render(message);
  const posted = attempt > 1 ? await latestOwn(api, bot, channel, pages.length) : NONE;
  const ids: string[] = [];
  for (const [page, payload] of pages.entries()) {
    const nonce = nonceOf(key, page);
    const found = posted.take((one) =>
      one.nonce === undefined ? isSame(one, payload) : one.nonce === nonce,
    );
    ids.push(found?.id ?? (await api.send(channel, payload, { nonce })).id);
  }
  return ids[0]!;
}

/** Messages of which each can be found once. */
type Posted = { take(fits: (message: APIMessage) => boolean): APIMessage | undefined };

const NONE: Posted = { take: () => undefined };

/**
 * What the bot posted last, as many messages as the one at hand has pages. Not more: the same words said long ago are
 * another message.
 */
async function latestOwn(api: DiscordApi, bot: string, channel: string, count: number): Promise<Posted> {
  const latest = await api.messages(channel, { limit: OWN_LIMITS.lookedThroughMax });
  const own = latest
    .filter(({ author }) => author.id === bot)
    .slice(0, count)
    .toReversed();
  return {
    take(fits) {
      const found = own.findIndex(fits);
      return found < 0 ? undefined : own.splice(found, 1)[0];
    },
  };
}

/** Discord does not always tell the nonce of an older message. */
function isSame({ content, embeds }: APIMessage, payload: Payload): boolean {
  if (payload.embeds === undefined) return content.trim() === payload.content?.trim();
  return embeds[0]?.description?.trim() === payload.embeds[0]?.description?.trim();
}

/**
 * Changes a message. One that was deleted by hand is let go: there is nothing to be changed any more. A thread that was
 * put away is put away again, since nobody has to be called back for it.
 */
export async function editMessage(
  api: DiscordApi,
  place: Place,
  ref: string,
  message: Message,
): Promise<void> {
  const [payload] = render(message);
  const change = async () => {
    try {
      await api.edit(channelOf(place), ref, payload!);
    } catch (error) {
      if (!isCode(error, RESTJSONErrorCodes.UnknownMessage)) throw error;
    }
  };
  try {
    await change();
  } catch (error) {
    if (place.thread === undefined || !isArchived(error)) throw error;
    await api.archive(place.thread, false);
    await change().finally(() => api.archive(place.thread!, true));
  }
}

const isArchived = (error: unknown) => isCode(error, RESTJSONErrorCodes.InvalidActionOnArchivedThread);

/** Does something in a thread that may have been archived, for which it is opened again. */
export async function inOpenThread<Value>(
  api: DiscordApi,
  place: Place,
  action: () => Promise<Value>,
): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (place.thread === undefined || !isArchived(error)) throw error;
    await api.archive(place.thread, false);
    return action();
  }
}
