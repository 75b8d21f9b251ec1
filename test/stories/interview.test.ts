import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/interview/limits.ts";
import type { Scorecard } from "../../src/scoring/scorecard.ts";
import { ANA, BEGUN, type Line, play, says } from "./interview-story.ts";

const scorecard = { criteria: [] } as unknown as Scorecard;
const replies = (state: ReturnType<typeof play>) =>
  state.turns.filter((turn) => turn.who === "candidate").map((turn) => turn.text);
const MINUTE = 60;

type Story = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly setup?: Parameters<typeof play>[1];
  readonly finally?: (state: ReturnType<typeof play>) => void;
};

const STORIES: readonly Story[] = [
  {
    name: "opens in the lobby with the prompt and begins only when asked to",
    lines: [
      { is: "see", phase: "lobby", said: /Design a feed\./ },
      { is: "started" },
      { is: "see", phase: "asking", ignored: "no" },
    ],
  },
  {
    name: "is not begun by a stranger",
    lines: [
      { is: "started", by: "terminal:eve" },
      { is: "see", phase: "lobby", ignored: "not-yours" },
    ],
  },
  {
    name: "begins when the candidate simply starts talking, and keeps the words",
    lines: [says("How many users?")],
    finally: (state) => expect(state.draft.map((one) => one.text)).toEqual(["How many users?"]),
  },
  {
    name: "takes several messages as one reply after a quiet spell",
    lines: [
      ...BEGUN,
      says("First thought."),
      says("Second thought."),
      { is: "rings", alarm: "settle" },
      { is: "see", phase: "asking" },
    ],
    finally: (state) => expect(replies(state)).toEqual(["First thought.\n\nSecond thought."]),
  },
  {
    name: "does not settle while more is being typed",
    lines: [
      ...BEGUN,
      says("First."),
      { is: "alarm-rang", alarm: { kind: "settle", epoch: 2, turn: 1, messages: 0 } },
      { is: "see", phase: "listening", ignored: "stale" },
    ],
  },
  {
    name: "settles at once on done",
    lines: [...BEGUN, says("All I want to know."), says("done"), { is: "see", phase: "asking" }],
  },
  {
    name: "has a word for done without anything said",
    lines: [
      ...BEGUN,
      { is: "reply-done" },
      { is: "see", phase: "listening", said: /nothing from you/i, ignored: "out-of-place" },
    ],
  },
  {
    name: "keeps what is typed while the interviewer thinks",
    lines: [
      ...BEGUN,
      says("One."),
      { is: "reply-done" },
      says("One more thing."),
      { is: "interviewer-says", text: "And the scale?" },
      { is: "see", phase: "listening" },
    ],
    finally: (state) => expect(state.draft.map((one) => one.text)).toEqual(["One more thing."]),
  },
  {
    name: "ignores an interviewer that answers an old question",
    lines: [
      ...BEGUN,
      says("One."),
      { is: "reply-done" },
      {
        is: "interviewer-replied",
        turn: 1,
        reply: { text: "Late.", kind: "follow-up", moveOn: false, by: "x" },
      },
      { is: "see", phase: "asking", ignored: "stale" },
    ],
  },
  {
    name: "takes one message once, however often it is delivered",
    lines: [...BEGUN, says("Same.", "m1"), says("Same.", "m1"), { is: "see", ignored: "stale" }],
    finally: (state) => expect(state.draft).toHaveLength(1),
  },
  {
    name: "tells the time without taking the question for an answer",
    lines: [
      ...BEGUN,
      says("How much time is left?"),
      { is: "see", phase: "listening", said: /left for Clarify.*of the whole/ },
    ],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "repeats the question word for word",
    lines: [
      ...BEGUN,
      says("Can you repeat the question?"),
      { is: "see", said: /What would you like to know\?/ },
    ],
  },
  {
    name: "says what it tests in coach style",
    setup: { style: "coach" },
    lines: [...BEGUN, says("What are you testing here?"), { is: "see", said: /settles clarify/i }],
  },
  {
    name: "does not say what it tests in real style",
    lines: [
      ...BEGUN,
      says("What are you testing here?"),
      { is: "see", said: /keep that to myself/, notSaid: /settles clarify/i },
    ],
  },
  {
    name: "charges for a hint what it said, and gives three at most",
    lines: [
      ...BEGUN,
      ...[1, 2, 3].flatMap((n): Line[] => [
        { is: "hint-asked" },
        {
          is: "interviewer-says",
          kind: "hint",
          text: `Hint ${n}`,
          hint: { criterion: "c", step: n, cost: LIMITS.hintCosts[n - 1]! },
        },
      ]),
      { is: "hint-asked" },
      { is: "see", phase: "listening", said: /all three hints/, ignored: "out-of-place" },
    ],
    finally: (state) => expect(state.hints.map((hint) => hint.cost)).toEqual([1, 2, 3]),
  },
  {
    name: "does not charge twice for a double press",
    lines: [
      ...BEGUN,
      { is: "hint-asked" },
      { is: "hint-asked" },
      { is: "see", ignored: "out-of-place", said: /One moment/ },
    ],
  },
  {
    name: "goes on with next, keeps the unsent draft, and knows a stage that was skipped",
    lines: [
      ...BEGUN,
      says("Unsent thought."),
      { is: "next-asked" },
      { is: "interviewer-says", kind: "opening", text: "Frame it." },
      { is: "next-asked" },
    ],
    finally: (state) => {
      expect(replies(state)).toEqual(["Unsent thought."]);
      expect(state.skipped).toEqual(["frame"]);
    },
  },
  {
    name: "goes back a stage",
    lines: [
      ...BEGUN,
      { is: "next-asked" },
      { is: "interviewer-says", kind: "opening", text: "Frame it." },
      { is: "back-asked" },
      {
        is: "see",
        phase: "asking",
        that: (state) => expect(state.phase).toMatchObject({ stage: "clarify", purpose: "open" }),
      },
    ],
  },
  {
    name: "cannot go back from the first stage",
    lines: [...BEGUN, { is: "back-asked" }, { is: "see", phase: "listening", said: /first stage/ }],
  },
  {
    name: "stops the clock in a pause and keeps what is written meanwhile",
    lines: [
      ...BEGUN,
      { is: "pause-asked", in: 60 },
      says("A thought in the pause.", "p1", 3_600),
      { is: "see", phase: "paused", said: /paused/i },
      { is: "resume-asked", in: 3_600 },
      { is: "see", phase: "listening", said: /What would you like to know/ },
    ],
    finally: (state) => {
      expect(state.spentMs.clarify).toBe(60_000);
      expect(state.draft).toHaveLength(1);
    },
  },
  {
    name: "keeps a thought that arrives during a pause and says it at the resume",
    lines: [
      ...BEGUN,
      says("One."),
      { is: "reply-done" },
      { is: "pause-asked" },
      { is: "interviewer-says", text: "And the scale?" },
      { is: "see", phase: "paused", notSaid: /scale/ },
      { is: "resume-asked" },
      { is: "see", phase: "listening", said: /And the scale\?/ },
    ],
  },
  {
    name: "asks once whether one is stuck",
    lines: [...BEGUN, { is: "rings", alarm: "silence" }, { is: "see", said: /stuck|hint|thinking/i }],
    finally: (state) => expect(state.turns.filter((turn) => turn.kind === "nudge")).toHaveLength(1),
  },
  {
    name: "warns near the end of a stage, moves on after its grace, and keeps the draft",
    lines: [
      ...BEGUN,
      says("A long thought that never ends."),
      ...Array.from({ length: 6 }, (): Line => ({ is: "rings", alarm: "tick" })),
      { is: "see", phase: "asking" },
    ],
    finally: (state) => {
      expect(state.warned).toEqual(["stage-near:clarify", "stage-late:clarify", "stage-over:clarify"]);
      expect(replies(state)).toEqual(["A long thought that never ends."]);
    },
  },
  {
    name: "ends when the time is up and keeps what was typed",
    setup: { minutes: 1 },
    lines: [
      ...BEGUN,
      says("The last words."),
      ...Array.from({ length: 6 }, (): Line => ({ is: "rings", alarm: "tick" })),
    ],
    finally: (state) => expect(replies(state).join(" ")).toContain("The last words."),
  },
  {
    name: "counts at most a few minutes of a clock that jumped a day",
    lines: [...BEGUN, says("After the jump.", "j", 86_400)],
    finally: (state) => expect(state.spentMs.clarify).toBe(LIMITS.gapMsMax),
  },
  {
    name: "stands still when the clock goes back",
    lines: [...BEGUN, says("Earlier.", "b", -5 * MINUTE)],
    finally: (state) => expect(state.spentMs.clarify ?? 0).toBe(0),
  },
  {
    name: "refuses a message that is too long, with a word",
    lines: [
      ...BEGUN,
      says("x".repeat(LIMITS.messageCharsMax + 1), "long"),
      { is: "see", ignored: "over-limit", said: /in parts/ },
    ],
  },
  {
    name: "takes a message of exactly the limit",
    lines: [...BEGUN, says("x".repeat(LIMITS.messageCharsMax), "long"), { is: "see", ignored: "no" }],
  },
  {
    name: "honours an edit until the stage ends and only notes it afterwards",
    lines: [
      ...BEGUN,
      says("Old words.", "m1"),
      { is: "reply-done" },
      { is: "candidate-edited", message: "m1", text: "New words." },
      { is: "see", that: (state) => expect(replies(state)).toEqual(["New words."]) },
      { is: "interviewer-says", text: "", moveOn: true },
      { is: "interviewer-says", kind: "opening", text: "Frame it." },
      { is: "candidate-edited", message: "m1", text: "Cleverer words." },
    ],
    finally: (state) =>
      expect(state.turns.find((turn) => turn.who === "candidate")).toMatchObject({
        text: "New words.",
        amended: "edited afterwards",
      }),
  },
  {
    name: "lets nobody edit another's words",
    setup: { candidates: [ANA, { id: "b", name: "Ben" }] },
    lines: [
      ...BEGUN,
      says("Mine.", "m1"),
      { is: "candidate-edited", by: "b", message: "m1", text: "Yours." },
      { is: "see", ignored: "not-yours" },
    ],
  },
  {
    name: "forgets a deleted draft",
    lines: [...BEGUN, says("Oops.", "m1"), { is: "candidate-deleted", message: "m1" }],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "gives a coach's word after a stage that was answered, and none after one that was not",
    setup: { style: "coach" },
    lines: [
      ...BEGUN,
      says("One."),
      { is: "next-asked" },
      { is: "see", that: (_, effects) => expect(effects.map((one) => one.is)).toContain("give-feedback") },
      { is: "interviewer-says", kind: "opening", text: "Frame it." },
      { is: "next-asked" },
      {
        is: "see",
        that: (_, effects) => expect(effects.map((one) => one.is)).not.toContain("give-feedback"),
      },
    ],
  },
  {
    name: "asks again for words that did not come and opens the floor when they never do",
    lines: [
      { is: "started" },
      ...Array.from(
        { length: LIMITS.interviewerFailuresMax },
        (): Line => ({ is: "interviewer-failed", turn: 1, failure: { kind: "timeout", message: "slow" } }),
      ),
      { is: "see", phase: "listening", said: /trouble/ },
    ],
  },
  {
    name: "tries the grading again, says so once, and never makes a score up",
    lines: [
      ...BEGUN,
      says("All."),
      { is: "end-asked" },
      { is: "see", phase: "grading" },
      { is: "grading-failed", failure: { kind: "unavailable", message: "down" } },
      { is: "see", said: /Nothing is lost/ },
      { is: "grading-failed", failure: { kind: "unavailable", message: "down" } },
      { is: "see", notSaid: /./ },
      { is: "rings", alarm: "grade-again" },
      { is: "see", that: (_, effects) => expect(effects).toEqual([{ is: "grade" }]) },
      { is: "graded", scorecard },
      { is: "see", phase: "reported" },
    ],
    finally: (state) => expect(replies(state)).toEqual(["All."]),
  },
  {
    name: "grades what was said when the place is gone",
    lines: [
      ...BEGUN,
      says("Said."),
      { is: "place-lost", why: "channel deleted" },
      { is: "see", phase: "grading" },
    ],
  },
  {
    name: "closes quietly when the place is gone before anything was said",
    lines: [...BEGUN, { is: "place-lost", why: "channel deleted" }, { is: "see", phase: "abandoned" }],
  },
  {
    name: "closes a lobby nobody used",
    lines: [
      { is: "rings", alarm: "lobby-over" },
      { is: "see", phase: "abandoned" },
    ],
  },
  {
    name: "closes a pause nobody ended, and grades what was said",
    lines: [
      ...BEGUN,
      says("Said."),
      { is: "pause-asked" },
      { is: "rings", alarm: "pause-over" },
      { is: "see", phase: "grading" },
    ],
  },
  {
    name: "says that words after the end came too late",
    lines: [
      ...BEGUN,
      { is: "end-asked" },
      says("Wait!"),
      { is: "see", ignored: "out-of-place", said: /too late/ },
    ],
  },
];

describe("an interview", () => {
  it.each(STORIES)("$name", (story) => {
    const state = play(story.lines, story.setup);
    story.finally?.(state);
  });
});
