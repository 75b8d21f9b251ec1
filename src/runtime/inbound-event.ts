import type { InterviewEvent } from "../interview/events.ts";
import type { Interview } from "../interview/interview.ts";
import type { Ignored } from "../interview/step-result.ts";
import type { Deed, Inbound } from "../ports/surface.ts";
import type { PictureDocument } from "./picture-document.ts";

export type PictureDeed = Extract<Deed, { is: "picture" }>;

type Asked = Extract<
  InterviewEvent["is"],
  "started" | "reply-done" | `${string}-asked` | "picture-confirmed" | "picture-refused"
>;

/** What commands and buttons ask of an interview, by the word that a person uses. */
const ASKS: Readonly<Record<string, Asked>> = {
  start: "started",
  done: "reply-done",
  hint: "hint-asked",
  next: "next-asked",
  skip: "skip-asked",
  back: "back-asked",
  pause: "pause-asked",
  resume: "resume-asked",
  end: "end-asked",
  time: "time-asked",
  repeat: "repeat-asked",
  purpose: "purpose-asked",
  why: "purpose-asked",
  regrade: "regrade-asked",
  share: "share-asked",
  "picture-yes": "picture-confirmed",
  "picture-no": "picture-refused",
};

/** A button's id, taken apart: `hint:i42:t3`. */
export type ActionId = { readonly verb: string; readonly interview: string; readonly turn: number };

export function parseActionId(id: string): ActionId | undefined {
  const parts = /^([a-z-]{1,30}):([\w-]{1,80}):t(\d{1,6})$/.exec(id);
  return parts ? { verb: parts[1]!, interview: parts[2]!, turn: Number(parts[3]) } : undefined;
}

/** The same delivery always makes the same event, so one delivered again is recognised. */
export function inboundEventId(inbound: Inbound): string {
  return `in:${inbound.place.surface}:${inbound.id}`;
}

/** A picture whose bytes are in the store, as an event. */
export function pictureEventOf(
  inbound: Inbound,
  { ref, name }: PictureDeed,
  { hash: document, mediaType }: PictureDocument,
  at: number,
): InterviewEvent {
  const base = { id: inboundEventId(inbound), at, by: inbound.by.id };
  return {
    ...base,
    is: "picture-sent",
    picture: ref,
    document,
    mediaType,
    ...(name !== undefined && { name }),
  };
}

/** What a person did, as an event; or why it is none. A button of a question that is past does nothing. */
export function eventOf(inbound: Inbound, state: Interview, at: number): InterviewEvent | Ignored {
  const by = inbound.by.id;
  const { deed } = inbound;
  if (deed.is === "place-gone")
    return { id: inboundEventId(inbound), at, is: "place-lost", why: "the place was deleted" };
  if (!isMember(state, by)) return "not-yours";
  const base = { id: inboundEventId(inbound), at, by };
  switch (deed.is) {
    case "message":
      return { ...base, is: "candidate-said", text: deed.text, message: deed.ref };
    case "edit":
      return { ...base, is: "candidate-edited", text: deed.text, message: deed.ref };
    case "delete":
      return { ...base, is: "candidate-deleted", message: deed.ref };
    // Only where it was put into the store first; see `inbox.ts`.
    case "picture":
      return "out-of-place";
    case "command":
      return Object.hasOwn(ASKS, deed.name) ? { ...base, is: ASKS[deed.name]! } : "out-of-place";
    case "action": {
      const action = parseActionId(deed.id);
      if (action === undefined || !Object.hasOwn(ASKS, action.verb)) return "out-of-place";
      return action.turn === state.asked ? { ...base, is: ASKS[action.verb]! } : "stale";
    }
  }
}

export function isMember(state: Interview, person: string): boolean {
  if (state.candidates.some((candidate) => candidate.id === person)) return true;
  return state.mode === "peer" && state.interviewer?.id === person;
}
