import type { Place } from "../interview/interview.ts";

/** A place as one text that no other place has. */
export function placeKey(place: Place): string {
  return JSON.stringify([place.surface, place.workspace, place.channel, place.thread ?? null]);
}
