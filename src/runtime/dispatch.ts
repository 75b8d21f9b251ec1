import type { InterviewEffect } from "../interview/effects.ts";
import type { Interview } from "../interview/interview.ts";
import type { Message } from "../message/message.ts";
import type { ClaimedEffect } from "../ports/store.ts";
import type { Surface } from "../ports/surface.ts";
import type { ApplyEvent } from "./apply-event.ts";
import { withDeadline } from "./deadline.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";
import type { RubricShelf } from "./rubric-shelf.ts";
import { createThinking } from "./thinking.ts";

/** Performs one effect. Resolves when it is done, or came too late to be of use; rejects when it is to be tried again. */
export type Perform = (claimed: ClaimedEffect, signal: AbortSignal) => Promise<void>;

/** What comes back of an effect is one event, however often the effect is performed and whatever it gives. */
export function resultEventId(effectId: string): string {
  return `of:${effectId}`;
}

export function createDispatch(parts: EngineParts, shelf: RubricShelf, applyEvent: ApplyEvent): Perform {
  const thinking = createThinking(parts, shelf, applyEvent);
  return async (claimed, signal) => {
    const effect = claimed.effect as InterviewEffect;
    const eventId = resultEventId(claimed.id);
    if (effect.is === "set-alarm") {
      const { alarm } = effect;
      await applyEvent(claimed.of, (_, at) => ({ id: eventId, at, is: "alarm-rang", alarm }));
      return;
    }
    const loaded = await parts.store.load("interview", claimed.of);
    if (loaded === undefined) throw new Error(`interview ${claimed.of} is not in the store`);
    const interview = loaded.state as Interview;
    switch (effect.is) {
      case "say":
        return post(parts, interview, effect.message, claimed);
      case "publish-report":
        if (interview.phase.is !== "reported") return;
        return post(
          parts,
          interview,
          parts.reporting.reportMessage(interview.phase.scorecard, interview),
          claimed,
        );
      case "show-thinking":
        return showThinking(parts, interview, signal);
      case "ask-interviewer":
        return thinking.ask(effect, interview, eventId, signal);
      case "give-feedback":
        return thinking.giveFeedback(effect, interview, eventId, signal);
      case "grade":
        return thinking.grade(interview, eventId, signal);
    }
  };
}

async function post(
  parts: EngineParts,
  interview: Interview,
  message: Message,
  { id, attempt }: ClaimedEffect,
): Promise<void> {
  await surfaceOf(parts, interview).post(interview.place, message, { key: id, attempt });
}

/** A courtesy: tried once, and never in the way of words. */
async function showThinking(parts: EngineParts, interview: Interview, signal: AbortSignal): Promise<void> {
  try {
    const surface = surfaceOf(parts, interview);
    await withDeadline(parts.sleep, RUNTIME_LIMITS.showThinkingMs, signal, () =>
      surface.showThinking(interview.place),
    );
  } catch {
    parts.log.debug(
      { interview: interview.id, surface: interview.place.surface },
      "thinking could not be shown",
    );
  }
}

function surfaceOf(parts: EngineParts, interview: Interview): Surface {
  const { surface } = interview.place;
  const found = parts.surfaces.get(surface);
  if (found === undefined) throw new Error(`surface "${surface}" is not connected here`);
  return found;
}
