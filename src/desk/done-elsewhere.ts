import { type Message, textMessage } from "../message/message.ts";
import type { Inbound } from "../ports/surface.ts";
import { loadInterview } from "./interviews-of.ts";
import { pointTo } from "./open-interview.ts";
import type { DeskParts } from "./parts.ts";

/**
 * A word for somebody who pressed a button away from its interview, as under a report that was asked for in the
 * channel: what came of it is to be seen there and not here. Undefined for everything else.
 */
export async function doneElsewhere(
  { store, surfaces }: DeskParts,
  { deed, place }: Inbound,
  id: string,
): Promise<Message | undefined> {
  if (deed.is !== "action") return undefined;
  const interview = await loadInterview(store, id);
  if (interview === undefined) return undefined;
  const there = interview.place;
  const isHere = there.channel === place.channel && there.thread === place.thread;
  if (isHere && there.workspace === place.workspace && there.surface === place.surface) return undefined;
  const surface = surfaces.get(there.surface);
  const text = "Done. What comes of it stands in the interview.";
  if (surface === undefined || interview.isPlaceLost) return textMessage("Done.", { kind: "note" });
  return pointTo(surface, there, text);
}
