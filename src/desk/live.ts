import type { Interview } from "../interview/interview.ts";
import type { Doors } from "../ports/surface.ts";
import { loadInterview } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";

/** Live interviews on one surface, with the latest message of a person that was taken. */
export async function liveOn({ store }: DeskParts, surface: string): ReturnType<Doors["live"]> {
  const rows = await store.list("interview", { live: true, atMost: DESK_LIMITS.liveMax });
  const found: Awaited<ReturnType<Doors["live"]>>[number][] = [];
  for (const { id } of rows) {
    const interview = await loadInterview(store, id);
    if (interview === undefined || interview.place.surface !== surface) continue;
    const latest = latestMessage(interview);
    found.push({ place: interview.place, ...(latest !== undefined && { latest }) });
  }
  return found;
}

function latestMessage({ draft, turns }: Interview): string | undefined {
  return (
    draft.at(-1)?.ref ?? turns.findLast(({ messages = [] }) => messages.length > 0)?.messages?.at(-1)?.ref
  );
}
