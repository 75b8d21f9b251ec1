import type { InterviewEvent } from "../events.ts";
import type { Interview } from "../interview.ts";
import { LINES } from "../lines.ts";
import { ask, closeThread, ignore, sayAside, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";
import { keepMessage } from "./keep-message.ts";

/** Before the start: the clock stands, and only the members can begin. */
export function stepLobby(state: Interview, event: InterviewEvent): Step {
  switch (event.is) {
    case "started":
      return begin(state);
    case "candidate-said":
      // Somebody who simply starts talking has begun; their words are the first reply.
      return keepMessage(state, event, begin);
    case "end-asked":
      return close(state, LINES.ended);
    case "alarm-rang":
      return event.alarm.kind === "lobby-over" ? close(state, LINES.lobbyOver) : ignore(state, "stale");
    default:
      return ignore(state, "out-of-place", sayAside(state, LINES.notBegun));
  }
}

function begin(state: Interview): Step {
  return ask({ ...state, startedAt: state.lastAt }, state.plan[0]!.stage, "open");
}

function close(state: Interview, why: string): Step {
  return stay(
    { ...state, phase: { is: "abandoned", why }, endedAt: state.lastAt },
    sayAside(state, why),
    ...closeThread(state),
  );
}
