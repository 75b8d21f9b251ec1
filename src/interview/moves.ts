import { type About, type Action, type Message, textMessage } from "../message/message.ts";
import type { StageId } from "../rubric/stages.ts";
import type { Alarm, InterviewEffect } from "./effects.ts";
import type { Asking, DraftMessage, Interview, Listening, Purpose, Turn, TurnKind } from "./interview.ts";
import { LIMITS } from "./limits.ts";
import { LINES } from "./lines.ts";
import { lengthMs, nextTickAt, wholeSpentMs } from "./pacing.ts";
import type { Ignored, Step } from "./step-result.ts";

// The small moves that every phase is made of. Each gives a whole step, and `andThen` strings them together.

export function stay(state: Interview, ...effects: InterviewEffect[]): Step {
  return { state, effects };
}

export function ignore(state: Interview, ignored: Ignored, ...effects: InterviewEffect[]): Step {
  return { state, effects, ignored };
}

/**
 * The next move on the state of the one before; effects add up in order. Not named `then`: a module that exports
 * that is taken for a promise by whoever imports it dynamically.
 */
export function andThen(step: Step, next: (state: Interview) => Step): Step {
  const after = next(step.state);
  return { state: after.state, effects: [...step.effects, ...after.effects] };
}

export function stageOf(state: Interview): StageId {
  const { phase } = state;
  if (phase.is === "asking" || phase.is === "listening") return phase.stage;
  if (phase.is === "paused") return phase.resume.stage;
  return state.turns.at(-1)?.stage ?? state.plan[0]!.stage;
}

export function aboutNow(state: Interview, kind: string): About {
  const { phase } = state;
  const question = phase.is === "listening" ? { question: phase.turn } : {};
  const stage = stageOf(state);
  const title = state.plan.find((one) => one.stage === stage)?.title;
  return {
    kind,
    stage,
    ...(title !== undefined && { stageTitle: title }),
    ...question,
    clock: { spentMs: wholeSpentMs(state), lengthMs: lengthMs(state) },
  };
}

/** Something said to people that is not part of the interview's record. */
export function sayAside(
  state: Interview,
  text: string,
  kind = "note",
  actions: readonly Action[] = [],
): InterviewEffect {
  const message = textMessage(text, aboutNow(state, kind));
  return { is: "say", message: actions.length === 0 ? message : { ...message, actions } };
}

/** Closes the thread that the interview had to itself; nothing where it had none. */
export function closeThread({ place }: Interview): InterviewEffect[] {
  return place.thread === undefined ? [] : [{ is: "close-thread" }];
}

/** Something the interviewer says that belongs to the record. */
export function sayTurn(
  state: Interview,
  kind: TurnKind,
  text: string,
  more: { about?: string; by?: string; standsInFor?: string; actions?: readonly Action[] } = {},
): Step {
  const turn: Turn = {
    n: state.turns.length + 1,
    who: "interviewer",
    stage: stageOf(state),
    kind,
    text,
    at: state.lastAt,
    ...(more.about !== undefined && { about: more.about }),
    ...(more.by !== undefined && { by: more.by }),
    ...(more.standsInFor !== undefined && { standsInFor: more.standsInFor }),
  };
  const next = { ...state, turns: [...state.turns, turn] };
  const message: Message = {
    ...textMessage(text, aboutNow(next, kind)),
    ...(more.actions && more.actions.length > 0 && { actions: more.actions }),
  };
  return stay(next, { is: "say", message });
}

/** Makes one turn of what each candidate wrote since the last question; the draft is empty afterwards. */
export function settleDraft(state: Interview): Interview {
  if (state.draft.length === 0) return state;
  const people = [...new Set(state.draft.map((message) => message.person))];
  const turns = people.map((person, i) =>
    replyTurn(
      state,
      person,
      state.draft.filter((message) => message.person === person),
      state.turns.length + 1 + i,
    ),
  );
  return { ...state, turns: [...state.turns, ...turns], draft: [] };
}

function replyTurn(state: Interview, person: string, messages: readonly DraftMessage[], n: number): Turn {
  return {
    n,
    who: "candidate",
    stage: stageOf(state),
    kind: "reply",
    text: joined(messages),
    at: state.lastAt,
    person,
    messages: messages.map(({ ref, text }) => ({ ref, text })),
  };
}

/** Messages as one text. A blank line keeps them apart, so that no quotation runs from one into the next. */
export function joined(messages: readonly { readonly text: string }[]): string {
  return messages.map((message) => message.text).join("\n\n");
}

/** Asks the interviewer for words; until they come, what candidates write waits in the draft. */
export function ask(state: Interview, stage: StageId, purpose: Purpose, hintsGiven = 0): Step {
  const turn = state.asked + 1;
  const phase: Asking = { is: "asking", stage, turn, purpose, failures: 0, hintsGiven };
  const next: Interview = { ...state, phase, asked: turn, epoch: state.epoch + 1 };
  return stay(
    next,
    { is: "show-thinking" },
    { is: "ask-interviewer", turn, stage, purpose },
    alarm(next, LIMITS.thinkingMs, { kind: "thinking", epoch: next.epoch, turn }),
  );
}

/** Gives the candidate the floor. */
export function listen(state: Interview, phase: Omit<Listening, "is">): Step {
  const next: Interview = { ...state, phase: { is: "listening", ...phase }, epoch: state.epoch + 1 };
  const { epoch } = next;
  const effects: InterviewEffect[] = [
    alarm(next, LIMITS.silenceMs, { kind: "silence", epoch, turn: phase.turn }),
    { is: "set-alarm", at: nextTickAt(next, phase.stage), alarm: { kind: "tick", epoch, turn: phase.turn } },
  ];
  if (next.draft.length > 0) effects.push(settleAlarm(next, phase.turn));
  return stay(next, ...effects);
}

export function settleAlarm(state: Interview, turn: number): InterviewEffect {
  return alarm(state, LIMITS.settleMs, {
    kind: "settle",
    epoch: state.epoch,
    turn,
    messages: state.draft.length,
  });
}

export function alarm(state: Interview, inMs: number, what: Alarm): InterviewEffect {
  return { is: "set-alarm", at: state.lastAt + inMs, alarm: what };
}

/** Leaves a stage for the next one, or for the closing question after the last. */
export function advance(state: Interview, from: StageId): Step {
  const settled = settleDraft(state);
  const answered = settled.turns.some((turn) => turn.stage === from && turn.who === "candidate");
  const left: Interview =
    answered || settled.skipped.includes(from)
      ? settled
      : { ...settled, skipped: [...settled.skipped, from] };
  const place = left.plan.findIndex((one) => one.stage === from);
  const next = left.plan[place + 1]?.stage;
  const feedback: InterviewEffect[] =
    left.style === "coach" && answered ? [{ is: "give-feedback", stage: from }] : [];
  return andThen(stay(left, ...feedback), (one) =>
    next === undefined ? ask(one, from, "close") : ask(one, next, "open"),
  );
}

/** Ends the questions and asks for the grading. */
export function finish(state: Interview): Step {
  const settled = settleDraft(state);
  const next: Interview = {
    ...settled,
    phase: { is: "grading", failures: 0 },
    endedAt: settled.lastAt,
    epoch: settled.epoch + 1,
  };
  return stay(next, sayAside(settled, LINES.grading, "closing"), { is: "grade" });
}
