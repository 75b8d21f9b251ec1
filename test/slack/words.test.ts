import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { createInstallations } from "../../src/surfaces/slack/installations.ts";
import { addressOf, isAfter, placeOf, spotOf } from "../../src/surfaces/slack/place.ts";
import { readLine } from "../../src/surfaces/slack/read-line.ts";
import { addressed, readable } from "../../src/surfaces/slack/readable.ts";
import { createSeal } from "../../src/surfaces/slack/sealed.ts";

test.each([
  ["<@U012AB3CD> thinks a &lt; b &amp;&amp; b &gt; c", "@someone thinks a < b && b > c"],
  ["ask <@U012AB3CD|ada> in <#C123ABC|ml-talk> or <#C9>", "ask @ada in #ml-talk or #channel"],
  ["<!here> and <!subteam^S1|@graders> and <!subteam^S2>", "@here and @graders and @group"],
  ["see <https://a.b/c_d?e=1&amp;f=2>", "see https://a.b/c_d?e=1&f=2"],
  ["see <https://a.b/c|a.b/c> and <https://a.b/c|the paper>", "see a.b/c and the paper (https://a.b/c)"],
  ["mail <mailto:x@y.z|x@y.z>", "mail x@y.z"],
  ["```graph LR\n a --&gt; b```", "```graph LR\n a --> b```"],
  ["&amp;lt; stays a sign's name", "&lt; stays a sign's name"],
])("reads %s", (sent, read) => {
  expect(readable(sent)).toBe(read);
});

test("what somebody typed comes back as it was typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      const sent = typed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      expect(readable(sent)).toBe(typed.trim());
    }),
  );
});

test("a mention counts at the beginning alone", () => {
  expect(addressed("<@UBOT> hint", "UBOT")).toBe("hint");
  expect(addressed(" <@UBOT|mockingbird>, hint", "UBOT")).toBe("hint");
  expect(addressed("<@UBOT>", "UBOT")).toBe("");
  expect(addressed("ask <@UBOT>", "UBOT")).toBeUndefined();
  expect(addressed("<@UOTHER> hint", "UBOT")).toBeUndefined();
});

test("reads command lines as Slack writes them", () => {
  expect(readLine("report user:<@U0AB|ada>", "T1")).toMatchObject({
    name: "report",
    options: { user: "slack:T1.U0AB" },
  });
  expect(readLine("grade problem:ad-click text:a &lt; b, and text: more\nof it", "T1")).toEqual({
    is: "command",
    name: "grade",
    options: { problem: "ad-click", text: "a < b, and text: more\nof it" },
  });
  expect(readLine("hnit", "T1")).toMatchObject({ is: "unknown", nearest: "hint" });
});

describe("places", () => {
  test("a thread of a channel and a chat of a direct message are found again", () => {
    for (const at of [
      { team: "T1", channel: "C1" },
      { team: "T1", channel: "C1", thread: "1700000000.000100" },
      { team: "T1", channel: "D1" },
      { team: "T1", channel: "D1", thread: "1700000000.000100" },
    ])
      expect(spotOf(placeOf(at))).toEqual(at);
    expect(placeOf({ team: "T1", channel: "D1", thread: "1.2" }).thread).toBeUndefined();
  });

  test("addresses of messages are those that Slack's own menu copies", () => {
    const thread = placeOf({ team: "T1", channel: "C1", thread: "1700000000.000100" });
    expect(addressOf("https://w.slack.com/", thread)).toBe(
      "https://w.slack.com/archives/C1/p1700000000000100",
    );
    expect(addressOf("https://w.slack.com/", thread, "1700000001.000200")).toBe(
      "https://w.slack.com/archives/C1/p1700000001000200?thread_ts=1700000000.000100&cid=C1",
    );
    expect(addressOf("https://w.slack.com/", thread, "F012")).toBeUndefined();
  });

  test("messages are put in order by their whole name", () => {
    expect(isAfter("1700000000.000200", "1700000000.000100")).toBe(true);
    expect(isAfter("1700000000.000100", "1700000000.000100")).toBe(false);
    expect(isAfter("1699999999.999999", "1700000000.000100")).toBe(false);
  });
});

describe("sealed tokens", () => {
  const key = () => randomBytes(32).toString("base64");

  test("open with any known key, for what they belong to, and for nothing else", () => {
    const [old, fresh] = [key(), key()];
    const before = createSeal([old]);
    const sealed = before.close("xoxb-secret", "slack-installation:T1");
    expect(sealed).not.toContain("xoxb");
    const rotated = createSeal([fresh, old]);
    expect(rotated.open(sealed, "slack-installation:T1")).toBe("xoxb-secret");
    expect(rotated.open(sealed, "slack-installation:T2")).toBeUndefined();
    expect(createSeal([fresh]).open(sealed, "slack-installation:T1")).toBeUndefined();
    expect(before.open(rotated.close("a", "b"), "b")).toBeUndefined();
    expect(before.close("same", "x")).not.toBe(before.close("same", "x"));
  });

  test("that somebody changed do not open", () => {
    const seal = createSeal([randomBytes(32).toString("hex")]);
    const sealed = seal.close("xoxb-secret", "about");
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom("A", "z", "."), (at, sign) => {
        const changed = sealed.slice(0, at) + sign + sealed.slice(at + 1);
        expect(seal.open(changed, "about")).toBe(changed === sealed ? "xoxb-secret" : undefined);
      }),
    );
  });

  test("a key of another size is refused", () => {
    expect(() => createSeal(["c2hvcnQ="])).toThrow(RangeError);
    expect(() => createSeal([])).toThrow(RangeError);
  });

  test("installations are kept sealed, each for its own workspace", async () => {
    const store = createMemoryStore();
    const seal = createSeal([key()]);
    const installations = createInstallations(async () => store, seal);
    const one = { team: "T1", token: "xoxb-one", bot: "U1", url: "https://one.slack.com/" };
    const two = { team: "T2", token: "xoxb-two", bot: "U2", url: "https://two.slack.com/" };
    await Promise.all([installations.save(one), installations.save(two)]);
    expect(await installations.teams()).toEqual(["T1", "T2"]);
    expect(await installations.find("T2")).toEqual(two);
    expect(await store.setting("slack-installation:T1")).not.toContain("xoxb");
    // What belongs to one does not open under the name of another.
    await store.saveSetting("slack-installation:T2", await store.setting("slack-installation:T1"));
    expect(await installations.find("T2")).toBeUndefined();
    await installations.remove("T1");
    expect(await installations.find("T1")).toBeUndefined();
    expect(await installations.teams()).toEqual(["T2"]);
  });
});
