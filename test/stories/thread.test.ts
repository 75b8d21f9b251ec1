import { describe, expect, it } from "vitest";
import type { InterviewEffect } from "../../src/interview/effects.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import type { Setup } from "../../src/interview/open.ts";
import { plainText } from "../../src/message/plain-text.ts";
import type { Scorecard } from "../../src/scoring/scorecard.ts";
import { BEGUN, type Line, play, says } from "./interview-story.ts";

// What an interview does where it has a thread to itself: buttons, the clock that is edited, the end of the thread.

const THREAD: Partial<Setup> = {
  place: { surface: "chat", workspace: "w", channel: "c", thread: "t" },
  isPrivate: false,
  showsClock: true,
};
const scorecard = { criteria: [] } as unknown as Scorecard;
const GRADED: Line = { is: "graded", scorecard };

const kinds = (effects: readonly InterviewEffect[]) =>
  effects.flatMap((effect) => (effect.is === "set-alarm" ? effect.alarm.kind : effect.is));
const buttonsIn = (effects: readonly InterviewEffect[]) =>
  effects
    .flatMap((effect) => (effect.is === "say" ? (effect.message.actions ?? []) : []))
    .map((action) => ("id" in action ? `${action.id} ${action.label}` : action.label));
const clockIn = (effects: readonly InterviewEffect[]) =>
  effects.flatMap((effect) => (effect.is === "show-clock" ? plainText(effect.message) : []));

const buttons = (...expected: string[]): Line => ({
  is: "see",
  that: (_, effects) => expect(buttonsIn(effects)).toEqual(expected),
});
const clock = (...expected: readonly (string | RegExp)[]): Line => ({
  is: "see",
  that: (_, effects) =>
    expect(clockIn(effects)).toEqual(
      expected.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))),
    ),
});
const effects = (...expected: string[]): Line => ({
  is: "see",
  that: (_, made) => expect(kinds(made)).toEqual(expected),
});

type Story = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly setup?: Partial<Setup>;
  readonly finally?: (state: Interview) => void;
};

const STORIES: readonly Story[] = [
  {
    name: "offers under a question what may be done about it, with the price of the next hint",
    lines: [
      ...BEGUN,
      buttons(
        "done:i1:t1 Done",
        "hint:i1:t1 Hint (costs 1)",
        "skip:i1:t1 Another question",
        "next:i1:t1 Next stage",
        "pause:i1:t1 Pause",
      ),
      { is: "hint-asked" },
      {
        is: "interviewer-says",
        kind: "hint",
        text: "Think.",
        hint: { criterion: "c", step: 1, cost: 1 },
      },
      buttons(
        "done:i1:t2 Done",
        "hint:i1:t2 Hint (costs 2)",
        "skip:i1:t2 Another question",
        "next:i1:t2 Next stage",
        "pause:i1:t2 Pause",
      ),
    ],
  },
  {
    name: "offers no hint when all are taken",
    lines: [
      ...BEGUN,
      ...[1, 2, 3].flatMap((step): Line[] => [
        { is: "hint-asked" },
        { is: "interviewer-says", kind: "hint", text: `${step}`, hint: { criterion: "c", step, cost: step } },
      ]),
      { is: "see", that: (_, made) => expect(buttonsIn(made).join()).not.toMatch(/hint/i) },
    ],
  },
  {
    name: "offers to resume or to end while it is paused, and the question's own again afterwards",
    lines: [
      ...BEGUN,
      { is: "pause-asked" },
      buttons("resume:i1:t1 Resume", "end:i1:t1 End and grade"),
      { is: "resume-asked" },
      { is: "see", that: (_, made) => expect(buttonsIn(made)).toContain("hint:i1:t1 Hint (costs 1)") },
      { is: "repeat-asked" },
      { is: "see", that: (_, made) => expect(buttonsIn(made)).toContain("done:i1:t1 Done") },
    ],
  },
  {
    name: "offers only to finish or to pause at the last question",
    lines: [
      ...BEGUN,
      ...Array.from({ length: 6 }, (): Line[] => [
        { is: "next-asked" },
        { is: "interviewer-says", kind: "opening", text: "Go on?" },
      ]).flat(),
      { is: "next-asked" },
      { is: "interviewer-says", kind: "closing", text: "Anything else?" },
      buttons("done:i1:t8 Finish", "pause:i1:t8 Pause"),
    ],
  },
  {
    name: "offers to grade again when the grading was given up",
    lines: [
      ...BEGUN,
      says("Something."),
      { is: "end-asked" },
      ...Array.from(
        { length: LIMITS.gradingFailuresMax },
        (): Line => ({ is: "grading-failed", failure: { kind: "timeout", message: "" } }),
      ),
      buttons("regrade:i1:t1 Grade again"),
    ],
  },
  {
    name: "shows the clock when it begins and not before, and once for all",
    lines: [
      { is: "started" },
      clock("Stage 1 of 7: Clarify\n\nThis stage: 6 minutes left\nWhole interview: 45 minutes left"),
      { is: "clock-shown", ref: "m1" },
      effects(),
      { is: "clock-shown", ref: "m2" },
      { is: "see", ignored: "stale" },
    ],
    finally: (state) => expect(state.clock).toMatchObject({ ref: "m1" }),
  },
  {
    name: "keeps no clock where messages cannot be edited",
    setup: { ...THREAD, showsClock: false },
    lines: [{ is: "started" }, clock(), { is: "clock-shown", ref: "m1" }, { is: "see", ignored: "stale" }],
    finally: (state) => expect(state.clock).toBeUndefined(),
  },
  {
    name: "edits the clock at a new stage and at every look, but never twice in a minute",
    lines: [
      ...BEGUN,
      { is: "next-asked", in: 30 },
      clock(),
      { is: "interviewer-says", kind: "opening", text: "Frame it." },
      { is: "next-asked", in: 5 },
      clock(),
      { is: "rings", alarm: "clock-due" },
      clock(/^Stage 3 of 7: Data/),
      { is: "rings", alarm: "clock-due" },
      { is: "see", ignored: "stale" },
      { is: "interviewer-says", kind: "opening", text: "Which data?" },
      { is: "rings", alarm: "tick" },
      clock(/^Stage 3 of 7: Data\n\nThis stage: 7 minutes left/),
    ],
  },
  {
    name: "stands while it is paused, also when that came too soon to be shown at once",
    lines: [
      ...BEGUN,
      { is: "pause-asked", in: 10 },
      clock(),
      { is: "rings", alarm: "clock-due" },
      clock(/^Stage 1 of 7: Clarify · paused/),
      { is: "resume-asked", in: 3_600 },
      clock(/^Stage 1 of 7: Clarify[\s\S]*45 minutes left/),
    ],
  },
  {
    name: "says in the end how long it took",
    lines: [
      ...BEGUN,
      says("Something.", "m1", 120),
      { is: "end-asked", in: 60 },
      clock("Finished\n\nWhole interview: took 3 minutes"),
      GRADED,
      clock(),
    ],
  },
  {
    name: "says so at once, also where the clock was shown a moment ago",
    lines: [
      ...BEGUN,
      says("Something.", "m1", 120),
      { is: "pause-asked" },
      clock(/paused/),
      { is: "resume-asked", in: 5 },
      clock(),
      { is: "end-asked", in: 5 },
      clock(/^Finished/),
      { is: "rings", alarm: "clock-due" },
      { is: "see", ignored: "stale" },
      GRADED,
      clock(),
    ],
  },
  {
    name: "closes the thread after the report, and after whatever else is the end of it",
    lines: [
      ...BEGUN,
      says("Something."),
      { is: "end-asked" },
      GRADED,
      effects("publish-report", "close-thread"),
    ],
  },
  {
    name: "closes the thread of an interview that nobody began",
    lines: [{ is: "rings", alarm: "lobby-over" }, effects("say", "close-thread")],
    finally: (state) => expect(state.phase.is).toBe("abandoned"),
  },
  {
    name: "closes no thread where it has none",
    setup: { ...THREAD, place: { surface: "chat", workspace: "w", channel: "c" } },
    lines: [
      ...BEGUN,
      says("Something."),
      { is: "end-asked" },
      GRADED,
      effects("publish-report"),
      { is: "share-asked" },
      { is: "see", ignored: "out-of-place", said: /nobody here to share/ },
    ],
  },
  {
    name: "shares a report once, when its candidate asks for it, and not before there is one",
    lines: [
      ...BEGUN,
      { is: "share-asked" },
      { is: "see", ignored: "out-of-place" },
      says("Something."),
      { is: "end-asked" },
      GRADED,
      { is: "share-asked", by: "chat:stranger" },
      { is: "see", ignored: "not-yours" },
      { is: "share-asked" },
      effects("share-report", "close-thread"),
      { is: "share-asked" },
      { is: "see", ignored: "out-of-place", said: /shared already/ },
    ],
    finally: (state) => expect(state.isShared).toBe(true),
  },
  {
    name: "grades what was said in a place that is gone, and tells the report to its candidate alone",
    lines: [
      ...BEGUN,
      says("Something."),
      { is: "place-lost", why: "deleted" },
      { is: "see", phase: "grading" },
      effects("grade"),
      { is: "place-lost", why: "deleted" },
      { is: "see", ignored: "out-of-place" },
      { is: "grading-failed", failure: { kind: "timeout", message: "" } },
      effects("grade-again"),
      GRADED,
      effects("tell-report"),
    ],
    finally: (state) => expect(state.phase).toMatchObject({ is: "reported", scorecard }),
  },
  {
    name: "hears while it is being graded that the place is gone",
    lines: [
      ...BEGUN,
      says("Something."),
      { is: "end-asked" },
      { is: "place-lost", why: "deleted" },
      { is: "see", ignored: "no" },
      GRADED,
      effects("tell-report"),
    ],
    finally: (state) => expect(state.phase.is).toBe("reported"),
  },
  {
    name: "tells the report to its candidate where it could not be posted any more, once",
    lines: [
      ...BEGUN,
      says("Something."),
      { is: "end-asked" },
      GRADED,
      { is: "place-lost", why: "deleted" },
      effects("tell-report"),
      { is: "place-lost", why: "deleted" },
      { is: "see", ignored: "out-of-place" },
    ],
    finally: (state) => expect(state.phase.is).toBe("reported"),
  },
];

describe("an interview in a thread", () => {
  it.each(STORIES)("$name", ({ lines, setup = THREAD, finally: check }) => {
    const state = play(lines, setup);
    check?.(state);
  });
});
