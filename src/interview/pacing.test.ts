import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BEGUN, play, setup } from "../../test/stories/interview-story.ts";
import { STAGE_IDS, type StageId } from "../rubric/stages.ts";
import type { Interview } from "./interview.ts";
import { LIMITS, MINUTES } from "./limits.ts";
import { advanceClock, chimeOf, inWords, nextTickAt, planFor, timeLeft, wholeSpentMs } from "./pacing.ts";

const MINUTE = 60_000;
const listening = (
  minutes: number,
  spentMs: Interview["spentMs"] = {},
  warned: readonly string[] = [],
): Interview => ({
  ...play(BEGUN, { minutes }),
  spentMs,
  warned,
});

describe("the plan", () => {
  it.each(MINUTES)("of %i minutes keeps the proportions and adds up", (minutes) => {
    const plan = planFor(setup().stages, minutes);
    expect(plan.map((one) => one.stage)).toEqual(STAGE_IDS);
    expect(plan.reduce((sum, one) => sum + one.budgetMs, 0)).toBeCloseTo(minutes * MINUTE, -2);
    expect(plan[3]!.budgetMs / plan[1]!.budgetMs).toBeCloseTo(10 / 4, 3);
  });
});

describe("the clock", () => {
  it.each<[name: string, state: Interview, laterMs: number, countedMs: number]>([
    ["runs while the candidate has the floor", listening(45), 90_000, 90_000],
    ["stands when it went back", listening(45), -90_000, 0],
    ["counts a long gap only in part", listening(45), 3 * 60 * MINUTE, LIMITS.gapMsMax],
    ["stands while the interviewer thinks", play([{ is: "started" }]), 90_000, 0],
    ["stands in a pause", play([...BEGUN, { is: "pause-asked" }]), 90_000, 0],
    ["stands in the lobby", play([]), 90_000, 0],
  ])("%s", (_, state, laterMs, countedMs) => {
    const later = advanceClock(state, state.lastAt + laterMs);
    expect(wholeSpentMs(later) - wholeSpentMs(state)).toBe(countedMs);
    expect(later.lastAt).toBe(state.lastAt + Math.max(0, laterMs));
  });

  it("never goes back, and what was spent never shrinks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 30 }), (waits) => {
        let state = listening(30);
        for (const wait of waits) {
          const later = advanceClock(state, state.lastAt + wait);
          expect(later.lastAt).toBeGreaterThanOrEqual(state.lastAt);
          expect(wholeSpentMs(later)).toBeGreaterThanOrEqual(wholeSpentMs(state));
          state = later;
        }
      }),
    );
  });
});

describe("a span in words", () => {
  it.each([
    [-5, "less than a minute"],
    [59_999, "less than a minute"],
    [60_000, "1 minute"],
    [89_000, "1 minute"],
    [120_000, "2 minutes"],
    [45 * MINUTE, "45 minutes"],
  ])("%i ms is %s", (ms, words) => {
    expect(inWords(ms)).toBe(words);
  });
});

describe("what the clock says", () => {
  const budget = 6 * MINUTE;
  const near = budget * (1 - LIMITS.stageWarningShare);
  it.each<[name: string, spent: number, elsewhere: number, warned: string[], says: string | undefined]>([
    ["nothing at first", 0, 0, [], undefined],
    ["nothing just before the warning", near - 1, 0, [], undefined],
    ["near the end of a stage", near, 0, [], "stage-near"],
    ["that only once", near, 0, ["stage-near:clarify"], undefined],
    ["that the time of the stage is used up", budget, 0, ["stage-near:clarify"], "stage-late"],
    ["never that it is near when it is over", budget + 10_000, 0, ["stage-late:clarify"], undefined],
    ["that it goes on, after the grace", budget + LIMITS.stageGraceMs, 0, [], "stage-over"],
    ["near the end of the whole first", near, 36 * MINUTE, [], "whole-near"],
    ["that the whole is over before all else", budget + LIMITS.stageGraceMs, 39 * MINUTE, [], "whole-over"],
  ])("%s", (_, spent, elsewhere, warned, says) => {
    const state = listening(45, { clarify: spent, model: elsewhere }, warned);
    expect(chimeOf(state, "clarify")?.is).toBe(says);
  });

  it("is said once each, in every interview that is left alone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...MINUTES), fc.constantFrom<StageId>(...STAGE_IDS), (minutes, stage) => {
        let state = listening(minutes);
        const said: string[] = [];
        for (let looks = 0; looks < 300 && !said.includes("whole-over"); looks += 1) {
          const at = nextTickAt(state, stage);
          expect(at).toBeGreaterThan(state.lastAt);
          expect(at - state.lastAt).toBeLessThanOrEqual(LIMITS.tickMs);
          const passed = at - state.lastAt;
          state = {
            ...state,
            lastAt: at,
            spentMs: { ...state.spentMs, [stage]: (state.spentMs[stage] ?? 0) + passed },
          };
          for (let chime = chimeOf(state, stage); chime !== undefined; chime = chimeOf(state, stage)) {
            said.push(chime.is);
            state = { ...state, warned: [...state.warned, chime.id] };
            if (chime.is === "whole-over") break;
          }
        }
        expect(said.toSorted()).toEqual([
          "stage-late",
          "stage-near",
          "stage-over",
          "whole-near",
          "whole-over",
        ]);
        expect(said.indexOf("stage-near")).toBeLessThan(said.indexOf("stage-late"));
        expect(said.indexOf("stage-late")).toBeLessThan(said.indexOf("stage-over"));
        expect(timeLeft(state, stage).wholeMs).toBeLessThanOrEqual(0);
      }),
    );
  });
});
