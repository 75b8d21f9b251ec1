import type { Interview, Millis } from "../interview/interview.ts";
import type { Step } from "../interview/step-result.ts";
import { textMessage } from "../message/message.ts";

export const FAULT_WORDS =
  "Something inside Mockingbird broke, so I have stopped this interview. Everything you said is kept. You can start another at any time.";

/** Past the state machine, because it is the state machine that broke. One that had ended keeps its end. */
export function stoppedByFault(state: Interview, at: Millis): Step {
  if (state.phase.is === "reported" || state.phase.is === "abandoned")
    return { state, effects: [], ignored: "out-of-place" };
  return {
    state: { ...state, phase: { is: "abandoned", why: "stopped by a fault" }, endedAt: at, lastAt: at },
    effects: [{ is: "say", message: textMessage(FAULT_WORDS) }],
  };
}
