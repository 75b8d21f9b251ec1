import type { InterviewEvent } from "../events.ts";
import type { Interview, Turn } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import { ignore, joined, sayAside, settleAlarm, stageOf, stay } from "../moves.ts";
import type { Step } from "../step-result.ts";
import { charsKept } from "./keep-message.ts";

type Amendment = Extract<InterviewEvent, { is: "candidate-edited" | "candidate-deleted" }>;

/**
 * An edited or deleted message. Until its stage ends the words change; afterwards they stand as they were graded
 * and the turn notes what happened, so that nobody can rewrite an answer after the follow-up gave it away.
 */
export function stepAmendment(state: Interview, event: Amendment): Step {
  const { phase } = state;
  if (phase.is === "grading" || phase.is === "reported" || phase.is === "abandoned")
    return ignore(state, "out-of-place");
  const text = event.is === "candidate-edited" ? event.text : undefined;
  if (text !== undefined && text.length > LIMITS.messageCharsMax)
    return ignore(state, "over-limit", sayAside(state, LINES.tooLong(text.length)));
  if (text !== undefined && charsKept(state) + growth(state, event.message, text) > LIMITS.interviewCharsMax)
    return ignore(state, "over-limit", sayAside(state, LINES.tooMuch));
  const drafted = state.draft.find((message) => message.ref === event.message);
  if (drafted !== undefined)
    return drafted.person === event.by ? amendDraft(state, event.message, text) : ignore(state, "not-yours");
  const turn = state.turns.find((one) => one.messages?.some((message) => message.ref === event.message));
  if (turn === undefined) return ignore(state, "stale");
  if (turn.person !== event.by) return ignore(state, "not-yours");
  const changed =
    turn.stage === stageOf(state)
      ? rewritten(turn, event.message, text)
      : { ...turn, amended: text === undefined ? "deleted afterwards" : "edited afterwards" };
  return stay({ ...state, turns: state.turns.map((one) => (one.n === turn.n ? changed : one)) });
}

/** By how much a message gets longer; below zero when it gets shorter. */
function growth(state: Interview, ref: string, text: string): number {
  const messages = [...state.draft, ...state.turns.flatMap((turn) => turn.messages ?? [])];
  return text.length - (messages.find((message) => message.ref === ref)?.text.length ?? 0);
}

function amendDraft(state: Interview, ref: string, text: string | undefined): Step {
  const draft =
    text === undefined || text.trim() === ""
      ? state.draft.filter((message) => message.ref !== ref)
      : state.draft.map((message) => (message.ref === ref ? { ...message, text } : message));
  const next: Interview = { ...state, draft };
  return next.phase.is === "listening" && draft.length > 0
    ? stay(next, settleAlarm(next, next.phase.turn))
    : stay(next);
}

function rewritten(turn: Turn, ref: string, text: string | undefined): Turn {
  const messages = (turn.messages ?? []).map((message) =>
    message.ref === ref ? { ...message, text: text ?? "" } : message,
  );
  return { ...turn, messages, text: joined(messages.filter((message) => message.text !== "")) };
}
