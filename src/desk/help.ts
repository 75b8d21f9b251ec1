import { helpMessage } from "../commands/help.ts";
import type { Answer } from "./command.ts";
import type { DeskParts } from "./parts.ts";

/** `help`: every command, as it is typed on this surface. */
export function createHelp({ surfaces }: DeskParts): Answer {
  return async ({ inbound }) => helpMessage(surfaces.get(inbound.place.surface)?.traits.commandPrefix ?? "/");
}
