import { expect } from "vitest";
import type { Line, Told } from "./chat-story.ts";

// What the stories of chats have in common. Ada owns the place; Bob and Eve are members like any.

export const AD_CLICK = { problem: "ad-click", level: "mid", minutes: "45", style: "coach" };

/** What is asked can be answered with "done", by a button. */
export const QUESTION = /\[Done\]/;

/** Somebody stands before the first question in a thread of their own. */
export function begun(by: string, options: Readonly<Record<string, string>> = AD_CLICK): readonly Line[] {
  return [
    { by, commands: "start", options },
    { to: by, at: "channel", shows: /Your interview is ready/, alone: true },
    { to: by, shows: /Ad click prediction[\s\S]*Stage/ },
    { by, presses: /^Start$/ },
    { to: by, shows: QUESTION },
  ];
}

export const FRAME =
  "It is a binary classification of one impression: input is user, ad and context, output the probability of a click, which is multiplied by the bid.";
export const MODEL =
  "Logistic regression on hashed features first, as a baseline I can trust, and then a deep and cross network with embeddings for user and ad.";

/** A complete reply, and the interviewer's next words. */
export function replied(by: string, types: string): readonly Line[] {
  return [
    { by, types },
    { by, commands: "done" },
    { to: by, shows: QUESTION },
  ];
}

export function ended(by: string): readonly Line[] {
  return [
    { by, commands: "end" },
    { to: by, shows: /writing your report/ },
  ];
}

export function wordsOf(told: Told, person: string): string {
  const turns = told.interviewOf(person).turns.filter(({ who }) => who === "candidate");
  return turns.map(({ text }) => text).join("\n");
}

/** Every quotation of a report leads to a message that is there, in the candidate's own thread. */
export async function linksLeadHome({ chat, threadOf }: Told, person: string): Promise<void> {
  const thread = threadOf(person);
  const reports = (await chat.sees(person, thread)).filter(({ text }) => /of 100/.test(text));
  const links = reports.flatMap(({ links: all }) => all).filter((link) => /discord|slack/.test(link));
  expect(links.length).toBeGreaterThan(0);
  const all = await chat.sees(person, thread);
  for (const link of links) {
    const target = await chat.follow(link);
    expect(target, `${link} leads nowhere`).toMatchObject({ at: thread });
    expect(all.find(({ ref }) => ref === target?.ref)?.byBot, `${link} is no message of hers`).toBe(false);
  }
}
