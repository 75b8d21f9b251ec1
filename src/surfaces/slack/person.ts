import { type Person, SLACK } from "./place.ts";

/** Whose id it is. Slack's ids of people are unique within a workspace alone, so the workspace's belongs to it. */
export function personOf(team: string, user: string, name?: string): Person {
  return { id: `${SLACK}:${team}.${user}`, name: name || user };
}

/** Slack's own id of a person. */
export function userOf({ id }: Person): string {
  return id.slice(id.lastIndexOf(".") + 1);
}
