import type { Interview, Place } from "../interview/interview.ts";
import { textMessage } from "../message/message.ts";
import { MODEL_REPLIES } from "../ports/store.ts";
import { blankFor } from "./blank.ts";
import type { Answer } from "./command.ts";
import { waitingKey } from "./grade.ts";
import { interviewsOf } from "./interviews-of.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";

const note = (text: string) => textMessage(text, { kind: "note" });

/** `forget-me`: asks first, because nothing brings it back. */
export function createForgetMe(parts: DeskParts): Answer {
  return async ({ inbound }) => {
    const { by } = inbound;
    const some = await parts.store.list("interview", { person: by.id, atMost: 1 });
    const what =
      some.length === 0
        ? "No interview of yours is kept. Shall I forget the rest?"
        : "Shall I forget you? All your interviews and reports go.";
    return {
      ...note(
        `${what} What I posted here stays where it stands; delete the threads yourself if you wish. Nothing brings it back. First everything as a file: ${typed(parts, inbound, "export")}.`,
      ),
      actions: [{ is: "button", id: `forget-me:${by.id}`, label: "Forget me", tone: "danger" }],
    };
  };
}

/** The button that does it. It names its person, so that nobody else's press deletes anything. */
export function createForgetNow(parts: DeskParts): Answer {
  const { store, log } = parts;
  return async ({ inbound, subject }) => {
    const { by } = inbound;
    if (subject !== by.id)
      return note(
        `That button is somebody else's; ${typed(parts, inbound, "forget-me")} gives you your own.`,
      );
    const live = await interviewsOf(store, by.id, { live: true });
    await store.saveSetting(waitingKey(by.id), undefined);
    const count = await store.forget(by.id, {
      documentsOf: picturesOf,
      blank: blankFor(by.id),
      caches: [MODEL_REPLIES],
    });
    for (const { place, candidates } of live) if (candidates.length === 1) await putAway(parts, place);
    log.info({ interviews: count }, "somebody was forgotten");
    return note("Done. Nothing about you is kept any more.");
  };
}

/** A courtesy, so that nobody waits in a thread where nothing happens any more. */
async function putAway({ surfaces, log }: DeskParts, place: Place): Promise<void> {
  if (place.thread === undefined) return;
  try {
    await surfaces.get(place.surface)?.closeThread(place);
  } catch {
    log.debug({ surface: place.surface }, "a thread could not be closed");
  }
}

/** Documents that belong to one interview alone. */
export function picturesOf(state: unknown): readonly string[] {
  return ((state as Interview).pictures ?? []).map(({ document }) => document);
}
