import type { Action } from "../message/message.ts";
import type { Interview, Listening } from "./interview.ts";
import { LIMITS } from "./limits.ts";

// What may be pressed instead of typed. Each id names the question that stood, so that an old one does nothing.

/** Under whatever leaves the candidate the floor; none in another phase. At most five: a row of Discord's. */
export function floorButtons(state: Interview): readonly Action[] {
  const { phase } = state;
  return phase.is === "listening" ? questionButtons(state, phase) : [];
}

function questionButtons(state: Interview, { closing, hintsGiven }: Listening): readonly Action[] {
  const pause = button(state, "pause", "Pause");
  if (closing) return [{ ...button(state, "done", "Finish"), tone: "primary" }, pause];
  const cost = LIMITS.hintCosts[hintsGiven];
  const hint = cost === undefined ? [] : [button(state, "hint", `Hint (costs ${cost})`)];
  return [
    { ...button(state, "done", "Done"), tone: "primary" },
    ...hint,
    button(state, "skip", "Another question"),
    button(state, "next", "Next stage"),
    pause,
  ];
}

export function pausedButtons(state: Interview): readonly Action[] {
  return [
    { ...button(state, "resume", "Resume"), tone: "primary" },
    { ...button(state, "end", "End and grade"), tone: "danger" },
  ];
}

export function regradeButtons(state: Interview): readonly Action[] {
  return [button(state, "regrade", "Grade again")];
}

function button({ id, asked }: Interview, verb: string, label: string): Extract<Action, { is: "button" }> {
  return { is: "button", id: `${verb}:${id}:t${asked}`, label };
}
