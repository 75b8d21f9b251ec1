import type { Level, StageId } from "../rubric/stages.ts";
import type { Interview, Millis, Mode, Person, Place, Style } from "./interview.ts";
import { LIMITS } from "./limits.ts";
import { LINES } from "./lines.ts";
import { aboutNow, alarm, andThen, stay } from "./moves.ts";
import { planFor } from "./pacing.ts";
import type { Step } from "./step-result.ts";

/** What an interview is opened with. */
export type Setup = {
  readonly id: string;
  readonly seed: number;
  readonly problem: string;
  readonly title: string;
  readonly prompt: string;
  /** Content hash of the rubric. */
  readonly rubric: string;
  readonly stages: readonly {
    readonly id: StageId;
    readonly title: string;
    readonly goal: string;
    readonly checklist: string;
    readonly minutes: number;
  }[];
  readonly mode: Mode;
  readonly level: Level;
  readonly style: Style;
  /** Length in minutes; any positive number, so that a script may use its own. */
  readonly minutes: number;
  readonly candidates: readonly Person[];
  readonly interviewer?: Person;
  readonly place: Place;
  readonly at: Millis;
  /** See `Interview.isPrivate`. */
  readonly isPrivate?: boolean;
  /** Whether a message with the time is kept up to date; only where messages can be edited. No when absent. */
  readonly showsClock?: boolean;
  /** See `Interview.usesModels`. */
  readonly usesModels?: boolean;
};

/** A new interview in its lobby, with the start card said. */
export function openInterview(setup: Setup): Step {
  const {
    id,
    seed,
    problem,
    title,
    rubric,
    mode,
    level,
    style,
    minutes,
    candidates,
    interviewer,
    place,
    at,
  } = setup;
  const state: Interview = {
    schema: 1,
    id,
    seed,
    problem,
    title,
    rubric,
    mode,
    level,
    style,
    minutes,
    place,
    candidates: candidates.slice(0, LIMITS.candidatesMax),
    ...(interviewer && { interviewer }),
    plan: planFor(setup.stages, minutes),
    createdAt: at,
    phase: { is: "lobby" },
    turns: [],
    draft: [],
    spentMs: {},
    lastAt: at,
    epoch: 0,
    hints: [],
    used: [],
    followUps: {},
    pushedBack: [],
    skipped: [],
    warned: [],
    asked: 0,
    ...(setup.isPrivate !== undefined && { isPrivate: setup.isPrivate }),
    ...(setup.usesModels !== undefined && { usesModels: setup.usesModels }),
    ...(setup.showsClock && { clock: {} }),
  };
  return andThen(startCard(state, setup), (opened) =>
    stay(opened, alarm(opened, LIMITS.lobbyMs, { kind: "lobby-over", epoch: 0 })),
  );
}

/** The prompt is the first turn of the record; the plan and the house rules go with it on the card. */
function startCard(state: Interview, setup: Setup): Step {
  const first = state.plan[0]!.stage;
  const next: Interview = {
    ...state,
    turns: [{ n: 1, who: "interviewer", stage: first, kind: "prompt", text: setup.prompt, at: state.lastAt }],
  };
  const minutes = (ms: number) => `${Math.max(1, Math.round(ms / 60_000))} min`;
  return stay(next, {
    is: "say",
    message: {
      about: aboutNow(next, "prompt"),
      blocks: [
        { is: "heading", text: state.title },
        { is: "text", text: setup.prompt, tone: "strong" },
        {
          is: "table",
          head: ["Stage", "Time", "What it is for"],
          rows: state.plan.map((one, i) => [one.title, minutes(one.budgetMs), setup.stages[i]!.checklist]),
        },
        { is: "list", items: LINES.checklist(state) },
      ],
      actions: [{ is: "button", id: `start:${state.id}:t0`, label: "Start", tone: "primary" }],
    },
  });
}
