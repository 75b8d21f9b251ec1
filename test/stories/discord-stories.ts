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

// What people on Discord do beside what they do everywhere.

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

export const DISCORD_STORIES: readonly ChatStory[] = [
  {
    name: "a whole interview in direct messages, with the report in full",
    lines: [
      { by: "Bob", at: "direct", types: "Hello, are you there?", uncounted: true },
      { to: "Bob", at: "direct", shows: /\/interview start begins one/ },
      { by: "Bob", at: "direct", commands: "start", options: AD_CLICK },
      { to: "Bob", at: "direct", shows: /Your interview is ready/, alone: true },
      { by: "Bob", presses: /^Start$/ },
      { to: "Bob", shows: QUESTION },
      { by: "Bob", types: "How many requests a second?" },
      { bot: "stops" },
      { by: "Bob", types: "And how fast must an answer be?" },
      { bot: "starts" },
      { by: "Bob", presses: /^Done$/ },
      { to: "Bob", shows: QUESTION },
      ...replied("Bob", FRAME),
      ...ended("Bob"),
      { to: "Bob", shows: /Ad click prediction: [\s\S]*of 100/ },
      { to: "Bob", hides: /\[Share/ },
      { by: "Bob", at: "direct", commands: "settings", options: { level: "staff" } },
      { to: "Bob", at: "direct", shows: /Only those who manage/, alone: true },
    ],
    async finally(told) {
      expect(wordsOf(told, "Bob")).toMatch(/How many[\s\S]*And how fast/);
      await linksLeadHome(told, "Bob");
    },
  },
  {
    name: "where threads are forbidden it is said where to look, and nothing is left standing",
    lines: [
      { platform: "forbids", what: "threads", of: "Ada" },
      { by: "Ada", at: "channel", commands: "start", options: AD_CLICK },
      { to: "Ada", at: "channel", shows: /refuses this here[\s\S]*permissions for my role/, alone: true },
      { to: "Bob", at: "channel", hides: /Ad click/ },
      ...begun("Ada"),
    ],
    finally: (told) => expect(told.interviews).toHaveLength(1),
  },
  {
    name: "where words are forbidden in the middle of it, the candidate is told alone, and it goes on afterwards",
    lines: [
      ...begun("Bob"),
      { platform: "forbids", what: "words", of: "Bob" },
      { by: "Bob", types: "How many requests a second?" },
      { by: "Bob", commands: "done" },
      { to: "Bob", at: "direct", shows: /I cannot write in our interview about Ad click[\s\S]*permission/ },
      { to: "Bob", shows: QUESTION },
    ],
  },
  {
    name: "a deleted thread: its candidate is sent the report, and nobody else",
    lines: [
      ...begun("Bob"),
      ...replied("Bob", FRAME),
      { by: "Bob", types: MODEL },
      { thread: "is deleted", of: "Bob" },
      { to: "Bob", at: "direct", shows: /The place of our interview about[\s\S]*is gone[\s\S]*of 100/ },
      { to: "Eve", at: "direct", hides: /./ },
      { to: "Eve", at: "channel", hides: /of 100/ },
      { by: "Bob", at: "direct", presses: /What was missed/ },
      { to: "Bob", at: "direct", shows: /what was missed/, alone: true },
    ],
    finally: (told) => expect(told.interviewOf("Bob").phase.is).toBe("reported"),
  },
  {
    name: "text files are part of the reply, and what cannot be read is said",
    lines: [
      ...begun("Ada"),
      {
        by: "Ada",
        types: "My plan:",
        files: [
          file("plan.md", "# Labels\nClicks within a day."),
          file("flow.mmd", "graph LR\n  ads --> ranker"),
        ],
        keptAs: "My plan:\n\n# Labels\nClicks within a day.\n\n```mermaid\ngraph LR\n  ads --> ranker\n```",
      },
      { by: "Ada", types: "", files: [file("flow.png", "no picture at all")], uncounted: true },
      { to: "Ada", shows: /picture/i },
      { by: "Ada", types: "And the paper:", files: [file("paper.pdf", "%PDF")] },
      { to: "Ada", shows: /paper\.pdf is no file I can read/ },
      { by: "Eve", at: "Ada's thread", types: "", files: [file("mine.pdf", "%PDF")], uncounted: true },
      { by: "Ada", commands: "done" },
      { to: "Ada", shows: QUESTION },
      { to: "Ada", hides: /mine\.pdf/ },
    ],
    finally: (told) => expect(wordsOf(told, "Ada")).toMatch(/Clicks within a day[\s\S]*And the paper/),
  },
  {
    name: "a message is graded from its menu, for whoever asked alone",
    lines: [
      ...begun("Ada"),
      { by: "Ada", types: MODEL, as: "answer" },
      { by: "Bob", at: "Ada's thread", menuOf: "answer", entry: "Grade this reply" },
      { to: "Bob", at: "Ada's thread", shows: /Which system/, alone: true },
      { by: "Bob", at: "Ada's thread", chooses: /Ad click/ },
      { to: "Bob", at: "Ada's thread", shows: /Ad click prediction: \d+ of 100[\s\S]*baseline/, alone: true },
      { to: "Ada", hides: /of 100/ },
      { by: "Ada", menuOf: "answer", entry: "Grade this reply" },
      { to: "Ada", shows: /Which system/, alone: true },
      { by: "Ada", chooses: /Ad click/ },
      { to: "Ada", shows: /Not while your interview/, alone: true },
    ],
  },
  {
    name: "a prompt's button pressed twice by one and at once by another gives each one interview",
    lines: [
      { by: "Ada", at: "channel", commands: "prompt", options: { problem: "ad-click" } },
      { by: "Bob", at: "channel", presses: /^Start$/, times: 2 },
      { by: "Eve", at: "channel", presses: /^Start$/ },
      { to: "Bob", at: "channel", shows: /Your interview is ready/, alone: true },
      { to: "Bob", at: "channel", shows: /You have an interview under way/, alone: true },
      { to: "Eve", at: "channel", shows: /Your interview is ready/, alone: true },
    ],
    finally(told) {
      expect(told.interviews).toHaveLength(2);
      expect(told.threadOf("Bob")).not.toBe(told.threadOf("Eve"));
    },
  },
];
