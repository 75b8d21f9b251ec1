import type { Log } from "../../ports/log.ts";
import type { Doors } from "../../ports/surface.ts";
import { nameOf } from "./answering.ts";
import { channelOf, DISCORD, type Place } from "./place.ts";
import { persist } from "./retry.ts";

/** Discord does not say who deleted something. */
const NOBODY = { id: `${DISCORD}:nobody`, name: "somebody" };

/** Ends the interviews of places that were deleted, or that the bot was thrown out of. */
export async function tellGone(
  { live, deliver }: Doors,
  log: Log,
  isGone: (place: Place) => boolean,
): Promise<void> {
  try {
    for (const { place } of await persist(live)) {
      if (!isGone(place)) continue;
      const id = `${channelOf(place)}.gone`;
      await persist(() => deliver({ id, place, by: NOBODY, deed: { is: "place-gone" } }));
    }
  } catch (error) {
    log.warn({ why: nameOf(error) }, "the end of a channel or thread could not be taken");
  }
}
