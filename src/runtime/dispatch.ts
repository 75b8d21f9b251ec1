import { type InterviewEffect, laneOf } from "../interview/effects.ts";
import type { Interview } from "../interview/interview.ts";
import type { Message } from "../message/message.ts";
import type { ClaimedEffect } from "../ports/store.ts";
import type { Surface } from "../ports/surface.ts";
import type { ApplyEvent } from "./apply-event.ts";
import { withDeadline } from "./deadline.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";
import { readPicture } from "./read-picture.ts";
import type { RubricShelf } from "./rubric-shelf.ts";
import { tellRefusal, tellReport } from "./tell-alone.ts";
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
    if (effect.is === "set-alarm") {
      const { alarm } = effect;
      await applyEvent(claimed.of, (_, at) => ({
        id: resultEventId(claimed.id),
        at,
        is: "alarm-rang",
        alarm,
      }));
      return;
    }
    const loaded = await parts.store.load("interview", claimed.of);
    if (loaded === undefined) throw new Error(`interview ${claimed.of} is not in the store`);
    const interview = loaded.state as Interview;
    // Whatever was to be said there before it was gone.
    if (interview.isPlaceLost && laneOf(effect) === "voice") return;
    try {
      await perform(effect, interview, claimed, signal);
    } catch (error) {
      await tellRefusal(parts, interview, error, claimed);
      throw error;
    }
  };

  async function perform(
    effect: Exclude<InterviewEffect, { is: "set-alarm" }>,
    interview: Interview,
    claimed: ClaimedEffect,
    signal: AbortSignal,
  ): Promise<void> {
    const eventId = resultEventId(claimed.id);
    switch (effect.is) {
      case "say":
        return post(parts, interview, effect.message, claimed);
      case "tell-report": {
        const report = await reportOf(parts, interview);
        return report && tellReport(parts, interview, report, claimed);
      }
      case "publish-report":
        return publish(parts, interview, claimed);
      case "share-report":
        return share(parts, interview, claimed);
      case "show-clock":
        return showClock(parts, applyEvent, effect.message, interview, claimed);
      case "close-thread":
        return surfaceOf(parts, interview).closeThread(interview.place);
      case "show-thinking":
        return showThinking(parts, interview, signal);
      case "ask-interviewer":
        return thinking.ask(effect, interview, eventId, signal);
      case "give-feedback":
        return thinking.giveFeedback(effect, interview, eventId, signal);
      case "read-picture":
        return readPicture(parts, applyEvent, effect, interview, eventId, signal);
      case "grade":
        return thinking.grade(interview, eventId, signal);
    }
  }
}

async function post(
  parts: EngineParts,
  interview: Interview,
  message: Message,
  { id, attempt }: ClaimedEffect,
): Promise<void> {
  await surfaceOf(parts, interview).post(interview.place, message, { key: id, attempt });
}

/** In full where the candidate is alone, or has shared it before; else only that it is there. */
async function publish(parts: EngineParts, interview: Interview, claimed: ClaimedEffect): Promise<void> {
  const isForAll = interview.isPrivate !== false || interview.isShared === true;
  const message = isForAll ? await reportOf(parts, interview) : parts.reporting.reportReady(interview);
  if (message !== undefined) await post(parts, interview, message, claimed);
}

/** In the thread; from a thread that only its members see, to the channel it belongs to. */
async function share(parts: EngineParts, interview: Interview, claimed: ClaimedEffect): Promise<void> {
  const { thread: _, ...channel } = interview.place;
  const place = interview.isPrivate === false ? interview.place : channel;
  const message = await reportOf(parts, interview);
  if (message !== undefined) await post(parts, { ...interview, place }, message, claimed);
}

/** The report as it stands by now, with what it took of models. */
async function reportOf(parts: EngineParts, interview: Interview): Promise<Message | undefined> {
  const { phase, id, place } = interview;
  if (phase.is !== "reported") return undefined;
  const used = await parts.store.used({ interview: id });
  const surface = surfaceOf(parts, interview);
  const linkTo = (ref?: string) => (interview.isPlaceLost ? undefined : surface.linkTo(place, ref));
  return parts.reporting.reportMessage(phase.scorecard, interview, used, linkTo);
}

/** Posted once, and edited from then on. A clock that cannot be edited is let go: the next one may fare better. */
async function showClock(
  parts: EngineParts,
  applyEvent: ApplyEvent,
  message: Message,
  interview: Interview,
  { id, attempt }: ClaimedEffect,
): Promise<void> {
  const surface = surfaceOf(parts, interview);
  const { clock, place } = interview;
  if (clock?.ref === undefined) {
    const ref = await surface.post(place, message, { key: id, attempt });
    await applyEvent(interview.id, (_, at) => ({ id: resultEventId(id), at, is: "clock-shown", ref }));
    return;
  }
  try {
    await surface.edit(place, clock.ref, message);
  } catch {
    parts.log.debug({ interview: interview.id, surface: surface.name }, "the clock could not be edited");
  }
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
