import type { Inbound } from "../ports/surface.ts";
import type { DeskParts } from "./parts.ts";

/** A command as it is typed where somebody asked: "/interview start". */
export function typed(
  { surfaces }: Pick<DeskParts, "surfaces">,
  { place }: Pick<Inbound, "place">,
  command: string,
): string {
  return `${surfaces.get(place.surface)?.traits.commandPrefix ?? "/"}${command}`;
}
