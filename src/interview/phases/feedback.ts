import { textMessage } from "../../message/message.ts";
import type { InterviewEvent } from "../events.ts";
import type { Interview, Turn } from "../interview.ts";
import { aboutNow, ignore, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";

/** A coach's word on a stage that has ended. It comes when it comes and never touches the question that stands. */
export function stepFeedback(
  state: Interview,
  event: Extract<InterviewEvent, { is: "feedback-given" }>,
): Step {
  const given = state.turns.some(
    (turn) => turn.kind === "feedback" && turn.stage === event.stage && turn.text === event.text,
  );
  if (given || event.text === "" || state.phase.is === "abandoned") return ignore(state, "stale");
  const turn: Turn = {
    n: state.turns.length + 1,
    who: "interviewer",
    stage: event.stage,
    kind: "feedback",
    text: event.text,
    at: state.lastAt,
  };
  const next: Interview = { ...state, turns: [...state.turns, turn] };
  return stay(next, {
    is: "say",
    message: textMessage(event.text, { ...aboutNow(next, "feedback"), stage: event.stage }),
  });
}
