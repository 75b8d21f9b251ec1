import type { Log } from "../../ports/log.ts";
import type { PostOptions, ThreadWish } from "../../ports/surface.ts";
import type { SlackApi } from "./api.ts";
import { nameOf } from "./failures.ts";
import { userOf } from "./person.ts";
import { isConversation, type Place, placeOf, spotOf } from "./place.ts";
import { postMessage } from "./posting.ts";

/**
 * Opens a thread under a card in the channel. Slack has no private threads, so what is private is held in a direct
 * message, without a card that would tell everybody. Where talk is already apart, that place is given back.
 */
export async function openThread(
  api: SlackApi,
  place: Place,
  wish: ThreadWish,
  { key }: PostOptions,
  log: Log,
): Promise<Place> {
  if (isConversation(place)) {
    await nameChat(api, place, wish.title, log);
    return place;
  }
  const { workspace: team } = place;
  const [member] = wish.members;
  if (wish.isPrivate && member !== undefined)
    return placeOf({ team, channel: await api.directChannel(userOf(member)) });
  // A second try is not always known as one, so the card is looked for in any case.
  const thread = await postMessage(api, place, wish.card, { key, attempt: 2 });
  return placeOf({ team, channel: place.channel, thread });
}

/** Gives a chat of the assistant pane its title. A direct message outside of the pane has none. */
async function nameChat(api: SlackApi, place: Place, title: string, log: Log): Promise<void> {
  const { channel, thread } = spotOf(place);
  if (thread === undefined) return;
  try {
    await api.nameThread(channel, thread, title);
  } catch (error) {
    log.debug({ why: nameOf(error) }, "a chat could not be given its title");
  }
}
