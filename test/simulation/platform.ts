import type { Place } from "../../src/interview/interview.ts";
import type { Message } from "../../src/message/message.ts";
import type { Inbound, Outcome, PostOptions } from "../../src/ports/surface.ts";
import type { Replica } from "./replica.ts";
import type { World } from "./world.ts";

const ANSWER_WITHIN_MS = 10_000;

export type Shown = { readonly key: string; readonly place: Place; readonly message: Message };

/** A chat platform: it carries what people do to the bot until that is acknowledged, and shows what the bot posts. */
export type Platform = {
  readonly shown: Shown[];
  /** Everything people did, with every answer that ever came. */
  readonly sent: Map<string, { readonly inbound: Inbound; readonly outcomes: Outcome[] }>;
  /** Resolves when it was acknowledged. */
  send(inbound: Inbound): Promise<Outcome>;
  post(place: Place, message: Message, options: PostOptions): Promise<string>;
  /** Rejects for a message that was never shown. */
  edit(ref: string): Promise<void>;
};

/** @param keyed False for a platform that does not recognise a post that it has seen. */
export function createPlatform(world: World, replicas: () => readonly Replica[], keyed: boolean): Platform {
  const shown: Shown[] = [];
  const sent: Platform["sent"] = new Map();

  /** One delivery to one replica; undefined when no answer came in time. */
  async function tryOnce(inbound: Inbound): Promise<Outcome | undefined> {
    await world.sleep(world.random.between(0, world.faulty ? 3_000 : 200));
    const alive = replicas().filter((replica) => replica.alive());
    if (alive.length === 0) return undefined;
    const replica = world.random.pick(alive);
    const answered = replica.deliver(inbound).then(
      (outcome) => {
        sent.get(inbound.id)?.outcomes.push(outcome);
        world.note(
          `${replica.name} took ${inbound.id}: ${outcome.is}${"why" in outcome ? ` ${outcome.why}` : ""}`,
        );
        return outcome;
      },
      () => undefined,
    );
    return await Promise.race([answered, world.sleep(ANSWER_WITHIN_MS).then(() => undefined)]);
  }

  return {
    shown,
    sent,
    async send(inbound) {
      sent.set(inbound.id, { inbound, outcomes: [] });
      world.note(`${inbound.by.id} does ${inbound.id} ${JSON.stringify(inbound.deed)}`);
      for (;;) {
        const outcome = await tryOnce(inbound);
        if (outcome !== undefined) {
          // Acknowledged, and yet it comes again: the acknowledgement was lost on the way.
          if (world.faulty && world.random.chance(0.08)) {
            world.totals.redeliveries += 1;
            void world.sleep(world.random.between(0, 60_000)).then(() => tryOnce(inbound));
          }
          return outcome;
        }
        world.totals.redeliveries += 1;
        await world.sleep(world.random.between(500, 5_000));
      }
    },
    async post(place, message, { key, attempt }) {
      const known = shown.findIndex((one) => one.key === key);
      if (keyed && known >= 0) return `p${known}`;
      shown.push({ key, place, message });
      world.totals.posts += 1;
      world.note(`shown ${key}, attempt ${attempt}`);
      return `p${shown.length - 1}`;
    },
    async edit(ref) {
      if (shown[Number(ref.slice(1))]?.message.about?.kind !== "clock")
        world.broken.push(`${ref} is no clock and was edited`);
    },
  };
}
