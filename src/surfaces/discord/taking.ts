import { LRUCache } from "lru-cache";
import { textMessage } from "../../message/message.ts";
import type { Log } from "../../ports/log.ts";
import type { Deed, Doors, Outcome } from "../../ports/surface.ts";
import { nameOf } from "./answering.ts";
import { OWN_LIMITS } from "./limits.ts";
import { channelOf, isDirect, type Place } from "./place.ts";
import { NOT_KEPT, NOTHING_DONE, PASSING_BY } from "./quiet-words.ts";
import type { ReceivedMessage } from "./receive-message.ts";
import type { Replying } from "./replying.ts";
import { persist } from "./retry.ts";

/** Hands what a message holds to the house, and tells its author what has to be told. */
export type Taking = {
  /** Undefined when it could not be taken, which its author was told. */
  take(place: Place, from: ReceivedMessage, id: string, deed: Deed): Promise<Outcome | undefined>;
  /** The word that an outcome calls for, if any. */
  tell(place: Place, to: ReceivedMessage, outcome: Outcome | undefined): Promise<void>;
  note(place: Place, to: ReceivedMessage, words: string): Promise<void>;
};

export function createTaking(doors: Doors, replying: Replying, log: Log): Taking {
  const passersBy = new LRUCache<string, true>({ max: OWN_LIMITS.passersByMax });
  const note = (place: Place, to: ReceivedMessage, words: string) =>
    replying.reply(place, to, textMessage(words, { kind: "note" }));
  return {
    note,
    async take(place, from, id, deed) {
      try {
        return await persist(() => doors.deliver({ id, place, by: from.by, deed }));
      } catch (error) {
        log.error({ deed: deed.is, why: nameOf(error) }, "what a person did could not be taken");
        await note(place, from, NOT_KEPT);
        return undefined;
      }
    },
    async tell(place, to, outcome) {
      if (outcome?.is === "answered") return replying.reply(place, to, outcome.message);
      if (outcome?.is !== "ignored") return;
      // Elsewhere people talk with each other.
      if (outcome.why === "no-interview" && (isDirect(place) || to.line !== undefined))
        return note(place, to, NOTHING_DONE["no-interview"]);
      const passerBy = `${channelOf(place)} ${to.by.id}`;
      if (outcome.why !== "not-yours" || passersBy.has(passerBy)) return;
      passersBy.set(passerBy, true);
      await note(place, to, PASSING_BY);
    },
  };
}
