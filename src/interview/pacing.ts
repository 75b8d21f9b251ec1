import type { StageId } from "../rubric/stages.ts";
import type { Interview, Millis } from "./interview.ts";
import { LIMITS } from "./limits.ts";
import { isReadingPicture } from "./pictures.ts";

/** Budgets for an interview of this length, in the proportions of the 45-minute framework. */
export function planFor(
  stages: readonly { id: StageId; title: string; goal: string; minutes: number }[],
  minutes: number,
): Interview["plan"] {
  const sum = stages.reduce((total, stage) => total + stage.minutes, 0);
  return stages.map(({ id, title, goal, minutes: share }) => ({
    stage: id,
    title,
    goal,
    budgetMs: Math.round((share / sum) * minutes * 60_000),
  }));
}

/**
 * The state at a later time: what passed is counted to the stage while the candidate has the floor. The
 * interviewer's own thinking (also over a picture), pauses and outages do not count; a clock that went back stands
 * still.
 */
export function advanceClock(state: Interview, at: Millis): Interview {
  const now = Math.max(at, state.lastAt);
  const { phase } = state;
  if (phase.is !== "listening" || isReadingPicture(state))
    return now === state.lastAt ? state : { ...state, lastAt: now };
  const passed = Math.min(now - state.lastAt, LIMITS.gapMsMax);
  const spentMs = { ...state.spentMs, [phase.stage]: (state.spentMs[phase.stage] ?? 0) + passed };
  return { ...state, lastAt: now, spentMs };
}

export function lengthMs(state: Interview): Millis {
  return state.minutes * 60_000;
}

export function wholeSpentMs(state: Interview): Millis {
  return Object.values(state.spentMs).reduce((sum, spent) => sum + spent, 0);
}

export function stageBudgetMs(state: Interview, stage: StageId): Millis {
  return state.plan.find((one) => one.stage === stage)?.budgetMs ?? 0;
}

/** Time left; negative when over. */
export function timeLeft(state: Interview, stage: StageId): { stageMs: Millis; wholeMs: Millis } {
  return {
    stageMs: stageBudgetMs(state, stage) - (state.spentMs[stage] ?? 0),
    wholeMs: lengthMs(state) - wholeSpentMs(state),
  };
}

/** "6 minutes", "1 minute", "less than a minute". */
export function inWords(ms: Millis): string {
  if (ms < 60_000) return "less than a minute";
  const minutes = Math.round(ms / 60_000);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

/** What the clock has to say now. `id` makes each thing said once. */
export type Chime = {
  readonly id: string;
  readonly is: "stage-near" | "stage-late" | "stage-over" | "whole-near" | "whole-over";
  readonly leftMs: Millis;
};

/** The most important thing the clock has to say and has not said yet. */
export function chimeOf(state: Interview, stage: StageId): Chime | undefined {
  const { stageMs, wholeMs } = timeLeft(state, stage);
  const budget = stageBudgetMs(state, stage);
  const wholeWarning = Math.min(LIMITS.wholeWarningMs, lengthMs(state) / 6);
  const is: [boolean, Chime["is"], string, Millis][] = [
    [wholeMs <= 0, "whole-over", "whole-over", wholeMs],
    [stageMs <= -LIMITS.stageGraceMs, "stage-over", `stage-over:${stage}`, stageMs],
    [wholeMs <= wholeWarning, "whole-near", "whole-near", wholeMs],
    [stageMs <= 0, "stage-late", `stage-late:${stage}`, stageMs],
    [
      stageMs > 0 && stageMs <= budget * LIMITS.stageWarningShare,
      "stage-near",
      `stage-near:${stage}`,
      stageMs,
    ],
  ];
  for (const [holds, what, id, leftMs] of is)
    if (holds && !state.warned.includes(id)) return { id, is: what, leftMs };
  return undefined;
}

/** When to look at the clock next: at the next threshold, and at the latest after one tick. */
export function nextTickAt(state: Interview, stage: StageId): Millis {
  const { stageMs, wholeMs } = timeLeft(state, stage);
  const budget = stageBudgetMs(state, stage);
  const wholeWarning = Math.min(LIMITS.wholeWarningMs, lengthMs(state) / 6);
  const waits = [
    wholeMs,
    wholeMs - wholeWarning,
    stageMs,
    stageMs - budget * LIMITS.stageWarningShare,
    stageMs + LIMITS.stageGraceMs,
  ].filter((wait) => wait > 0);
  return state.lastAt + Math.ceil(Math.min(LIMITS.tickMs, ...waits));
}
