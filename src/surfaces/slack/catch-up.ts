import type { Log } from "../../ports/log.ts";
import type { Doors } from "../../ports/surface.ts";
import { nameOf } from "./failures.ts";
import type { MessageHearing } from "./hear-messages.ts";
import { isAfter, isTimestamp, spotOf } from "./place.ts";
import type { Workspaces } from "./workspaces.ts";

type Live = Awaited<ReturnType<Doors["live"]>>[number];

export type CatchUpParts = {
  readonly workspaces: Workspaces;
  readonly messages: MessageHearing;
  readonly log: Log;
};

/**
 * Reads again what was written in a conversation while nobody listened, in order. Edits made meanwhile show in a
 * thread's own messages and are heard too; of deletions Slack keeps nothing.
 */
export async function hearMissed(
  { workspaces, messages, log }: CatchUpParts,
  { place, latest }: Live,
): Promise<void> {
  try {
    const workspace = await workspaces.find(place.workspace);
    if (workspace === undefined) return;
    const spot = spotOf(place);
    const from = latest !== undefined && isTimestamp(latest) ? latest : spot.thread;
    // A direct message without any word taken yet: what stands there is from before the interview.
    if (from === undefined) return;
    const setting = { workspace, place, comesAgain: false };
    const found = await workspace.api.messages(spot, spot.thread === undefined ? from : undefined);
    for (const message of found) {
      if (isAfter(message.ts, from)) await messages.written(setting, message);
      // One that was heard before is recognised by the time of the edit.
      else if (message.edited !== undefined) await messages.edited(setting, message);
    }
  } catch (error) {
    log.warn({ why: nameOf(error) }, "a conversation could not be read after an outage");
  }
}
