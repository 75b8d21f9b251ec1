import { InteractionType } from "discord.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Place } from "../../src/interview/interview.ts";
import { type Message, textMessage } from "../../src/message/message.ts";
import type { Inbound, Outcome, Typing } from "../../src/ports/surface.ts";
import { type Connected, connect, hears, leave, made, openThread } from "./connected.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";

let discord: StandIn;
beforeAll(async () => {
  discord = await startStandIn();
});
afterEach(() => leave(discord));
afterAll(() => discord.stop());

const ACCEPTED: Outcome = { is: "accepted", interview: "i1" };
const EPHEMERAL = 64;
let outcome: (inbound: Inbound) => Outcome | Promise<Outcome>;
let suggest: (typing: Typing) => Promise<readonly { value: string; label: string }[]>;
let connected: Connected;

beforeEach(async () => {
  outcome = () => ACCEPTED;
  suggest = async () => [];
  connected = await connect(discord, {
    outcome: (inbound) => outcome(inbound),
    suggest: (typing) => suggest(typing),
  });
});

const ada = (where = discord.channel) => discord.twin.channel(where).user(discord.personId("Ada"));
const subcommand = (name: string) => ({ name: "interview", options: [{ name, type: 1, options: [] }] });
/** What the bot asked of Discord about one interaction. */
const about = (token: string) =>
  discord.front.requests
    .filter(({ path }) => path.includes(token))
    .map(({ method, body }) => ({ method, body }));
const callbacks = (token: string) =>
  made(discord, /\/callback$/)
    .filter(({ path }) => path.includes(token))
    .map(({ body }) => body);

describe("a command", () => {
  test("is put off at once, and answered to its author alone", async () => {
    outcome = () => ({ is: "answered", message: textMessage("You have no report yet.") });
    const { token } = await ada().runSlashCommand(subcommand("report"));
    await expect.poll(() => about(token)).toHaveLength(2);
    expect(about(token)).toEqual([
      { method: "POST", body: { type: 5, data: { flags: EPHEMERAL } } },
      { method: "PATCH", body: expect.objectContaining({ content: "You have no report yet." }) },
    ]);
  });

  test("is put off before it is delivered, however long that takes", async () => {
    const slow = Promise.withResolvers<Outcome>();
    outcome = () => slow.promise;
    const { token } = await ada().runSlashCommand(subcommand("history"));
    await hears(connected, 1);
    expect(about(token)).toHaveLength(1);
    slow.resolve({ is: "answered", message: textMessage("Three interviews.") });
    await expect.poll(() => about(token)).toHaveLength(2);
  });

  test("whose effect all can see leaves no answer behind", async () => {
    const place = await openThread(connected);
    const { token } = await ada(place.thread).runSlashCommand(subcommand("hint"));
    await expect.poll(() => about(token).at(-1)?.method).toBe("DELETE");
    expect(connected.heard).toMatchObject([{ place, deed: { is: "command", name: "hint" } }]);
  });

  test("with a long answer gets all of it", async () => {
    const long: Message = { blocks: [{ is: "text", text: "word ".repeat(900) }] };
    outcome = () => ({ is: "answered", message: long });
    const { token } = await ada().runSlashCommand(subcommand("help"));
    await expect.poll(() => about(token)).toHaveLength(4);
    const [, first, ...more] = about(token);
    expect(first?.method).toBe("PATCH");
    for (const { method, body } of more) {
      expect(method).toBe("POST");
      expect(body).toMatchObject({ flags: EPHEMERAL });
    }
  });

  test("can be answered with a file", async () => {
    const file = { name: "export.json", text: "{}" };
    outcome = () => ({ is: "answered", message: { ...textMessage("All of it."), files: [file] } });
    const { token } = await ada().runSlashCommand(subcommand("export"));
    await expect.poll(() => about(token)).toHaveLength(2);
    expect(discord.front.requests.at(-1)?.files).toEqual([file]);
  });

  test("typed after a message is delivered after it", async () => {
    const place = await openThread(connected);
    const slow = Promise.withResolvers<Outcome>();
    outcome = ({ deed }) => (deed.is === "message" ? slow.promise : ACCEPTED);
    await ada(place.thread).sendMessage({ content: "Clicks." });
    const { token } = await ada(place.thread).runSlashCommand(subcommand("done"));
    await expect.poll(() => about(token)).toHaveLength(1);
    slow.resolve(ACCEPTED);
    const heard = await hears(connected, 2);
    expect(heard.map(({ deed }) => deed.is)).toEqual(["message", "command"]);
  });

  test.each([
    ["no-interview", /no interview here/],
    ["stale", /gone on since/],
    ["duplicate", /done already/],
    ["out-of-place", /cannot be done/],
    ["not-yours", /somebody else's/],
  ] as const)("that did nothing (%s) is answered with the reason", async (why, says) => {
    outcome = () => ({ is: "ignored", why });
    const { token } = await ada().runSlashCommand(subcommand("pause"));
    await expect
      .poll(() => about(token).at(-1)?.body)
      .toMatchObject({ content: expect.stringMatching(says) });
  });

  test("that cannot be taken says so", async () => {
    outcome = () => Promise.reject(new Error("disk full"));
    const { token } = await ada().runSlashCommand(subcommand("start"));
    await expect
      .poll(() => about(token).at(-1)?.body, { timeout: 10_000 })
      .toMatchObject({ content: expect.stringMatching(/nothing was changed/) });
  });

  test("that Discord does not wait for any more is not done", async () => {
    discord.front.answerNext(/callback/, {
      status: 404,
      body: { code: 10062, message: "Unknown interaction" },
    });
    const late = await ada().runSlashCommand(subcommand("end"));
    await expect.poll(() => about(late.token)).toHaveLength(1);
    const { token } = await ada().runSlashCommand(subcommand("status"));
    await expect.poll(() => about(token).at(-1)?.method).toBe("DELETE");
    expect(connected.heard.map(({ deed }) => "name" in deed && deed.name)).toEqual(["status"]);
  });

  test("of another time is answered all the same", async () => {
    const { token } = await ada().runSlashCommand({ name: "old" });
    await expect
      .poll(() => about(token).at(-1)?.body)
      .toMatchObject({ content: expect.stringMatching(/help/) });
    expect(connected.heard).toEqual([]);
  });
});

describe("a button", () => {
  let place: Required<Place>;
  let message: string;

  beforeEach(async () => {
    place = await openThread(connected);
    message = await connected.surface.post(
      place,
      {
        blocks: [{ is: "text", text: "Which labels?" }],
        actions: [
          { is: "button", id: "hint:i1:t3", label: "Hint" },
          { is: "choice", id: "grade-as:k1", label: "Which system?", options: [{ value: "a", label: "A" }] },
        ],
      },
      { key: crypto.randomUUID(), attempt: 1 },
    );
  });

  const press = (customId: string) => ada(place.thread).clickButton({ messageId: message, customId });

  test("is acknowledged without a new message, and delivered", async () => {
    const { token } = await press("hint:i1:t3");
    const [pressed] = await hears(connected, 1);
    expect(pressed).toMatchObject({ place, deed: { is: "action", id: "hint:i1:t3" } });
    await expect.poll(() => about(token)).toEqual([{ method: "POST", body: { type: 6 } }]);
  });

  test("pressed twice has one effect, and one friendly word", async () => {
    let isFirst = true;
    outcome = () => {
      const isStale = !isFirst;
      isFirst = false;
      return isStale ? { is: "ignored", why: "stale" } : ACCEPTED;
    };
    const first = await press("hint:i1:t3");
    const second = await press("hint:i1:t3");
    await expect.poll(() => about(second.token)).toHaveLength(2);
    expect(about(second.token)[1]?.body).toMatchObject({
      flags: EPHEMERAL,
      content: expect.stringMatching(/buttons under the latest question work/),
    });
    expect(about(first.token)).toHaveLength(1);
  });

  test("works on after a restart", async () => {
    await connected.surface.stop();
    const again = await connect(discord);
    await press("hint:i1:t3");
    const [pressed] = await hears(again, 1);
    expect(pressed?.deed).toEqual({ is: "action", id: "hint:i1:t3" });
  });

  test("that is a choice brings its value", async () => {
    await ada(place.thread).selectMenu({ messageId: message, customId: "grade-as:k1", values: ["a"] });
    const [chosen] = await hears(connected, 1);
    expect(chosen?.deed).toEqual({ is: "action", id: "grade-as:k1", value: "a" });
  });
});

describe("an option being typed", () => {
  const type = (typed: string) =>
    discord.twin.simulateInteraction({
      type: InteractionType.ApplicationCommandAutocomplete,
      channelId: discord.channel,
      userId: discord.personId("Ada"),
      data: {
        ...subcommand("start"),
        options: [
          { name: "start", type: 1, options: [{ name: "problem", type: 3, value: typed, focused: true }] },
        ],
      },
    });

  test("gets as many choices as Discord takes", async () => {
    const asked: Typing[] = [];
    suggest = async (typing) => {
      asked.push(typing);
      return Array.from({ length: 30 }, (_, i) => ({
        value: `p${i}`,
        label: `Problem ${i} ${"x".repeat(120)}`,
      }));
    };
    const { token } = await type("fra");
    await expect.poll(() => callbacks(token)).toHaveLength(1);
    const [given] = callbacks(token) as [
      { type: number; data: { choices: { name: string; value: string }[] } },
    ];
    expect(given.type).toBe(8);
    expect(given.data.choices).toHaveLength(25);
    expect(given.data.choices[0]).toMatchObject({ value: "p0", name: expect.stringMatching(/^Problem 0/) });
    expect(asked).toMatchObject([
      { command: "start", option: "problem", typed: "fra", workspace: discord.guild },
    ]);
  });

  test("gets none when nobody knows any", async () => {
    suggest = () => Promise.reject(new Error("locked"));
    const { token } = await type("x");
    await expect.poll(() => callbacks(token)).toEqual([{ type: 8, data: { choices: [] } }]);
  });
});
