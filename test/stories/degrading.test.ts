import { describe, expect, it } from "vitest";
import type { Interview, Reported } from "../../src/interview/interview.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import type { Unfinished } from "../../src/scoring/grade.ts";
import type { Scorecard } from "../../src/scoring/scorecard.ts";
import { BEGUN, type Line, play, says } from "./interview-story.ts";

// What becomes of an interview when the model that leads it or grades it does not answer.

/** A scorecard of five points of which the first few have no grade. */
function card(open: number, because?: Unfinished["because"], retryAfterMs?: number): Scorecard {
  const criteria = [0, 1, 2, 3, 4].map((n) => ({ id: `c${n}`, verdict: n < open ? "unscored" : "covered" }));
  const unfinished = because && { because, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  return { criteria, ...(unfinished && { unfinished }) } as unknown as Scorecard;
}

const ENDED: readonly Line[] = [...BEGUN, says("All."), { is: "end-asked" }];
const phaseOf = (state: Interview) => state.phase as Reported;
const effectsAre = (...kinds: string[]): Line => ({
  is: "see",
  ignored: "no",
  that: (_, effects) => expect(effects.map((one) => one.is)).toEqual(kinds),
});
const standIn = (text: string, turn: number): Line => ({
  is: "interviewer-replied",
  turn,
  reply: {
    text,
    kind: "follow-up",
    moveOn: false,
    by: "offline interviewer, v1",
    standsInFor: { name: "model interviewer", because: "unavailable" },
  },
});

type Story = { readonly name: string; readonly lines: readonly Line[]; finally?: (state: Interview) => void };

const STORIES: readonly Story[] = [
  {
    name: "says once that the offline interviewer goes on, and writes it on every such turn",
    lines: [
      ...BEGUN,
      says("One."),
      { is: "reply-done" },
      standIn("And the scale?", 2),
      { is: "see", said: /does not answer.*offline interviewer goes on[\s\S]*And the scale\?/ },
      says("Two."),
      { is: "reply-done" },
      standIn("And the cost?", 3),
      { is: "see", said: /And the cost\?/, notSaid: /does not answer/ },
      says("Three."),
      { is: "reply-done" },
      { is: "interviewer-says", text: "Back again?" },
      { is: "see", notSaid: /model|offline/ },
    ],
    finally: (state) =>
      expect(state.turns.filter((turn) => turn.standsInFor !== undefined).map((turn) => turn.text)).toEqual([
        "And the scale?",
        "And the cost?",
      ]),
  },
  {
    name: "says it also when the stand-in's words come during a pause",
    lines: [
      ...BEGUN,
      says("One."),
      { is: "reply-done" },
      { is: "pause-asked" },
      standIn("And the scale?", 2),
      { is: "see", phase: "paused", said: /offline interviewer goes on/, notSaid: /scale/ },
      { is: "resume-asked" },
      { is: "see", said: /And the scale\?/, notSaid: /does not answer/ },
    ],
  },
  {
    name: "publishes what is graded and grades the rest later, once",
    lines: [
      ...ENDED,
      { is: "graded", scorecard: card(2, "unavailable") },
      { is: "see", phase: "reported" },
      effectsAre("publish-report", "set-alarm"),
      { is: "rings", alarm: "grade-again" },
      effectsAre("grade"),
      { is: "graded", scorecard: card(0) },
      effectsAre("publish-report"),
      { is: "rings", alarm: "grade-again" },
      { is: "see", ignored: "stale" },
      { is: "graded", scorecard: card(1) },
      { is: "see", ignored: "stale" },
    ],
    finally: (state) => expect(phaseOf(state)).toMatchObject({ scorecard: card(0), updates: 1 }),
  },
  {
    name: "never puts a worse report in the place of a better one",
    lines: [
      ...ENDED,
      { is: "graded", scorecard: card(2, "timeout") },
      { is: "graded", scorecard: card(4, "timeout") },
      effectsAre("set-alarm"),
      { is: "graded", scorecard: card(2, "timeout") },
      effectsAre("set-alarm"),
    ],
    finally: (state) => expect(phaseOf(state)).toMatchObject({ scorecard: card(2, "timeout"), failures: 3 }),
  },
  {
    name: "waits longer each time, and as long as the endpoint wants",
    lines: [
      ...ENDED,
      { is: "graded", scorecard: card(3, "unavailable") },
      { is: "see", that: (state, effects) => expect(waitOf(state, effects)).toBe(30_000) },
      { is: "graded", scorecard: card(3, "unavailable") },
      { is: "see", that: (state, effects) => expect(waitOf(state, effects)).toBe(60_000) },
      { is: "graded", scorecard: card(3, "rate-limited", 3_600_000) },
      { is: "see", that: (state, effects) => expect(waitOf(state, effects)).toBe(3_600_000) },
    ],
  },
  {
    name: "stops trying by itself after some failures, says so, and grades when it is asked to",
    lines: [
      ...ENDED,
      { is: "graded", scorecard: card(3, "unavailable") },
      ...Array.from(
        { length: LIMITS.gradingFailuresMax - 2 },
        (): Line => ({ is: "graded", scorecard: card(3, "unavailable") }),
      ),
      { is: "see", notSaid: /./ },
      { is: "graded", scorecard: card(3, "unavailable") },
      effectsAre("say"),
      { is: "see", said: /stop trying by myself.*regrade/ },
      { is: "regrade-asked" },
      effectsAre("say", "grade"),
      { is: "grading-failed", failure: { kind: "internal", message: "broke" } },
      { is: "see", said: /tried again/ },
      { is: "graded", scorecard: card(0) },
      effectsAre("publish-report"),
    ],
  },
  {
    name: "does not try again what a grader that did its work leaves open",
    lines: [
      ...ENDED,
      { is: "graded", scorecard: card(1) },
      effectsAre("publish-report"),
      { is: "regrade-asked" },
      effectsAre("say", "grade"),
      { is: "graded", scorecard: card(1) },
      { is: "see", said: /came to the same/ },
      effectsAre("say"),
    ],
  },
  {
    name: "has nothing to grade again when everything has a grade",
    lines: [
      ...ENDED,
      { is: "graded", scorecard: card(0) },
      { is: "regrade-asked" },
      { is: "see", ignored: "out-of-place", said: /is graded/ },
    ],
  },
  {
    name: "asks at once when the whole grading failed and somebody asks",
    lines: [
      ...ENDED,
      { is: "regrade-asked" },
      { is: "see", ignored: "out-of-place" },
      { is: "grading-failed", failure: { kind: "unavailable", message: "down" } },
      { is: "regrade-asked" },
      effectsAre("grade"),
      { is: "rings", alarm: "grade-again" },
      { is: "see", ignored: "stale" },
    ],
  },
];

function waitOf(state: Interview, effects: readonly { readonly is: string; readonly at?: number }[]) {
  return (effects.find((one) => one.is === "set-alarm")?.at ?? 0) - state.lastAt;
}

describe("an interview without its model", () => {
  it.each(STORIES)("$name", (story) => {
    const state = play(story.lines);
    story.finally?.(state);
  });
});
