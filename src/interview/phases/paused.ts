import { floorButtons } from "../buttons.ts";
import type { InterviewEvent } from "../events.ts";
import { intentOf } from "../intents.ts";
import type { Interview, Phase } from "../interview.ts";
import { LINES } from "../lines.ts";
import { andThen, ask, closeThread, finish, ignore, listen, sayAside, stay } from "../moves.ts";
import { inWords, timeLeft } from "../pacing.ts";
import type { Step } from "../step-result.ts";
import { sayWhoStandsIn, takeReply } from "./asking.ts";
import { keepMessage } from "./keep-message.ts";
import { lastQuestion, sayTime } from "./side-questions.ts";

type Paused = Extract<Phase, { is: "paused" }>;

/** The clock stands. Words are kept; a thought that was under way may still arrive and waits until the resume. */
export function stepPaused(state: Interview, phase: Paused, event: InterviewEvent): Step {
  const { resume } = phase;
  switch (event.is) {
    case "resume-asked":
    case "started":
      return goOn(state, phase);
    case "candidate-said": {
      const intent = intentOf(event.text);
      // "Let's go on" means the next stage while the clock runs, and means the interview here.
      if (intent === "next-asked") return goOn(state, phase);
      if (intent !== undefined)
        return stepPaused(state, phase, { is: intent, id: event.id, at: event.at, by: event.by });
      return keepMessage(state, event, (kept) =>
        state.draft.length === 0 ? stay(kept, sayAside(kept, LINES.stillPaused)) : stay(kept),
      );
    }
    case "interviewer-replied":
      return resume.is === "asking" && event.turn === resume.turn
        ? keepThought(state, phase, event)
        : ignore(state, "stale");
    case "end-asked":
      return finish(state);
    case "time-asked":
      return sayTime(state, resume.stage);
    case "alarm-rang":
      if (event.alarm.kind !== "pause-over" || event.alarm.epoch !== state.epoch)
        return ignore(state, "stale");
      return closeForgotten(state);
    case "interviewer-failed":
      return ignore(state, "stale");
    default:
      return ignore(state, "out-of-place", sayAside(state, LINES.stillPaused));
  }
}

function goOn(state: Interview, { resume }: Paused): Step {
  const left = inWords(Math.max(0, timeLeft(state, resume.stage).wholeMs));
  const title = state.plan.find((one) => one.stage === resume.stage)?.title ?? resume.stage;
  if (resume.is === "asking")
    return andThen(
      stay(state, sayAside(state, `We are back in ${title}, with ${left} left.`, "status")),
      (one) => ask(one, resume.stage, resume.purpose, resume.hintsGiven),
    );
  const question = lastQuestion(state);
  const buttons = floorButtons({ ...state, phase: resume });
  const words =
    question === undefined
      ? []
      : [sayAside(state, `${LINES.resumed(title, left)}\n\n${question}`, "status", buttons)];
  return andThen(stay(state, ...words), (one) =>
    listen(one, {
      stage: resume.stage,
      turn: resume.turn,
      hintsGiven: resume.hintsGiven,
      closing: resume.closing,
    }),
  );
}

/** A reply that was asked for before the pause: recorded now, said again at the resume as the question that stands. */
function keepThought(
  state: Interview,
  phase: Paused,
  event: Extract<InterviewEvent, { is: "interviewer-replied" }>,
): Step {
  if (phase.resume.is !== "asking" || event.reply.moveOn) return ignore(state, "stale");
  const { resume } = phase;
  return andThen(sayWhoStandsIn(state, event.reply), (told) => {
    const taken = takeReply({ ...told, phase: resume }, resume, event.reply).state;
    if (taken.phase.is !== "listening") return ignore(state, "stale");
    return stay({ ...taken, phase: { is: "paused", resume: taken.phase }, epoch: state.epoch });
  });
}

/** Forgotten for too long: graded if anything was said, closed if not. */
function closeForgotten(state: Interview): Step {
  if (state.draft.length > 0 || state.turns.some((turn) => turn.who === "candidate"))
    return andThen(stay(state, sayAside(state, LINES.pauseOver)), finish);
  return stay(
    { ...state, phase: { is: "abandoned", why: LINES.pauseOver }, endedAt: state.lastAt },
    sayAside(state, LINES.pauseOver),
    ...closeThread(state),
  );
}
