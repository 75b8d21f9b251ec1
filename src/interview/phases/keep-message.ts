import type { InterviewEvent } from "../events.ts";
import type { Interview } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { LINES } from "../lines.ts";
import { ignore, sayAside } from "../moves.ts";
import type { Step } from "../step-result.ts";

type Said = Extract<InterviewEvent, { is: "candidate-said" }>;

/**
 * Takes a message into the draft and goes on with `next`. Too long a message, or one too many, is refused with a
 * word, so that its author knows it was not taken; one that was already taken is recognised by its ref.
 */
export function keepMessage(state: Interview, said: Said, next: (kept: Interview) => Step): Step {
  if (isKnown(state, said.message)) return ignore(state, "stale");
  if (said.text.trim() === "") return ignore(state, "out-of-place");
  if (said.text.length > LIMITS.messageCharsMax)
    return ignore(state, "over-limit", sayAside(state, LINES.tooLong(said.text.length)));
  const full =
    state.draft.length >= LIMITS.draftMessagesMax ||
    state.turns.length >= LIMITS.turnsMax ||
    charsKept(state) + said.text.length > LIMITS.interviewCharsMax;
  if (full) return ignore(state, "over-limit", sayAside(state, LINES.tooMuch));
  return next({
    ...state,
    draft: [...state.draft, { person: said.by, ref: said.message, text: said.text, at: state.lastAt }],
  });
}

/** Whether a message is kept already. */
export function isKnown(state: Interview, ref: string): boolean {
  return (
    state.draft.some((message) => message.ref === ref) ||
    state.turns.some((turn) => turn.messages?.some((message) => message.ref === ref))
  );
}

/** Characters of everything candidates said so far. */
export function charsKept(state: Interview): number {
  const said = state.turns.reduce((sum, turn) => sum + (turn.who === "candidate" ? turn.text.length : 0), 0);
  return state.draft.reduce((sum, message) => sum + message.text.length, said);
}
