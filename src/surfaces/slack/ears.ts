import { setTimeout as wait } from "node:timers/promises";
import { App, type Receiver } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";
import { bolt } from "./bolt-log.ts";
import { nameOf } from "./failures.ts";
import type { CommandHearing } from "./hear-commands.ts";
import type { EventHearing } from "./hear-events.ts";
import type { Acknowledge, InteractionHearing } from "./hear-interactions.ts";
import { OWN_LIMITS } from "./limits.ts";
import {
  actionsSchema,
  commandSchema,
  eventBodySchema,
  messageActionSchema,
  shortcutSchema,
  submissionSchema,
  suggestionSchema,
} from "./payloads.ts";
import type { Queues } from "./queues.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** What a receiver of Slack's library hands on. */
export type Delivery = {
  readonly body: unknown;
  readonly ack: Acknowledge;
  /** How often Slack has sent it before. */
  readonly retry: number;
};

/** Takes one delivery. Rejects when it was not kept, and then Slack must not believe that it was. */
export type Hear = (delivery: Delivery) => Promise<void>;

export type EarsParts = {
  readonly workspaces: Workspaces;
  readonly queues: Queues;
  readonly events: EventHearing;
  readonly commands: CommandHearing;
  readonly interactions: InteractionHearing;
  readonly log: Log;
};

/** Rejected with when an event is not kept in time. Slack sends it again, and the work goes on. */
class TooSlow extends Error {
  override readonly name = "TooSlow";
}

/** Events are acknowledged when they are kept, everything else at once: whoever pressed a button waits for it. */
export function createEars(parts: EarsParts): Hear {
  const { workspaces, queues, events, commands, interactions, log } = parts;

  async function event({ body, ack, retry }: Delivery): Promise<void> {
    const work = events(eventBodySchema.parse(body), retry);
    queues.besides(work);
    const patience = new AbortController();
    const late = wait(OWN_LIMITS.keepMs, true, { signal: patience.signal }).catch(() => true);
    const isLate = await Promise.race([work.then(() => false), late]).finally(() => patience.abort());
    if (isLate) throw new TooSlow("the event is not kept yet");
    await ack();
  }

  /** `ack` first unless the work has an answer for Slack itself. What the work comes to is the person's to be told. */
  async function interaction(
    team: string,
    ack: Acknowledge,
    work: (workspace: Workspace) => Promise<void>,
    answersItself = false,
  ): Promise<void> {
    if (!answersItself) await ack();
    const workspace = await workspaces.find(team);
    if (workspace === undefined) return answersItself ? ack() : undefined;
    const done = work(workspace).catch((error: unknown) =>
      log.error({ why: nameOf(error) }, "what somebody pressed could not be dealt with"),
    );
    queues.besides(done);
    if (answersItself) await done;
  }

  return async (delivery) => {
    const { ack } = delivery;
    const body = delivery.body as { readonly type?: unknown; readonly command?: unknown };
    if (body.command !== undefined) {
      const command = commandSchema.parse(body);
      return interaction(command.team_id, ack, (workspace) => commands.slash(workspace, command));
    }
    switch (body.type) {
      case "event_callback":
        return event(delivery);
      case "block_actions": {
        const pressed = actionsSchema.parse(body);
        return interaction(pressed.team.id, ack, (workspace) => interactions.pressed(workspace, pressed));
      }
      case "block_suggestion": {
        const typing = suggestionSchema.parse(body);
        return interaction(
          typing.team.id,
          ack,
          (workspace) => interactions.typing(workspace, typing, ack),
          true,
        );
      }
      case "view_submission": {
        const sent = submissionSchema.parse(body);
        return interaction(sent.team.id, ack, (workspace) => interactions.sent(workspace, sent, ack), true);
      }
      case "message_action": {
        const action = messageActionSchema.parse(body);
        return interaction(action.team.id, ack, (workspace) => interactions.onMessage(workspace, action));
      }
      case "shortcut": {
        const shortcut = shortcutSchema.parse(body);
        return interaction(shortcut.team.id, ack, (workspace) => interactions.shortcut(workspace, shortcut));
      }
      default:
        return ack();
    }
  };
}

/**
 * Lets one of the library's receivers deliver to us. Its own routing acknowledges an event before anybody has kept it,
 * so that is left out.
 */
export function attach(receiver: Receiver, hear: Hear, log: Log): void {
  receiver.init(new Deliveries(receiver, hear, log));
}

class Deliveries extends App {
  readonly #hear: Hear;

  constructor(receiver: Receiver, hear: Hear, log: Log) {
    // Deferred for good: who is who is known from the workspaces.
    super({ receiver, deferInitialization: true, convoStore: false, ignoreSelf: false, logger: bolt(log) });
    this.#hear = hear;
  }

  override async processEvent({
    body,
    ack,
    retryNum = 0,
  }: Parameters<App["processEvent"]>[0]): Promise<void> {
    await this.#hear({ body, ack, retry: retryNum });
  }
}
