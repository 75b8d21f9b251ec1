import type { Message } from "../../message/message.ts";
import type { PostOptions } from "../../ports/surface.ts";
import { markOf, type SlackApi } from "./api.ts";
import { isCode } from "./failures.ts";
import type { SlackMessage } from "./payloads.ts";
import { isAfter, type Place, spotOf } from "./place.ts";
import { render } from "./render.ts";

/**
 * Posts every page of a message, and its files, and gives the ref of the first page. Slack has no key that would keep
 * it from posting twice, so each page carries one in its metadata, and what is tried again is looked for first.
 */
export async function postMessage(
  api: SlackApi,
  place: Place,
  message: Message,
  { key, attempt }: PostOptions,
): Promise<string> {
  const spot = spotOf(place);
  const posted = attempt > 1 ? await api.messages(spot) : [];
  const refs: string[] = [];
  for (const [page, payload] of render(message).entries()) {
    const found = posted.find((one) => isMarked(one, key, page));
    const ref = found?.ts ?? (await api.post(spot, payload, { key, page }));
    refs.push(ref);
    for (const file of payload.files)
      if (found === undefined || !posted.some((one) => isShare(one, file.name, ref)))
        await api.upload(spot, file);
  }
  return refs[0]!;
}

function isMarked(message: SlackMessage, key: string, page: number): boolean {
  const mark = markOf(message);
  return mark !== undefined && mark.key === key && mark.page === page;
}

/** A file that was shared after the message it belongs to. */
function isShare({ ts, files = [] }: SlackMessage, name: string, after: string): boolean {
  return isAfter(ts, after) && files.some((file) => file.name === name);
}

/** Edits a message's first page. One that somebody deleted meanwhile is let go. */
export async function editMessage(api: SlackApi, place: Place, ref: string, message: Message): Promise<void> {
  const [payload] = render(message);
  try {
    await api.update(spotOf(place).channel, ref, payload!);
  } catch (error) {
    if (!isCode(error, "message_not_found", "cant_update_message", "edit_window_closed")) throw error;
  }
}
