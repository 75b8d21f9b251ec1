import { RESTJSONErrorCodes } from "discord.js";
import type { LRUCache } from "lru-cache";
import { shorten } from "../../message/shorten.ts";
import type { PostOptions, ThreadWish } from "../../ports/surface.ts";
import type { DiscordApi } from "./api.ts";
import { isCode, isRefusal } from "./failures.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import { userOf } from "./person.ts";
import { isConversation, type Place } from "./place.ts";
import { postMessage } from "./posting.ts";

/**
 * Opens a thread with its members in it. A public one hangs under the card, which its key makes one of a kind; a
 * private one has no card in the channel, for that would tell everybody. Where talk is already apart from the channel,
 * in a thread or a direct message, that place is given back.
 *
 * @param known Private threads by the key that they were opened for, since Discord recognises none that is asked for
 *   again.
 */
export async function openThread(
  api: DiscordApi,
  bot: string,
  place: Place,
  wish: ThreadWish,
  options: PostOptions,
  known: LRUCache<string, string>,
): Promise<Place> {
  if (isConversation(place)) return place;
  const name = shorten(wish.title, DISCORD_LIMITS.threadNameCharsMax) || "Interview";
  const thread = wish.isPrivate
    ? (known.get(options.key) ?? (await api.privateThread(place.channel, name)).id)
    : await threadUnder(api, place, name, await postMessage(api, bot, place, wish.card, options));
  if (wish.isPrivate) known.set(options.key, thread);
  for (const member of wish.members) await addMember(api, thread, userOf(member));
  return { ...place, thread };
}

/**
 * A second try finds the card and the thread of the first: the thread of a message has the message's id. Where Discord
 * lets us have none, the card goes again, for it would announce what does not happen.
 */
async function threadUnder(api: DiscordApi, { channel }: Place, name: string, card: string): Promise<string> {
  try {
    return (await api.threadUnder(channel, card, name)).id;
  } catch (error) {
    if (isCode(error, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)) return (await api.channel(card)).id;
    if (isRefusal(error)) await api.remove(channel, card).catch(() => undefined);
    throw error;
  }
}

/** Somebody who has left the server meanwhile is no reason to have no thread. */
async function addMember(api: DiscordApi, thread: string, user: string): Promise<void> {
  try {
    await api.addMember(thread, user);
  } catch (error) {
    if (!isCode(error, RESTJSONErrorCodes.UnknownUser, RESTJSONErrorCodes.UnknownMember)) throw error;
  }
}

/** Archives a thread. One that is gone, or somebody else's, is left as it is. */
export async function closeThread(api: DiscordApi, { thread }: Place): Promise<void> {
  if (thread === undefined) return;
  try {
    await api.archive(thread, true);
  } catch (error) {
    const { UnknownChannel, MissingPermissions, MissingAccess, InvalidActionOnArchivedThread } =
      RESTJSONErrorCodes;
    if (!isCode(error, UnknownChannel, MissingPermissions, MissingAccess, InvalidActionOnArchivedThread))
      throw error;
  }
}
