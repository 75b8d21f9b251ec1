import type { Log } from "../../ports/log.ts";
import type { Store } from "../../ports/store.ts";
import type { Doors, Surface, Traits } from "../../ports/surface.ts";
import { createAnswering } from "./answering.ts";
import { showThinking } from "./assistant.ts";
import { hearMissed } from "./catch-up.ts";
import { createEars } from "./ears.ts";
import { GONE, isCode, meaningOf, nameOf, placeLost } from "./failures.ts";
import { createGone } from "./gone.ts";
import { createCommandHearing } from "./hear-commands.ts";
import { createEventHearing } from "./hear-events.ts";
import { createInteractionHearing } from "./hear-interactions.ts";
import { createMessageHearing } from "./hear-messages.ts";
import { OWN_LIMITS } from "./limits.ts";
import { openLines } from "./open-lines.ts";
import { createPeople } from "./people.ts";
import { addressOf, isConversation, isTimestamp, keyOf, type Place, SLACK } from "./place.ts";
import { editMessage, postMessage } from "./posting.ts";
import { createQueues } from "./queues.ts";
import type { SlackSettings } from "./settings.ts";
import { openThread } from "./threads.ts";
import type { Workspace } from "./workspaces.ts";

const TRAITS: Traits = {
  threads: true,
  buttons: true,
  editsMessages: true,
  messageCharsMax: OWN_LIMITS.messageCharsMax,
  commandPrefix: "/interview ",
};

export type SlackOptions = SlackSettings & {
  readonly log: Log;
  /** Where workspaces that add the app are kept; needed for OAuth alone. */
  readonly store?: () => Promise<Pick<Store, "setting" | "saveSetting">>;
};

/** Slack: threads of channels, direct messages, and the assistant pane. */
export function createSlackSurface(options: SlackOptions): Surface {
  const { log } = options;
  const queues = createQueues();
  const { lines, workspaces } = openLines(options, () => void catchUp());
  const people = createPeople(log);
  let doorsOf: Doors | undefined;
  let gone: ReturnType<typeof createGone> | undefined;
  let hearing: ReturnType<typeof createMessageHearing> | undefined;

  /** Reads what was missed before anything that came since is heard. */
  async function catchUp(): Promise<void> {
    const messages = hearing;
    if (doorsOf === undefined || messages === undefined) return;
    queues.close();
    try {
      const live = await doorsOf.live();
      queues.open(
        live.map((one) => [keyOf(one.place), () => hearMissed({ workspaces, messages, log }, one)] as const),
      );
    } catch (error) {
      log.error({ why: nameOf(error) }, "what was written meanwhile could not be looked for");
      queues.open();
    }
  }

  /** What Slack refuses is told in the port's own words. */
  async function at<Value>(place: Place, action: (workspace: Workspace) => Promise<Value>): Promise<Value> {
    const workspace = await workspaces.find(place.workspace);
    if (workspace === undefined) throw placeLost("the app was taken out of this workspace");
    try {
      return await action(workspace);
    } catch (error) {
      if (isCode(error, ...GONE)) await leave(place.workspace);
      throw meaningOf(error, isConversation(place));
    }
  }

  async function leave(team: string): Promise<void> {
    await gone
      ?.workspace(`gone:${team}`, team)
      .catch((error: unknown) =>
        log.error({ why: nameOf(error) }, "a workspace could not be left in good order"),
      );
  }

  return {
    name: SLACK,
    traits: TRAITS,
    async start(doors) {
      doorsOf = doors;
      await workspaces.open();
      const answering = createAnswering(log, options.apiUrl);
      const commands = createCommandHearing({ doors, answering, people, queues, log });
      const messages = createMessageHearing({ doors, answering, people, log });
      const interactions = createInteractionHearing({ doors, commands, answering, people });
      hearing = messages;
      gone = createGone({ doors, workspaces, log });
      const events = createEventHearing({ doors, workspaces, people, queues, messages, gone, log });
      queues.close();
      const hear = createEars({ workspaces, queues, events, commands, interactions, log });
      for (const line of lines) await line.open(hear);
      await catchUp();
    },
    async stop() {
      for (const line of lines) await line.close();
      await queues.idle(OWN_LIMITS.stopMs);
    },
    post: (place, message, how) => at(place, ({ api }) => postMessage(api, place, message, how)),
    edit: (place, ref, message) => at(place, ({ api }) => editMessage(api, place, ref, message)),
    openThread: (place, wish, how) => at(place, ({ api }) => openThread(api, place, wish, how, log)),
    // Slack keeps threads as they are.
    closeThread: () => Promise.resolve(),
    linkTo(place, ref) {
      const home = workspaces.known(place.workspace)?.url;
      if (home === undefined || (ref !== undefined && !isTimestamp(ref))) return undefined;
      return addressOf(home, place, ref);
    },
    showThinking: (place) => at(place, (workspace) => showThinking(workspace, place, log)),
  };
}
