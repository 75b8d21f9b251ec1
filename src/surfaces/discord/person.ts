import type { APIUser } from "discord.js";
import { DISCORD, type Person } from "./place.ts";

/** A member as people there call them. */
export function personOf(user: APIUser, nick?: string | null): Person {
  return { id: `${DISCORD}:${user.id}`, name: nick || user.global_name || user.username };
}

/** Discord's own id of a person. */
export function userOf({ id }: Person): string {
  return id.slice(DISCORD.length + 1);
}
