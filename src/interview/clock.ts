import type { Block, Message } from "../message/message.ts";
import type { InterviewEvent } from "./events.ts";
import type { Interview } from "./interview.ts";
import { LIMITS } from "./limits.ts";
import { aboutNow, alarm, stageOf } from "./moves.ts";
import { inWords, lengthMs, stageBudgetMs, timeLeft, wholeSpentMs } from "./pacing.ts";
import type { Step } from "./step-result.ts";

/**
 * Keeps the message with the time up to date: at the beginning, at a new stage, at a pause and after it, at the end,
 * and whenever the clock is looked at; never more often than `LIMITS.clockMs`, but for the end. What comes too soon waits for an alarm.
 */
export function tendClock(before: Interview, event: InterviewEvent, step: Step): Step {
  const { state } = step;
  const { clock } = state;
  if (clock === undefined || state.isPlaceLost) return step;
  const isDue = event.is === "alarm-rang" && event.alarm.kind === "clock-due";
  const waitsAlready = clock.isLate && standOf(state) !== "over";
  if (!isDue && (waitsAlready || !isWorthShowing(before, event, state))) return step;
  const wait = clock.shownAt === undefined ? 0 : clock.shownAt + LIMITS.clockMs - state.lastAt;
  // The last one comes at once: later the thread would be put away already.
  if (wait > 0 && !isDue && standOf(state) !== "over") {
    const next: Interview = { ...state, clock: { ...clock, isLate: true } };
    const late = alarm(next, wait, { kind: "clock-due", epoch: next.epoch });
    return { ...step, state: next, effects: [...step.effects, late] };
  }
  const { isLate: _, ...shown } = clock;
  const next: Interview = { ...state, clock: { ...shown, shownAt: state.lastAt } };
  return {
    ...step,
    state: next,
    effects: [...step.effects, { is: "show-clock", message: clockMessage(next) }],
  };
}

function isWorthShowing(before: Interview, event: InterviewEvent, after: Interview): boolean {
  if (after.startedAt === undefined) return false;
  return (
    before.startedAt === undefined ||
    stageOf(before) !== stageOf(after) ||
    standOf(before) !== standOf(after) ||
    (event.is === "alarm-rang" && event.alarm.kind === "tick")
  );
}

function standOf({ phase }: Interview): "runs" | "stands" | "over" {
  if (phase.is === "paused") return "stands";
  return phase.is === "grading" || phase.is === "reported" || phase.is === "abandoned" ? "over" : "runs";
}

function clockMessage(state: Interview): Message {
  const stage = stageOf(state);
  const place = state.plan.findIndex((one) => one.stage === stage);
  const title = state.plan[place]?.title ?? stage;
  const { stageMs, wholeMs } = timeLeft(state, stage);
  const where = `Stage ${place + 1} of ${state.plan.length}: ${title}`;
  const stand = standOf(state);
  const text = stand === "over" ? "Finished" : stand === "stands" ? `${where} · paused` : where;
  const bar = (label: string, leftMs: number, ofMs: number) => ({
    label,
    share: ofMs > 0 ? Math.min(1, Math.max(0, 1 - leftMs / ofMs)) : 1,
    note: leftMs > 0 ? `${inWords(leftMs)} left` : "time is up",
  });
  const bars =
    stand === "over"
      ? [
          {
            ...bar("Whole interview", wholeMs, lengthMs(state)),
            note: `took ${inWords(wholeSpentMs(state))}`,
          },
        ]
      : [
          bar("This stage", stageMs, stageBudgetMs(state, stage)),
          bar("Whole interview", wholeMs, lengthMs(state)),
        ];
  const blocks: Block[] = [
    { is: "text", text, tone: "strong" },
    { is: "bars", bars },
  ];
  return { blocks, about: aboutNow(state, "clock") };
}
