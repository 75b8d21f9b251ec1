import { floorButtons } from "../buttons.ts";
import type { Alarm } from "../effects.ts";
import type { InterviewEvent } from "../events.ts";
import { intentUnpaused } from "../intents.ts";
import type { Interview, Listening } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import {
  advance,
  andThen,
  ask,
  finish,
  ignore,
  sayAside,
  sayTurn,
  settleAlarm,
  settleDraft,
  stay,
} from "../moves.ts";
import { chimeOf, nextTickAt } from "../pacing.ts";
import { PICTURE_LINES } from "../picture-lines.ts";
import { isReadingPicture, waitsForPicture } from "../pictures.ts";
import type { Step } from "../step-result.ts";
import { keepMessage } from "./keep-message.ts";
import { pause, repeat, sayPurpose, sayTime } from "./side-questions.ts";

/** The candidate has the floor. */
export function stepListening(state: Interview, phase: Listening, event: InterviewEvent): Step {
  switch (event.is) {
    case "candidate-said": {
      const intent = intentUnpaused(event.text);
      if (intent !== undefined)
        return stepListening(state, phase, { is: intent, id: event.id, at: event.at, by: event.by });
      return keepMessage(state, event, (kept) => stay(kept, settleAlarm(kept, phase.turn)));
    }
    case "reply-done":
      if (waitsForPicture(state))
        return ignore(
          state,
          "out-of-place",
          sayAside(state, isReadingPicture(state) ? PICTURE_LINES.looking : PICTURE_LINES.unanswered),
        );
      if (state.draft.length === 0)
        return phase.closing
          ? finish(state)
          : ignore(state, "out-of-place", sayAside(state, LINES.nothingYet));
      return settled(state, phase);
    case "hint-asked":
      if (isFull(state)) return ignore(state, "over-limit", sayAside(state, LINES.tooMuch));
      if (phase.closing || phase.hintsGiven >= LIMITS.hintCosts.length)
        return ignore(state, "out-of-place", sayAside(state, LINES.noMoreHints));
      return ask(state, phase.stage, "hint", phase.hintsGiven);
    case "next-asked":
      return phase.closing ? finish(state) : advance(state, phase.stage);
    case "skip-asked":
      if (phase.closing) return finish(state);
      if (isFull(state)) return ignore(state, "over-limit", sayAside(state, LINES.tooMuch));
      return ask(settleDraft(state), phase.stage, "skip");
    case "back-asked":
      if (isFull(state)) return ignore(state, "over-limit", sayAside(state, LINES.tooMuch));
      return back(state, phase);
    case "pause-asked":
      return pause(state, phase);
    case "end-asked":
      return finish(state);
    case "time-asked":
      return sayTime(state, phase.stage);
    case "repeat-asked":
      return repeat(state);
    case "purpose-asked":
      return sayPurpose(state, phase.stage);
    case "alarm-rang":
      return ring(state, phase, event.alarm);
    case "interviewer-replied":
    case "interviewer-failed":
      return ignore(state, "stale");
    default:
      return ignore(state, "out-of-place");
  }
}

/** Whether only the ways to the end are left open; without this, going back and on again would never end. */
function isFull(state: Interview): boolean {
  return state.turns.length >= LIMITS.turnsMax;
}

/** What was typed becomes a reply, and the interviewer reads it. The closing question's reply is the last word. */
function settled(state: Interview, phase: Listening): Step {
  return phase.closing ? finish(state) : ask(settleDraft(state), phase.stage, "respond", phase.hintsGiven);
}

function back(state: Interview, phase: Listening): Step {
  const place = state.plan.findIndex((one) => one.stage === phase.stage);
  const previous = phase.closing ? phase.stage : state.plan[place - 1]?.stage;
  if (previous === undefined) return ignore(state, "out-of-place", sayAside(state, LINES.firstStage));
  return ask(settleDraft(state), previous, "open");
}

function ring(state: Interview, phase: Listening, alarm: Alarm): Step {
  if (alarm.epoch !== state.epoch || alarm.turn !== phase.turn) return ignore(state, "stale");
  switch (alarm.kind) {
    case "settle":
      // More words came after it was set: another alarm is on its way for them.
      return state.draft.length > 0 && alarm.messages === state.draft.length && !waitsForPicture(state)
        ? settled(state, phase)
        : ignore(state, "stale");
    case "silence":
      if (state.draft.length > 0) return ignore(state, "stale");
      return sayTurn(state, "nudge", LINES.nudge(state, `nudge:${phase.turn}`), {
        actions: floorButtons(state),
      });
    case "tick":
      return tick(state, phase);
    default:
      return ignore(state, "stale");
  }
}

/** Looks at the clock, says what it has to say, and sets the next look. */
function tick(state: Interview, phase: Listening): Step {
  const again = (one: Interview): Step =>
    stay(one, {
      is: "set-alarm",
      at: nextTickAt(one, phase.stage),
      alarm: { kind: "tick", epoch: one.epoch, turn: phase.turn },
    });
  const chime = chimeOf(state, phase.stage);
  if (chime === undefined || (phase.closing && chime.is !== "whole-over")) return again(state);
  const warned: Interview = { ...state, warned: [...state.warned, chime.id] };
  const said = sayTurn(warned, "note", LINES.chime(chime, state));
  if (chime.is === "whole-over") return andThen(said, finish);
  if (chime.is === "stage-over") return andThen(said, (one) => advance(one, phase.stage));
  return andThen(said, again);
}
