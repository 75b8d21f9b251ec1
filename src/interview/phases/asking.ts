import { floorButtons } from "../buttons.ts";
import type { InterviewEvent, InterviewerReply } from "../events.ts";
import { intentUnpaused } from "../intents.ts";
import type { Asking, Interview } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import { advance, alarm, andThen, finish, ignore, listen, sayAside, sayTurn, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";
import { keepMessage } from "./keep-message.ts";
import { pause, sayTime } from "./side-questions.ts";

/** In `Interview.warned` once it was said that another interviewer goes on. */
const STANDS_IN = "stands-in";

/** The interviewer is thinking. What candidates write is kept; nothing they ask for has to wait for the thought. */
export function stepAsking(state: Interview, phase: Asking, event: InterviewEvent): Step {
  switch (event.is) {
    case "interviewer-replied":
      return event.turn === phase.turn ? takeReply(state, phase, event.reply) : ignore(state, "stale");
    case "interviewer-failed":
      return event.turn === phase.turn ? askAgain(state, phase) : ignore(state, "stale");
    case "alarm-rang":
      return event.alarm.kind === "thinking" &&
        event.alarm.turn === phase.turn &&
        event.alarm.epoch === state.epoch
        ? askAgain(state, phase)
        : ignore(state, "stale");
    case "candidate-said": {
      const intent = intentUnpaused(event.text);
      if (intent !== undefined)
        return stepAsking(state, phase, { is: intent, id: event.id, at: event.at, by: event.by });
      return keepMessage(state, event, (kept) => stay(kept));
    }
    case "pause-asked":
      return pause(state, phase);
    case "end-asked":
      return finish(state);
    case "time-asked":
      return sayTime(state, phase.stage);
    case "reply-done":
    case "hint-asked":
    case "next-asked":
    case "skip-asked":
    case "back-asked":
    case "repeat-asked":
    case "purpose-asked":
      return ignore(state, "out-of-place", sayAside(state, LINES.thinking));
    default:
      return ignore(state, "out-of-place");
  }
}

/** The same words are asked for again under the same number, so that whichever answer comes first is taken. */
function askAgain(state: Interview, phase: Asking): Step {
  const failures = phase.failures + 1;
  if (failures < LIMITS.interviewerFailuresMax) {
    const next: Interview = { ...state, phase: { ...phase, failures }, epoch: state.epoch + 1 };
    return stay(
      next,
      { is: "ask-interviewer", turn: phase.turn, stage: phase.stage, purpose: phase.purpose },
      alarm(next, LIMITS.thinkingMs, { kind: "thinking", epoch: next.epoch, turn: phase.turn }),
    );
  }
  if (phase.purpose === "close") return finish(state);
  return andThen(stay(state, sayAside(state, LINES.lostForWords)), (one) =>
    phase.purpose === "open" ? listen(one, floor(phase)) : advance(one, phase.stage),
  );
}

function floor(phase: Asking) {
  return {
    stage: phase.stage,
    turn: phase.turn,
    hintsGiven: phase.hintsGiven,
    closing: phase.purpose === "close",
  };
}

/** What an interviewer said takes its place in the record; the next move follows from it. */
export function takeReply(state: Interview, phase: Asking, reply: InterviewerReply): Step {
  return andThen(sayWhoStandsIn(state, reply), (told) => goOn(told, phase, reply));
}

/** Once an interview it is said that another goes on; who said what stands with every turn. */
export function sayWhoStandsIn(state: Interview, { standsInFor }: InterviewerReply): Step {
  if (standsInFor === undefined || state.warned.includes(STANDS_IN)) return stay(state);
  return stay(
    { ...state, warned: [...state.warned, STANDS_IN] },
    sayAside(state, LINES.standsIn(standsInFor.because)),
  );
}

function goOn(state: Interview, phase: Asking, reply: InterviewerReply): Step {
  const noted = note(state, phase, reply);
  const from = {
    by: reply.by,
    ...(reply.standsInFor !== undefined && { standsInFor: reply.standsInFor.name }),
  };
  if (reply.moveOn) {
    const said = reply.text === "" ? stay(noted) : sayTurn(noted, reply.kind, reply.text, from);
    return andThen(said, (one) => (phase.purpose === "close" ? finish(one) : advance(one, phase.stage)));
  }
  // The question that stands keeps its hints when it was only helped along or answered.
  const stands = reply.kind === "hint" || reply.kind === "answer" || reply.kind === "nudge";
  const hintsGiven = stands ? phase.hintsGiven + (reply.hint === undefined ? 0 : 1) : 0;
  const heard: Interview = { ...noted, phase: { is: "listening", ...floor(phase), hintsGiven } };
  const said = sayTurn(heard, reply.kind, reply.text, {
    ...from,
    ...(reply.about !== undefined && { about: reply.about }),
    actions: floorButtons(heard),
  });
  return andThen(said, (one) => listen(one, { ...floor(phase), hintsGiven }));
}

function note(state: Interview, phase: Asking, reply: InterviewerReply): Interview {
  const { stage } = phase;
  const counts = reply.kind === "follow-up" || reply.kind === "curveball" || reply.kind === "deep-dive";
  const hint = reply.hint === undefined ? [] : [{ stage, ...reply.hint, turn: state.turns.length + 1 }];
  return {
    ...state,
    used: [...state.used, ...(reply.used ?? []).filter((id) => !state.used.includes(id))],
    hints: [...state.hints, ...hint],
    followUps: counts ? { ...state.followUps, [stage]: (state.followUps[stage] ?? 0) + 1 } : state.followUps,
    pushedBack:
      reply.kind === "push-back" && !state.pushedBack.includes(stage)
        ? [...state.pushedBack, stage]
        : state.pushedBack,
  };
}
