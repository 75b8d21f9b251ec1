import type { Interview } from "../interview/interview.ts";
import type { Doors } from "../ports/surface.ts";
import { loadInterview } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";

/** Live interviews on one surface, with whose words count there and the latest message that was taken. */
export async function liveOn({ store }: DeskParts, surface: string): ReturnType<Doors["live"]> {
  const rows = await store.list("interview", { live: true, atMost: DESK_LIMITS.liveMax });
  const found: Awaited<ReturnType<Doors["live"]>>[number][] = [];
  for (const { id } of rows) {
    const interview = await loadInterview(store, id);
    if (interview === undefined || interview.place.surface !== surface) continue;
    const latest = latestMessage(interview);
    found.push({
      place: interview.place,
      members: membersOf(interview),
      ...(latest !== undefined && { latest }),
    });
  }
  return found;
}

function membersOf({ candidates, interviewer }: Interview): readonly string[] {
  return [...candidates, ...(interviewer === undefined ? [] : [interviewer])].map(({ id }) => id);
}

/** Before any word was taken it is the clock's own message: what stands above that in a direct conversation is older. */
function latestMessage({ draft, turns, clock }: Interview): string | undefined {
  const spoken = turns.findLast(({ messages = [] }) => messages.length > 0)?.messages?.at(-1)?.ref;
  return draft.at(-1)?.ref ?? spoken ?? clock?.ref;
}
