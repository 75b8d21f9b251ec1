import { LRUCache } from "lru-cache";
import type { Log } from "../../ports/log.ts";
import type { Told } from "./api.ts";
import { nameOf } from "./failures.ts";
import { OWN_LIMITS } from "./limits.ts";
import { personOf } from "./person.ts";
import type { Person } from "./place.ts";
import type { Workspace } from "./workspaces.ts";

export type Known = { readonly person: Person; readonly managesWorkspace: boolean };

/** Names and rights of people, which most of Slack's payloads leave out. */
export type People = {
  /** Asks Slack where it has to. Without an answer nobody manages anything, and the id stands for the name. */
  find(workspace: Workspace, user: string): Promise<Known>;
  /** What was asked before; nothing is asked for every message. */
  person(team: string, user: string): Person;
};

export function createPeople(log: Log): People {
  const told = new LRUCache<string, Told>({ max: OWN_LIMITS.peopleMax, ttl: OWN_LIMITS.peopleMs });
  const keyOf = (team: string, user: string) => `${team} ${user}`;
  return {
    async find({ team, api }, user) {
      let found = told.get(keyOf(team, user));
      if (found === undefined) {
        found = await api.person(user).catch((error: unknown): Told => {
          log.debug({ why: nameOf(error) }, "Slack does not say who somebody is");
          return { name: user, managesWorkspace: false };
        });
        told.set(keyOf(team, user), found);
      }
      return { person: personOf(team, user, found.name), managesWorkspace: found.managesWorkspace };
    },
    person: (team, user) => personOf(team, user, told.get(keyOf(team, user))?.name),
  };
}
