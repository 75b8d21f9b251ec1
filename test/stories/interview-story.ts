import { expect } from "vitest";
import type { InterviewEffect } from "../../src/interview/effects.ts";
import type { InterviewEvent, InterviewerReply } from "../../src/interview/events.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { brokenInvariants } from "../../src/interview/invariants.ts";
import { openInterview, type Setup } from "../../src/interview/open.ts";
import { step } from "../../src/interview/step.ts";
import type { Ignored } from "../../src/interview/step-result.ts";
import { plainText } from "../../src/message/plain-text.ts";
import { STAGE_IDS } from "../../src/rubric/stages.ts";

// A story is data: what happens, one line after the other, and what is to be seen then.

/** An event without its bookkeeping; `in` seconds after the one before. */
type Happening = InterviewEvent extends infer One
  ? One extends InterviewEvent
    ? Omit<One, "id" | "at" | "by"> & { by?: string }
    : never
  : never;
export type Line =
  | (Happening & { in?: number })
  /** The alarm of this kind that was set last rings when it is due (or as many seconds later). */
  | { is: "rings"; alarm: string; late?: number }
  /** The interviewer answers what it was last asked for. */
  | {
      is: "interviewer-says";
      text: string;
      kind?: InterviewerReply["kind"];
      moveOn?: boolean;
      hint?: InterviewerReply["hint"];
      about?: string;
    }
  | {
      is: "see";
      phase?: Interview["phase"]["is"];
      said?: string | RegExp;
      notSaid?: RegExp;
      ignored?: Ignored | "no";
      that?: (state: Interview, effects: readonly InterviewEffect[]) => void;
    };

export const ANA = { id: "terminal:ana", name: "Ana" };

export function setup(more: Partial<Setup> = {}): Setup {
  return {
    id: "i1",
    seed: 7,
    problem: "feed",
    title: "Feed ranking",
    prompt: "Design a feed.",
    rubric: "hash",
    mode: "solo",
    level: "senior",
    style: "real",
    minutes: 45,
    stages: STAGE_IDS.map((id, i) => ({
      id,
      title: id.replace(/^./, (c) => c.toUpperCase()),
      goal: `Settles ${id}.`,
      checklist: `About ${id}.`,
      minutes: [6, 4, 9, 10, 6, 6, 4][i]!,
    })),
    candidates: [ANA],
    place: { surface: "terminal", workspace: "local", channel: "here" },
    at: 1_000_000,
    ...more,
  };
}

/** Plays a story; after every line the invariants hold, and an ignored event has left the state alone. */
export function play(lines: readonly Line[], more: Partial<Setup> = {}): Interview {
  const opened = openInterview(setup(more));
  let state = opened.state;
  let effects = opened.effects;
  let ignored: Ignored | undefined;
  const alarms = effects.filter((effect) => effect.is === "set-alarm");
  let at = state.createdAt;
  let n = 0;
  const apply = (event: InterviewEvent) => {
    const before = JSON.stringify(state);
    const result = step(state, event);
    ({ effects, ignored } = { effects: result.effects, ignored: result.ignored });
    if (ignored !== undefined) expect(JSON.stringify(result.state)).toBe(before);
    state = result.state;
    alarms.push(...effects.filter((effect) => effect.is === "set-alarm"));
    expect(brokenInvariants(state)).toEqual([]);
  };
  for (const line of lines) {
    n += 1;
    const id = `e${n}`;
    if (line.is === "see") {
      see(line, state, effects, ignored);
    } else if (line.is === "rings") {
      const alarm = alarms.findLast((one) => one.alarm.kind === line.alarm);
      expect(alarm, `no alarm ${line.alarm} was ever set`).toBeDefined();
      at = Math.max(at, alarm!.at) + (line.late ?? 0) * 1_000;
      apply({ is: "alarm-rang", alarm: alarm!.alarm, id, at });
    } else if (line.is === "interviewer-says") {
      const phase = state.phase.is === "paused" ? state.phase.resume : state.phase;
      const { text, kind = "follow-up", moveOn = false, hint, about } = line;
      const reply: InterviewerReply = {
        text,
        kind,
        moveOn,
        by: "story",
        ...(hint && { hint }),
        ...(about && { about }),
      };
      apply({ is: "interviewer-replied", turn: "turn" in phase ? phase.turn : -1, reply, id, at });
    } else {
      const { in: seconds = 1, ...event } = line;
      at += seconds * 1_000;
      apply({ by: ANA.id, ...event, id, at } as InterviewEvent);
    }
  }
  return state;
}

function see(
  line: Extract<Line, { is: "see" }>,
  state: Interview,
  effects: readonly InterviewEffect[],
  ignored: Ignored | undefined,
): void {
  const said = effects
    .flatMap((effect) => (effect.is === "say" ? [plainText(effect.message)] : []))
    .join("\n");
  if (line.phase !== undefined) expect(state.phase.is).toBe(line.phase);
  if (line.said !== undefined) expect(said).toMatch(line.said);
  if (line.notSaid !== undefined) expect(said).not.toMatch(line.notSaid);
  if (line.ignored !== undefined) expect(ignored ?? "no").toBe(line.ignored);
  line.that?.(state, effects);
}

/** The beginning of nearly every story: the clarifying question stands. */
export const BEGUN: readonly Line[] = [
  { is: "started" },
  { is: "interviewer-says", kind: "opening", text: "What would you like to know?" },
];

/** A message of Ana's; each has a ref of its own. */
export function says(text: string, ref = `m:${text}`, seconds = 1): Line {
  return { is: "candidate-said", text, message: ref, in: seconds };
}
