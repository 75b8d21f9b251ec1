import type { APIInteraction } from "discord.js";
import { describe, expect, test } from "vitest";
import { receiveInteraction } from "../../src/surfaces/discord/receive-interaction.ts";
import { type Incoming, receiveMessage } from "../../src/surfaces/discord/receive-message.ts";
import { payload } from "./payload.ts";

const BOT = { id: "999888777666555444", role: "41771983423143999" };
const ADA = { id: "discord:80351110224678912", name: "Ada" };
const GUILD = "197038439483310086";
const CHANNEL = { surface: "discord", workspace: GUILD, channel: "41771983423143937" };
const THREAD = { ...CHANNEL, thread: "1334110000000000000" };

const message = (name: string) => receiveMessage(payload<Incoming>(name), BOT);
const interaction = (name: string) => receiveInteraction(payload<APIInteraction>(name));

describe("a message", () => {
  test("is what its author wrote, under the name people there know", () => {
    expect(message("message")).toEqual({
      ref: "1334120000000000001",
      by: ADA,
      text: "We log every impression.",
      attachments: [],
      unread: [],
    });
  });

  test("said to the bot alone has its author's own name", () => {
    expect(message("message-direct")?.by).toEqual({ ...ADA, name: "Ada Lovelace" });
  });

  test.each(["message-of-bot", "message-of-webhook", "message-pinned"])("%s is nobody's word", (name) => {
    expect(message(name)).toBeUndefined();
  });

  test("shows names and emoji as they are read, and leaves links alone", () => {
    expect(message("message-with-signs")?.text).toBe(
      "@bob see #channel, @role and /interview hint :catjam: :spin: 🙂 https://example.com/a_b",
    );
  });

  test("that replies to another holds none of the other's words", () => {
    expect(message("message-reply")?.text).toBe("Yes, hourly.");
  });

  test("that was forwarded is somebody else's word", () => {
    expect(message("message-forwarded")).toMatchObject({ text: "", unread: ["a forwarded message"] });
  });

  test("that is a sticker has no words", () => {
    expect(message("message-sticker")).toMatchObject({ text: "", unread: ["a sticker"] });
  });

  test("brings its files along", () => {
    const names = message("message-with-files")?.attachments.map(({ filename }) => filename);
    expect(names).toEqual(["plan.md", "flow.png", "paper.pdf"]);
  });

  test("that begins with the bot's name may be a command", () => {
    expect(message("message-mention")).toMatchObject({ line: "hint", text: "hint" });
    const byRole = { ...payload<Incoming>("message-mention"), content: "<@&41771983423143999>, next" };
    expect(receiveMessage(byRole, BOT)).toMatchObject({ line: "next" });
  });
});

describe("a command", () => {
  test("has its options as text, at the channel where it was typed", () => {
    expect(interaction("command-start")).toEqual({
      is: "deed",
      ticket: { id: "1334130000000000001", token: "aW50ZXJhY3Rpb246MTMzNDEz", isOnMessage: false },
      inbound: {
        id: "1334130000000000001",
        place: CHANNEL,
        by: ADA,
        rights: { managesWorkspace: false },
        deed: { is: "command", name: "start", options: { problem: "ad-click", minutes: "30" } },
      },
    });
  });

  test("in a thread is at the thread of its channel", () => {
    expect(interaction("command-in-thread")).toMatchObject({ inbound: { place: THREAD } });
  });

  test("in private is at a workspace where nobody manages anything", () => {
    expect(interaction("command-direct")).toMatchObject({
      inbound: {
        place: { surface: "discord", workspace: "dm", channel: "319674150115610528" },
        by: { ...ADA, name: "Ada Lovelace" },
        rights: { managesWorkspace: false },
      },
    });
  });

  test("of somebody who may manage the server says so", () => {
    expect(interaction("command-of-manager")).toMatchObject({
      inbound: { rights: { managesWorkspace: true } },
    });
  });

  test("that names a person gives that person's id", () => {
    expect(interaction("command-report-of")).toMatchObject({
      inbound: { deed: { name: "report", options: { user: "discord:53908232506183680" } } },
    });
  });

  test("of a message's menu takes that message's words", () => {
    expect(interaction("menu-grade")).toMatchObject({
      inbound: { deed: { is: "command", name: "grade", options: { text: "Two towers, @bob." } } },
    });
  });

  test.each(["command-unknown", "modal"])("%s, which we do not have, is answered all the same", (name) => {
    expect(interaction(name)).toMatchObject({ is: "unknown", ticket: { id: "1334130000000000001" } });
  });
});

test("an option being typed asks for choices", () => {
  expect(interaction("autocomplete")).toMatchObject({
    is: "typing",
    typing: { command: "start", option: "problem", typed: "fra", by: ADA, workspace: GUILD },
  });
});

describe("an action", () => {
  test("of a button is its id", () => {
    expect(interaction("button")).toMatchObject({
      ticket: { isOnMessage: true },
      inbound: { place: THREAD, deed: { is: "action", id: "hint:i42:t3" } },
    });
  });

  test("of a choice that took several selects is one, with the chosen value", () => {
    expect(interaction("select")).toMatchObject({
      inbound: { deed: { is: "action", id: "grade-as:k1", value: "visual-search" } },
    });
  });
});
