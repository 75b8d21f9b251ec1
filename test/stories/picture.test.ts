import { describe, expect, it } from "vitest";
import type { InterviewEffect } from "../../src/interview/effects.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import { BEGUN, type Line, play, says } from "./interview-story.ts";

const sent = (ref = "p1"): Line => ({
  is: "picture-sent",
  picture: ref,
  document: `hash of ${ref}`,
  mediaType: "image/png",
  name: `${ref}.png`,
});
const read = (text = "client -> gateway.", ref = "p1"): Line => ({
  is: "picture-read",
  picture: ref,
  text,
  readBy: "a reader",
});
const unread = (kind: "misconfigured" | "timeout", ref = "p1"): Line => ({
  is: "picture-unread",
  picture: ref,
  failure: { kind, message: "" },
});
const SHOWN: readonly Line[] = [...BEGUN, sent(), read()];

const replies = (state: ReturnType<typeof play>) =>
  state.turns.filter((turn) => turn.who === "candidate").map((turn) => turn.text);
const drafted = (state: ReturnType<typeof play>) => state.draft.map((message) => message.text);
const fates = (state: ReturnType<typeof play>) => state.pictures?.map(({ fate }) => fate.is);
const actionsOf = (effects: readonly InterviewEffect[]) =>
  effects
    .flatMap((effect) => (effect.is === "say" ? (effect.message.actions ?? []) : []))
    .map(({ label }) => label);

type Story = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly finally?: (state: ReturnType<typeof play>) => void;
};

const STORIES: readonly Story[] = [
  {
    name: "asks for the picture to be read, once, and says so",
    lines: [
      ...BEGUN,
      sent(),
      {
        is: "see",
        said: /looking at your picture/,
        that: (_, effects) =>
          expect(effects).toContainEqual({
            is: "read-picture",
            picture: "p1",
            document: "hash of p1",
            stage: "clarify",
          }),
      },
      sent(),
      { is: "see", ignored: "stale" },
    ],
    finally: (state) => expect(fates(state)).toEqual(["reading"]),
  },
  {
    name: "says back what was read, and counts nothing before it is confirmed",
    lines: [
      ...SHOWN,
      {
        is: "see",
        said: /what I read[\s\S]*client -> gateway\.[\s\S]*Is that right\?/,
        that: (_, effects) => expect(actionsOf(effects)).toEqual(["Yes, that is right", "No, leave it out"]),
      },
    ],
    finally: (state) => {
      expect(drafted(state)).toEqual([]);
      // What is said back is no turn: the candidate's own words must not look like a repetition of it.
      expect(state.turns.some(({ text }) => text.includes("gateway"))).toBe(false);
    },
  },
  {
    name: "makes it the candidate's words on a yes, under a ref of its own",
    lines: [
      ...SHOWN,
      says("Yes, that's right!"),
      { is: "see", said: /part of your answer/ },
      { is: "rings", alarm: "settle" },
      { is: "see", phase: "asking" },
    ],
    finally: (state) => {
      expect(replies(state)).toEqual(["Diagram:\nclient -> gateway."]);
      expect(state.turns.at(-1)?.messages?.map(({ ref }) => ref)).toEqual(["p1#diagram"]);
      expect(fates(state)).toEqual(["counted"]);
    },
  },
  {
    name: "takes the button for the word",
    lines: [...SHOWN, { is: "picture-confirmed" }, { is: "reply-done" }],
    finally: (state) => expect(replies(state)).toEqual(["Diagram:\nclient -> gateway."]),
  },
  {
    name: "leaves it out on a no, keeps that in the record and goes on",
    lines: [...SHOWN, says("No."), { is: "see", said: /leave it out/, phase: "listening" }],
    finally: (state) => {
      expect(drafted(state)).toEqual([]);
      expect(state.pictures?.[0]?.fate).toEqual({
        is: "left-out",
        text: "client -> gateway.",
        why: "you said that it was not right",
      });
    },
  },
  {
    name: "takes a correction as an ordinary reply and says that the reading is left out",
    lines: [
      ...SHOWN,
      says("Nearly: the cache stands before the gateway."),
      { is: "see", said: /only if you say yes/ },
      { is: "rings", alarm: "settle" },
      { is: "see", phase: "asking", said: /leave my reading of it out/ },
    ],
    finally: (state) => {
      expect(replies(state)).toEqual(["Nearly: the cache stands before the gateway."]);
      expect(fates(state)).toEqual(["left-out"]);
    },
  },
  {
    name: "takes a yes after a correction, too",
    lines: [...SHOWN, says("There is a cache as well."), says("yes"), { is: "rings", alarm: "settle" }],
    finally: (state) =>
      expect(replies(state)).toEqual(["There is a cache as well.\n\nDiagram:\nclient -> gateway."]),
  },
  {
    name: "does not settle a reply while its picture is looked at or not confirmed",
    lines: [
      ...BEGUN,
      says("Here is my design."),
      sent(),
      { is: "rings", alarm: "settle" },
      { is: "see", phase: "listening", ignored: "stale" },
      { is: "reply-done" },
      { is: "see", phase: "listening", said: /looking at your picture/, ignored: "out-of-place" },
      read(),
      { is: "rings", alarm: "settle" },
      { is: "see", phase: "listening", ignored: "stale" },
      { is: "reply-done" },
      { is: "see", phase: "listening", said: /yes, or no/, ignored: "out-of-place" },
      says("correct"),
      { is: "rings", alarm: "settle" },
      { is: "see", phase: "asking" },
    ],
    finally: (state) =>
      expect(replies(state)).toEqual(["Here is my design.\n\nDiagram:\nclient -> gateway."]),
  },
  {
    name: "does not take a later yes for the picture",
    lines: [
      ...SHOWN,
      { is: "hint-asked" },
      { is: "see", said: /leave my reading of it out/ },
      { is: "interviewer-says", text: "Would you cache?", kind: "follow-up" },
      says("yes"),
    ],
    finally: (state) => expect(drafted(state)).toEqual(["yes"]),
  },
  {
    name: "asks for text where nobody can see pictures",
    lines: [
      ...BEGUN,
      says("My design."),
      sent(),
      unread("misconfigured"),
      { is: "see", said: /cannot see pictures here.*such as: client -> gateway -> ranker -> feature store/s },
      { is: "rings", alarm: "settle" },
      { is: "see", phase: "asking" },
    ],
    finally: (state) => expect(state.pictures?.[0]?.fate).toEqual({ is: "unread", why: "misconfigured" }),
  },
  {
    name: "says that the model failed and asks for text",
    lines: [...BEGUN, sent(), unread("timeout"), { is: "see", said: /could not read.*as text/s }],
  },
  {
    name: "gives a picture up when nobody answers, whatever happened meanwhile",
    lines: [
      ...BEGUN,
      sent(),
      { is: "pause-asked" },
      { is: "resume-asked" },
      { is: "rings", alarm: "picture-late" },
      { is: "see", said: /could not read/ },
      read(),
      { is: "see", ignored: "stale" },
    ],
    finally: (state) => expect(fates(state)).toEqual(["unread"]),
  },
  {
    name: "does not count the time that the reading takes",
    lines: [...BEGUN, sent(), { ...(read() as Line & { is: "picture-read" }), in: 90 }],
    finally: (state) => expect(state.spentMs.clarify).toBe(1_000),
  },
  {
    name: "says that there is no diagram in it",
    lines: [...BEGUN, sent(), read(""), { is: "see", said: /no diagram in this picture/ }],
    finally: (state) => expect(fates(state)).toEqual(["left-out"]),
  },
  {
    name: "waits with what it read until the candidate has the floor",
    lines: [
      ...BEGUN,
      says("One."),
      { is: "reply-done" },
      sent(),
      read(),
      { is: "see", phase: "asking", notSaid: /what I read/ },
      { is: "interviewer-says", text: "And the scale?" },
      { is: "see", phase: "listening", said: /And the scale\?[\s\S]*what I read/ },
      says("yes"),
    ],
    finally: (state) => expect(drafted(state)).toEqual(["Diagram:\nclient -> gateway."]),
  },
  {
    name: "speaks of one picture at a time",
    lines: [
      ...BEGUN,
      sent("p1"),
      sent("p2"),
      read("b -> c.", "p2"),
      { is: "see", said: /b -> c/ },
      read("a -> b.", "p1"),
      { is: "see", notSaid: /a -> b/ },
      says("no"),
      { is: "see", said: /leave it out[\s\S]*a -> b/ },
      says("yes"),
    ],
    finally: (state) => {
      expect(drafted(state)).toEqual(["Diagram:\na -> b."]);
      expect(fates(state)).toEqual(["counted", "left-out"]);
    },
  },
  {
    name: "has a polite word for a picture before the start, in a pause and after the end",
    lines: [
      sent(),
      { is: "see", said: /not begun/, ignored: "out-of-place" },
      ...BEGUN,
      { is: "pause-asked" },
      sent(),
      { is: "see", said: /paused/, ignored: "out-of-place" },
      { is: "end-asked" },
      sent(),
      { is: "see", said: /is over/, ignored: "out-of-place" },
    ],
    finally: (state) => expect(state.pictures).toBeUndefined(),
  },
  {
    name: "keeps a reading over a pause, and takes the yes in it",
    lines: [
      ...SHOWN,
      { is: "pause-asked" },
      says("yes"),
      { is: "see", phase: "paused", said: /part of your answer/ },
    ],
    finally: (state) => expect(drafted(state)).toEqual(["Diagram:\nclient -> gateway."]),
  },
  {
    name: "lets nobody but its candidate confirm a picture",
    lines: [...SHOWN, { is: "picture-confirmed", by: "terminal:eve" }, { is: "see", ignored: "not-yours" }],
  },
  {
    name: "leaves no picture open at the end",
    lines: [...SHOWN, sent("p2"), { is: "end-asked" }, { is: "see", phase: "grading" }, read("late", "p2")],
    finally: (state) => {
      expect(fates(state)).toEqual(["left-out", "left-out"]);
      expect(replies(state)).toEqual([]);
    },
  },
  {
    name: "takes so many pictures and no more",
    lines: [
      ...BEGUN,
      ...Array.from({ length: LIMITS.picturesMax }, (_, i) => sent(`p${i}`)),
      sent("one more"),
      { is: "see", ignored: "over-limit", said: /all I can take/ },
    ],
    finally: (state) => expect(state.pictures).toHaveLength(LIMITS.picturesMax),
  },
];

describe("a picture in an interview", () => {
  it.each(STORIES.map((story) => [story.name, story] as const))("%s", (_, story) => {
    const state = play(story.lines);
    story.finally?.(state);
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});
