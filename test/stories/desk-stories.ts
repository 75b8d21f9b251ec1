import { expect } from "vitest";
import { AD_CLICK, begun, ended, FRAME, linksLeadHome, MODEL, QUESTION, replied } from "./chat-beginnings.ts";
import type { ChatStory } from "./chat-story.ts";

/** What people ask for beside the conversation of an interview. */
export const DESK_STORIES: readonly ChatStory[] = [
  {
    name: "surprise me",
    lines: [
      { to: "Ada", offers: [/surprise/i], typed: "" },
      { to: "Ada", offers: [/ad click/i], typed: "click" },
      { by: "Ada", commands: "start", options: { problem: "surprise", minutes: "15" } },
      { to: "Ada", at: "channel", shows: /Your interview is ready/, alone: true },
      { to: "Ada", shows: /Stage/ },
      { by: "Ada", commands: "end" },
      { to: "Ada", shows: /Closed before it began/ },
    ],
    finally: (told) => expect(told.interviewOf("Ada").minutes).toBe(15),
  },
  {
    name: "in a private thread the report stands in full",
    lines: [
      ...begun("Bob", { ...AD_CLICK, private: "yes" }),
      ...replied("Bob", FRAME),
      ...ended("Bob"),
      { to: "Bob", shows: /Ad click prediction: [\s\S]*of 100/ },
    ],
    finally: (told) => linksLeadHome(told, "Bob"),
  },
  {
    name: "a prompt in the channel is taken by whoever wants to, each in a thread of their own",
    lines: [
      { by: "Ada", at: "channel", commands: "prompt", options: { problem: "ad-click" } },
      { to: "Bob", at: "channel", shows: /Ad click prediction/ },
      { by: "Bob", at: "channel", presses: /start|take/i },
      { to: "Bob", at: "channel", shows: /Your interview is ready/, alone: true },
      { by: "Eve", at: "channel", presses: /start|take/i },
      { to: "Eve", at: "channel", shows: /Your interview is ready/, alone: true },
      { by: "Eve", presses: /^Start$/ },
      { to: "Eve", shows: QUESTION },
      ...replied("Eve", "Eve asks."),
    ],
    finally(told) {
      expect(told.interviewOf("Bob").phase.is).toBe("lobby");
      expect(told.threadOf("Bob")).not.toBe(told.threadOf("Eve"));
    },
  },
  {
    name: "what stands alone is answered to whoever asked, and settings are for those who manage the place",
    lines: [
      { by: "Bob", at: "channel", commands: "help" },
      { to: "Bob", at: "channel", shows: /hint/i, alone: true },
      { by: "Bob", at: "channel", commands: "problems" },
      { to: "Bob", at: "channel", shows: /Payment fraud/i, alone: true },
      { by: "Bob", at: "channel", commands: "history" },
      { to: "Bob", at: "channel", shows: /./, alone: true },
      { by: "Bob", at: "channel", commands: "settings", options: { level: "staff" } },
      { to: "Bob", at: "channel", shows: /manage/i, alone: true },
      { by: "Ada", at: "channel", commands: "settings", options: { level: "staff" } },
      { to: "Ada", at: "channel", shows: /staff/i, alone: true },
      { by: "Ada", at: "channel", commands: "grade", options: { problem: "ad-click", text: MODEL } },
      { to: "Ada", at: "channel", shows: /baseline/i, alone: true },
      { to: "Eve", at: "channel", hides: /hint|fraud|staff|baseline/i },
    ],
  },
  {
    name: "whoever asks for it is forgotten",
    lines: [
      ...begun("Bob"),
      { by: "Bob", types: FRAME, uncounted: true },
      ...ended("Bob"),
      { to: "Bob", shows: /report is ready/i },
      { by: "Bob", at: "channel", commands: "export" },
      { to: "Bob", at: "channel", shows: /./, alone: true },
      { by: "Bob", at: "channel", commands: "forget-me" },
      { to: "Bob", at: "channel", shows: /forget/i, alone: true },
      { by: "Bob", at: "channel", presses: /forget/i },
      { to: "Bob", at: "channel", shows: /Nothing about you is kept/, alone: true },
    ],
    finally: (told) => expect(told.interviews).toEqual([]),
  },
];
