import { expect } from "vitest";
import {
  AD_CLICK,
  begun,
  ended,
  FRAME,
  linksLeadHome,
  MODEL,
  QUESTION,
  replied,
  wordsOf,
} from "./chat-beginnings.ts";
import type { ChatStory } from "./chat-story.ts";
import { DESK_STORIES } from "./desk-stories.ts";

// Written once for every platform where people chat. Ada owns the place; Bob and Eve are members like any.

/** The same person, while the program is killed twice without warning: in the middle of a thought, and at rest. */
export const KILLED_TWICE: ChatStory = {
  name: "a whole interview, though the program is killed twice",
  lines: [
    ...begun("Ada"),
    { by: "Ada", types: "How many requests a second," },
    { by: "Ada", types: "and how fast must an answer be?" },
    { by: "Ada", presses: /^Done$/ },
    { bot: "is killed" },
    { by: "Ada", types: "And which countries?" },
    { bot: "starts" },
    { to: "Ada", shows: QUESTION },
    { by: "Ada", presses: /hint/i },
    { to: "Ada", shows: /Hint 1 of 3/ },
    { by: "Ada", commands: "pause" },
    { to: "Ada", shows: /Paused/ },
    { bot: "is killed" },
    { bot: "starts" },
    { by: "Ada", presses: /^Resume$/ },
    { to: "Ada", shows: /We are back in/ },
    ...replied("Ada", FRAME),
    ...ended("Ada"),
    { to: "Ada", shows: /report is ready/i },
    { by: "Ada", presses: /share/i },
    { to: "Bob", at: "Ada's thread", shows: /Ad click prediction: [\s\S]*of 100/ },
  ],
  async finally(told) {
    expect(told.interviewOf("Ada")).toMatchObject({ phase: { is: "reported" }, hints: [{ step: 1 }] });
    expect(wordsOf(told, "Ada")).toMatch(/How many[\s\S]*and how fast[\s\S]*which countries/);
    await linksLeadHome(told, "Ada");
  },
};

const INTERVIEW_STORIES: readonly ChatStory[] = [
  {
    name: "a whole interview: reply, follow-up, hint, pause, and the report for its candidate alone until it is shared",
    lines: [
      ...begun("Ada"),
      { to: "Eve", at: "channel", hides: /Your interview is ready/ },
      ...replied("Ada", "How many requests a second, and how fast must an answer be?"),
      { by: "Ada", presses: /next/i },
      { to: "Ada", shows: QUESTION },
      ...replied("Ada", FRAME),
      { by: "Ada", presses: /hint/i },
      { to: "Ada", shows: /Hint 1 of 3/ },
      { by: "Ada", presses: /pause/i },
      { to: "Ada", shows: /Paused/ },
      { by: "Ada", types: "Back in a minute; and do not forget calibration." },
      { to: "Ada", shows: /We are paused/ },
      { by: "Ada", commands: "resume" },
      { to: "Ada", shows: /We are back in/ },
      { by: "Ada", types: MODEL },
      ...ended("Ada"),
      { to: "Ada", shows: /report is ready/i },
      { to: "Bob", at: "Ada's thread", hides: /of 100/ },
      { by: "Ada", presses: /see my report/i },
      { to: "Ada", shows: /Ad click prediction: [\s\S]*of 100/, alone: true },
      { by: "Bob", at: "Ada's thread", presses: /see my report/i },
      { to: "Bob", at: "Ada's thread", shows: /./, alone: true },
      { by: "Bob", at: "Ada's thread", presses: /share/i },
      { to: "Bob", at: "Ada's thread", shows: /./, alone: true },
      { to: "Bob", at: "Ada's thread", hides: /of 100/ },
      { by: "Ada", presses: /share/i },
      { to: "Bob", at: "Ada's thread", shows: /Ad click prediction: [\s\S]*of 100/ },
      { thread: "is put away", of: "Ada" },
    ],
    async finally(told) {
      expect(told.interviewOf("Ada")).toMatchObject({ phase: { is: "reported" }, hints: [{ step: 1 }] });
      expect(wordsOf(told, "Ada")).toContain("do not forget calibration");
      await linksLeadHome(told, "Ada");
      const files = (await told.chat.sees("Ada", told.threadOf("Ada"))).flatMap((seen) => seen.files);
      expect(files[0]?.text).toMatch(/^# /);
    },
  },
  {
    name: "buttons work after a restart, and one pressed twice works once",
    lines: [
      ...begun("Ada"),
      { bot: "stops" },
      { bot: "starts" },
      { by: "Ada", presses: /next/i, times: 2 },
      { to: "Ada", shows: QUESTION },
      { by: "Ada", presses: /hint/i, which: "first" },
      { by: "Ada", presses: /hint/i },
      { to: "Ada", shows: /Hint 1 of 3/ },
    ],
    finally(told) {
      const { phase, hints } = told.interviewOf("Ada");
      expect(phase).toMatchObject({ is: "listening", stage: "frame" });
      expect(hints).toHaveLength(1);
    },
  },
  {
    name: "what was written while the bot was away is read when it comes back, in order",
    lines: [
      ...begun("Ada"),
      { by: "Ada", types: "First: how many users?" },
      { bot: "stops" },
      { by: "Ada", types: "Second: how many ads?" },
      { by: "Ada", types: "Third: how fast?" },
      { by: "Eve", at: "Ada's thread", types: "I think she is right.", uncounted: true },
      { bot: "starts" },
      { by: "Ada", types: "Fourth: which regions?" },
      { by: "Ada", commands: "done" },
      { to: "Ada", shows: QUESTION },
    ],
    finally: (told) => expect(wordsOf(told, "Ada")).toMatch(/First[\s\S]*Second[\s\S]*Third[\s\S]*Fourth/),
  },
  {
    name: "a broken connection is made again, and a platform that fails is asked again",
    lines: [
      ...begun("Ada"),
      { platform: "cuts the line" },
      { by: "Ada", types: "Did you get this, while the line was down?" },
      { by: "Ada", types: "And this?" },
      { platform: "fails for a while" },
      { to: "Ada", shows: QUESTION },
    ],
    finally: (told) => expect(wordsOf(told, "Ada")).toMatch(/while the line was down\?[\s\S]*And this\?/),
  },
  {
    name: "two people at once, each in a thread of their own",
    lines: [
      { by: "Ada", commands: "start", options: AD_CLICK },
      { by: "Bob", commands: "start", options: AD_CLICK },
      { to: "Bob", at: "channel", shows: /Your interview is ready/, alone: true },
      { to: "Ada", at: "channel", shows: /Your interview is ready/, alone: true },
      { by: "Bob", presses: /^Start$/ },
      { by: "Ada", presses: /^Start$/ },
      { to: "Ada", shows: QUESTION },
      { to: "Bob", shows: QUESTION },
      { by: "Ada", types: "Ada asks about volume." },
      { by: "Bob", types: "Bob asks about labels." },
      { by: "Bob", commands: "done" },
      { by: "Ada", commands: "done" },
      { to: "Bob", shows: QUESTION },
      { to: "Ada", shows: QUESTION },
      { by: "Ada", at: "channel", commands: "start", options: AD_CLICK },
      { to: "Ada", at: "channel", shows: /already|under way|one interview/i, alone: true },
    ],
    finally(told) {
      expect(wordsOf(told, "Ada")).toBe("Ada asks about volume.");
      expect(wordsOf(told, "Bob")).toBe("Bob asks about labels.");
    },
  },
  {
    name: "a passer-by is told quietly, once, and moves nothing",
    lines: [
      ...begun("Ada"),
      { by: "Eve", at: "Ada's thread", types: "The answer is logistic regression.", uncounted: true },
      { by: "Eve", at: "Ada's thread", types: "Really.", uncounted: true },
      { by: "Eve", at: "Ada's thread", presses: /hint/i },
      { by: "Eve", at: "Ada's thread", commands: "end" },
      ...replied("Ada", "How many clicks a day?"),
    ],
    finally: (told) =>
      expect(told.interviewOf("Ada")).toMatchObject({ hints: [], phase: { is: "listening" } }),
  },
  {
    name: "edits and deletions are honoured until the reply is settled",
    lines: [
      ...begun("Ada"),
      { by: "Ada", types: "How many usres?", as: "first" },
      { by: "Ada", types: "Forget this.", as: "second" },
      { by: "Ada", edits: "first", to: "How many users?" },
      { by: "Ada", deletes: "second" },
      { by: "Ada", types: "And in which countries?" },
      { by: "Ada", commands: "done" },
      { to: "Ada", shows: QUESTION },
    ],
    finally: (told) => expect(wordsOf(told, "Ada")).toBe("How many users?\n\nAnd in which countries?"),
  },
  {
    name: "a deleted thread ends the interview kindly, and the report can still be had",
    lines: [
      ...begun("Ada"),
      ...replied("Ada", FRAME),
      { by: "Ada", types: MODEL },
      { thread: "is deleted", of: "Ada" },
      { by: "Ada", at: "channel", commands: "report" },
      { to: "Ada", at: "channel", shows: /Ad click prediction/, alone: true },
    ],
    finally: (told) => expect(told.interviewOf("Ada").phase.is).toMatch(/grading|reported/),
  },
  {
    name: "a long reply in many messages is one reply, with code, links and an answer to an earlier message",
    lines: [
      ...begun("Ada"),
      { by: "Ada", types: `${"I would begin with the data. ".repeat(60)}END-1`, as: "long" },
      { by: "Ada", types: "```mermaid\ngraph LR\n  ads --> ranker --> auction\n```" },
      { by: "Ada", types: "See https://example.com/a_b*c and **this** 🦜 @everyone", replyTo: "long" },
      { by: "Ada", types: `${"Y después, más. ".repeat(100)}END-2` },
      { by: "Ada", commands: "done" },
      { to: "Ada", shows: QUESTION },
    ],
    finally(told) {
      expect(wordsOf(told, "Ada")).toMatch(/END-1[\s\S]*ads --> ranker[\s\S]*🦜 @everyone[\s\S]*END-2/);
      expect(told.interviewOf("Ada").turns.filter(({ who }) => who === "candidate")).toHaveLength(1);
    },
  },
];

export const CHAT_STORIES: readonly ChatStory[] = [...INTERVIEW_STORIES, ...DESK_STORIES];
