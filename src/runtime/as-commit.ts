import { type InterviewEffect, laneOf } from "../interview/effects.ts";
import type { Interview, Millis } from "../interview/interview.ts";
import type { Step } from "../interview/step-result.ts";
import type { Commit, NewEffect } from "../ports/store.ts";

/** One that ended is not found by its place any more, so that the next can begin there. */
export function isLive(state: Interview): boolean {
  return state.phase.is !== "reported" && state.phase.is !== "abandoned";
}

/**
 * A step as the store takes it.
 *
 * @param version Version of the state before the step.
 * @param now Time of this process. Alarms are set from here and not from the interview's own time, which may be
 * ahead of it after a clock was put back.
 */
export function asCommit(step: Step, version: number, event: Commit["event"], now: Millis): Commit {
  const { state } = step;
  const live = isLive(state);
  const people = state.candidates.map((person) => person.id);
  return {
    kind: "interview",
    id: state.id,
    expectedVersion: version,
    event,
    state,
    ...(live && { place: state.place }),
    people: state.interviewer === undefined ? people : [...people, state.interviewer.id],
    live,
    effects: step.effects.map((effect, index) =>
      asRow(effect, `${state.id}:${version + 1}:${index}`, event.at, now),
    ),
  };
}

function asRow(effect: InterviewEffect, id: string, at: Millis, now: Millis): NewEffect {
  const dueAt = effect.is === "set-alarm" ? now + Math.max(0, effect.at - at) : now;
  return { id, lane: laneOf(effect), setAt: now, dueAt, effect };
}
