import type { InterviewEffect } from "../interview/effects.ts";
import type { Message } from "../message/message.ts";
import type { Loaded, Store } from "../ports/store.ts";
import type { Deliver, Inbound, Outcome } from "../ports/surface.ts";
import type { Applied, ApplyEvent } from "./apply-event.ts";
import { eventOf, parseActionId } from "./inbound-event.ts";

/**
 * Takes what people do. Resolves when it is on the disk; rejects (NotAppliedError, or what the store says) when
 * it is not, and then the surface must not acknowledge.
 */
export function createInbox(store: Store, applyEvent: ApplyEvent): Deliver {
  return async (inbound) => {
    const loaded = await findInterview(store, inbound);
    if (loaded === undefined) return { is: "ignored", why: "no-interview" };
    const applied = await applyEvent(loaded.id, (state, at) => eventOf(inbound, state, at), loaded);
    return outcomeOf(applied, loaded.id);
  };
}

/** A button knows its interview; everything else belongs to the one at its place. */
async function findInterview(store: Store, { deed, place }: Inbound): Promise<Loaded<unknown> | undefined> {
  const action = deed.is === "action" ? parseActionId(deed.id) : undefined;
  return action === undefined
    ? await store.findByPlace("interview", place)
    : await store.load("interview", action.interview);
}

function outcomeOf(applied: Applied, interview: string): Outcome {
  switch (applied.is) {
    case "applied":
    // The words about the fault are said to everybody there; to ask for the message again would not mend it.
    case "broken":
      return { is: "accepted", interview };
    case "duplicate":
      return { is: "ignored", why: "duplicate" };
    case "missing":
      return { is: "ignored", why: "no-interview" };
    case "ignored": {
      const message = wordsOf(applied.effects);
      if (message !== undefined) return { is: "answered", message };
      return { is: "ignored", why: applied.why === "over-limit" ? "out-of-place" : applied.why };
    }
  }
}

/** The quiet word of a step that changed nothing. */
function wordsOf(effects: readonly InterviewEffect[]): Message | undefined {
  const said = effects.flatMap((effect) => (effect.is === "say" ? [effect.message] : []));
  const [first, ...more] = said;
  if (first === undefined || more.length === 0) return first;
  return { ...first, blocks: said.flatMap((message) => message.blocks) };
}
