import type { InterviewEffect } from "../interview/effects.ts";
import type { Interview } from "../interview/interview.ts";
import { LIMITS } from "../interview/limits.ts";
import { type Message, textMessage } from "../message/message.ts";
import type { Loaded, Store } from "../ports/store.ts";
import type { Deliver, Inbound, Outcome } from "../ports/surface.ts";
import type { Applied, ApplyEvent, EventFor } from "./apply-event.ts";
import { eventOf, isMember, type PictureDeed, parseActionId, pictureEventOf } from "./inbound-event.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import { pictureDocument } from "./picture-document.ts";

/**
 * Takes what people do. Resolves when it is on the disk; rejects (NotAppliedError, or what the store says) when
 * it is not, and then the surface must not acknowledge.
 */
export function createInbox(store: Store, applyEvent: ApplyEvent): Deliver {
  return async (inbound) => {
    const loaded = await findInterview(store, inbound);
    if (loaded === undefined) return { is: "ignored", why: "no-interview" };
    if (inbound.deed.is === "picture") return takePicture(store, applyEvent, inbound, inbound.deed, loaded);
    const applied = await applyEvent(loaded.id, (state, at) => eventOf(inbound, state, at), loaded);
    return outcomeOf(applied, loaded.id);
  };
}

/**
 * The bytes go into the store before the event that names them. Only what the interview would take is stored, so that
 * nobody fills the disk with pictures for an interview that is paused, full or somebody else's.
 */
async function takePicture(
  store: Store,
  applyEvent: ApplyEvent,
  inbound: Inbound,
  deed: PictureDeed,
  loaded: Loaded<unknown>,
): Promise<Outcome> {
  const found = loaded.state as Interview;
  if (!isMember(found, inbound.by.id)) return { is: "ignored", why: "not-yours" };
  const document = pictureDocument(deed.picture);
  if (!document.ok) return { is: "answered", message: textMessage(document.failure, { kind: "note" }) };
  const isStored = hasRoom(found);
  if (isStored) await store.saveDocument(document.value.hash, document.value.body);
  const eventFor: EventFor = (state, at) =>
    hasRoom(state) && !isStored ? "stale" : pictureEventOf(inbound, deed, document.value, at);
  return outcomeOf(await applyEvent(loaded.id, eventFor, loaded), loaded.id);
}

function hasRoom({ phase, pictures = [] }: Interview): boolean {
  return (phase.is === "listening" || phase.is === "asking") && pictures.length < LIMITS.picturesMax;
}

/** A button knows its interview; everything else belongs to the one at its place. */
async function findInterview(store: Store, inbound: Inbound): Promise<Loaded<unknown> | undefined> {
  const { deed, place } = inbound;
  const action = deed.is === "action" ? parseActionId(deed.id) : undefined;
  if (action !== undefined) return await store.load("interview", action.interview);
  if (deed.is !== "command" || deed.name !== "regrade") return await store.findByPlace("interview", place);
  const { id } = deed.options;
  if (id !== undefined) return await store.load("interview", id);
  return (await store.findByPlace("interview", place)) ?? (await latestEnded(store, inbound));
}

/** Grading again is asked for after the end, when the place is free: the latest that this person had there. */
async function latestEnded(store: Store, { place, by }: Inbound): Promise<Loaded<unknown> | undefined> {
  const ended = await store.list("interview", {
    person: by.id,
    live: false,
    atMost: RUNTIME_LIMITS.endedLookedAtMax,
  });
  for (const { id } of ended) {
    const loaded = await store.load("interview", id);
    if (loaded !== undefined && isAt(loaded.state as Interview, place)) return loaded;
  }
  return undefined;
}

function isAt({ place }: Interview, at: Inbound["place"]): boolean {
  return (
    place.surface === at.surface &&
    place.workspace === at.workspace &&
    place.channel === at.channel &&
    place.thread === at.thread
  );
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
