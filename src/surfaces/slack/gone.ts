import type { Log } from "../../ports/log.ts";
import type { Doors } from "../../ports/surface.ts";
import { personOf } from "./person.ts";
import { keyOf, type Place, SLACK, spotOf } from "./place.ts";
import { persist } from "./retry.ts";
import type { Workspaces } from "./workspaces.ts";

export type GoneParts = { readonly doors: Doors; readonly workspaces: Workspaces; readonly log: Log };

/** Interviews whose place is out of reach end, with their grading and report kept. */
export type Gone = {
  channel(id: string, team: string, channel: string): Promise<void>;
  /** A thread whose first message was deleted. */
  thread(id: string, place: Place): Promise<void>;
  /** The app was taken out of a workspace. Quietly: there is nobody left to be told. */
  workspace(id: string, team: string): Promise<void>;
};

export function createGone({ doors, workspaces, log }: GoneParts): Gone {
  async function end(id: string, isGone: (place: Place) => boolean): Promise<void> {
    const live = await persist(doors.live);
    for (const { place } of live.filter((one) => isGone(one.place))) {
      const by = personOf(place.workspace, "slackbot");
      await persist(() =>
        doors.deliver({ id: `${id}:${keyOf(place)}`, place, by, deed: { is: "place-gone" } }),
      );
    }
  }
  return {
    channel: (id, team, channel) =>
      end(id, (place) => place.workspace === team && spotOf(place).channel === channel),
    thread: (id, gone) => end(id, (place) => keyOf(place) === keyOf(gone)),
    async workspace(id, team) {
      await workspaces.forget(team);
      await end(id, (place) => place.workspace === team);
      log.info({ surface: SLACK, workspace: team }, "the app was taken out of a workspace");
    },
  };
}
