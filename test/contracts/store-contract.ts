import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { commitOf, effectOf, place } from "./commits.ts";

/** What every store promises; see `src/ports/store.ts`. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });
    const ids = async (now: number, atMost = 100) =>
      (await store.claim("w1", now, now + 100, atMost)).map((effect) => effect.id);

    it("gives back what was committed, with its version and its events in order", async () => {
      expect(await store.load("interview", "i1")).toBeUndefined();
      expect(await store.commit(commitOf("i1", 0))).toBe("committed");
      expect(await store.commit(commitOf("i1", 1))).toBe("committed");
      expect(await store.load("interview", "i1")).toEqual({
        kind: "interview",
        id: "i1",
        version: 2,
        state: { says: "état 2 🦜" },
      });
      expect(await store.events("interview", "i1")).toEqual([
        { id: "event-1", version: 1, at: 1_000, body: { n: 1 } },
        { id: "event-2", version: 2, at: 1_001, body: { n: 2 } },
      ]);
      expect(await store.load("challenge", "i1")).toBeUndefined();
      expect(await store.events("interview", "i2")).toEqual([]);
      expect(await store.hasEvent("interview", "i1", "event-2")).toBe(true);
      expect(await store.hasEvent("interview", "i1", "event-3")).toBe(false);
      expect(await store.hasEvent("interview", "i2", "event-1")).toBe(false);
    });

    it("refuses another version and an event seen before, and changes nothing then", async () => {
      await store.commit(commitOf("i1", 0));
      const effects = [effectOf("i1:9:0")];
      expect(await store.commit(commitOf("i1", 1, { event: commitOf("i1", 0).event, effects }))).toBe(
        "duplicate",
      );
      expect(await store.commit(commitOf("i1", 0, { event: commitOf("i1", 7).event, effects }))).toBe(
        "conflict",
      );
      expect(await store.commit(commitOf("i1", 2, { effects }))).toBe("conflict");
      expect(await store.commit(commitOf("i2", 1, { effects }))).toBe("conflict");
      expect((await store.load("interview", "i1"))?.version).toBe(1);
      expect(await store.events("interview", "i1")).toHaveLength(1);
      expect(await store.nextDueAt()).toBeUndefined();
    });

    it("says duplicate rather than conflict when both are true", async () => {
      await store.commit(commitOf("i1", 0));
      await store.commit(commitOf("i1", 1));
      expect(await store.commit(commitOf("i1", 0))).toBe("duplicate");
    });

    it("lets one event id happen to two interviews", async () => {
      expect(await store.commit(commitOf("i1", 0))).toBe("committed");
      expect(await store.commit(commitOf("i2", 0))).toBe("committed");
    });

    it("commits all of it or nothing", async () => {
      await store.commit(commitOf("i1", 0, { effects: [effectOf("taken")] }));
      const clash = commitOf("i1", 1, {
        people: ["test:ada", "test:bob"],
        effects: [effectOf("new"), effectOf("taken")],
      });
      await expect(store.commit(clash)).rejects.toThrow();
      await expect(
        store.commit(commitOf("i2", 0, { effects: [effectOf("new"), effectOf("new")] })),
      ).rejects.toThrow();
      expect((await store.load("interview", "i1"))?.version).toBe(1);
      expect(await store.load("interview", "i2")).toBeUndefined();
      expect(await store.events("interview", "i1")).toHaveLength(1);
      expect(await store.list("interview", { person: "test:bob", atMost: 9 })).toEqual([]);
      expect(await ids(10)).toEqual(["taken"]);
      expect(await store.commit(commitOf("i1", 1))).toBe("committed");
    });

    it("finds the live one at exactly a place", async () => {
      await store.commit(commitOf("i1", 0));
      expect((await store.findByPlace("interview", place))?.id).toBe("i1");
      expect(await store.findByPlace("challenge", place)).toBeUndefined();
      const { thread: _, ...channel } = place;
      expect(await store.findByPlace("interview", channel)).toBeUndefined();
      expect(await store.findByPlace("interview", { ...place, workspace: "v" })).toBeUndefined();
      await store.commit(commitOf("i1", 1, { live: false }));
      expect(await store.findByPlace("interview", place)).toBeUndefined();
      await store.commit(commitOf("i2", 0));
      expect((await store.findByPlace("interview", place))?.id).toBe("i2");
    });

    it("lists newest first, by person and by whether they are live", async () => {
      const at = (n: number) => ({ id: "e", at: n, body: {} });
      await store.commit(commitOf("i1", 0, { event: at(5), people: ["ada", "bob"] }));
      await store.commit(commitOf("i2", 0, { event: at(9), people: ["bob"], live: false }));
      await store.commit(commitOf("i3", 0, { event: at(7), people: [] }));
      const list = async (filter: { person?: string; live?: boolean; before?: number }, atMost = 9) =>
        (await store.list("interview", { ...filter, atMost })).map((row) => row.id);
      expect(await list({})).toEqual(["i2", "i3", "i1"]);
      expect(await list({}, 2)).toEqual(["i2", "i3"]);
      expect(await list({ person: "bob" })).toEqual(["i2", "i1"]);
      expect(await list({ person: "bob", live: true })).toEqual(["i1"]);
      expect(await list({ live: false })).toEqual(["i2"]);
      expect(await list({ before: 9 })).toEqual(["i3", "i1"]);
      expect(await list({ before: 5 })).toEqual([]);
      await store.commit(commitOf("i1", 1, { event: { ...at(11), id: "f" }, people: ["ada"] }));
      expect(await list({ person: "bob" })).toEqual(["i2"]);
      expect(await store.list("interview", { person: "ada", atMost: 9 })).toEqual([
        { kind: "interview", id: "i1", version: 2, live: true, updatedAt: 11 },
      ]);
    });

    it("hands out effects that are due, the oldest taken first, and each to one worker", async () => {
      await store.commit(commitOf("i1", 0, { effects: [effectOf("a", { dueAt: 50 })] }));
      await store.commit(commitOf("i2", 0, { effects: [effectOf("b", { dueAt: 40, effect: { n: 1 } })] }));
      expect(await store.nextDueAt()).toBe(40);
      expect(await ids(39)).toEqual([]);
      expect(await store.claim("w1", 60, 160, 1)).toEqual([
        { id: "b", kind: "interview", of: "i2", lane: "voice", attempt: 1, effect: { n: 1 } },
      ]);
      expect((await store.claim("w2", 60, 160, 9)).map((effect) => effect.id)).toEqual(["a"]);
      expect(await store.claim("w3", 60, 160, 9)).toEqual([]);
      expect(await store.nextDueAt()).toBe(160);
    });

    it("hands out the effects of one only, when asked for them", async () => {
      await store.commit(commitOf("i1", 0, { effects: [effectOf("a", { dueAt: 50 })] }));
      await store.commit(commitOf("i2", 0, { effects: [effectOf("b", { dueAt: 40 })] }));
      expect(await store.nextDueAt("i1")).toBe(50);
      expect((await store.claim("w1", 60, 160, 9, "i1")).map((effect) => effect.id)).toEqual(["a"]);
      expect(await store.nextDueAt("i3")).toBeUndefined();
      expect((await store.claim("w2", 60, 160, 9)).map((effect) => effect.id)).toEqual(["b"]);
    });

    it("keeps the order inside a lane and lets lanes go side by side", async () => {
      const effects = [
        effectOf("v1"),
        effectOf("v2"),
        effectOf("m1", { lane: "mind" }),
        effectOf("c1", { lane: "clock" }),
        effectOf("c2", { lane: "clock" }),
      ];
      await store.commit(commitOf("i1", 0, { effects }));
      await store.commit(commitOf("i1", 1, { effects: [effectOf("v3", { dueAt: -5 })] }));
      expect((await ids(0)).toSorted()).toEqual(["c1", "c2", "m1", "v1"]);
      expect(await ids(0)).toEqual([]);
      await store.settle("w1", "v1", { is: "retry", at: 30, why: "later" });
      expect(await ids(29)).toEqual([]);
      expect(await ids(30)).toEqual(["v1"]);
      await store.settle("w1", "v1", { is: "done" });
      expect(await ids(30)).toEqual(["v2"]);
      await store.settle("w1", "v2", { is: "dead", why: "gone" });
      expect(await ids(30)).toEqual(["v3"]);
    });

    it("gives an effect to another worker when its lease has run out, and the first one loses it", async () => {
      await store.commit(commitOf("i1", 0, { effects: [effectOf("a")] }));
      await store.claim("w1", 0, 100, 1);
      expect(await store.claim("w2", 99, 199, 1)).toEqual([]);
      const again = await store.claim("w2", 100, 200, 1);
      expect(again.map((effect) => effect.attempt)).toEqual([2]);
      expect(await store.settle("w1", "a", { is: "done" })).toBe(false);
      await store.renew("w1", ["a"], 150, 999);
      expect(await store.nextDueAt()).toBe(200);
      await store.renew("w2", ["a", "unknown"], 150, 300);
      await store.renew("w2", [], 150, 999);
      expect(await store.nextDueAt()).toBe(300);
      expect(await store.settle("w2", "a", { is: "done" })).toBe(true);
      expect(await store.settle("w2", "a", { is: "done" })).toBe(false);
      expect(await store.nextDueAt()).toBeUndefined();
    });

    it("lets nothing wait for a future that was put back", async () => {
      const alarm = effectOf("alarm", { lane: "clock", setAt: 5_000, dueAt: 5_120 });
      const old = effectOf("old", { lane: "clock", setAt: 900, dueAt: 9_000 });
      await store.commit(
        commitOf("i1", 0, { effects: [alarm, old, effectOf("word", { setAt: 5_000, dueAt: 5_000 })] }),
      );
      expect((await store.claim("w1", 5_000, 5_020, 9)).map((effect) => effect.id)).toEqual(["word"]);
      expect(await store.rebase(1_000, 4_000)).toBe(0);
      expect(await store.rebase(1_000, 60)).toBe(2);
      expect(await store.nextDueAt()).toBe(1_020);
      expect((await store.claim("w2", 1_020, 2_000, 9)).map((effect) => effect.id)).toEqual(["word"]);
      expect(await store.nextDueAt()).toBe(1_120);
      expect(await store.rebase(1_000, 60)).toBe(0);
    });

    it("keeps what was given up for an operator", async () => {
      await store.commit(commitOf("i1", 0, { effects: [effectOf("a"), effectOf("b", { lane: "mind" })] }));
      await store.claim("w1", 0, 100, 9);
      expect(await store.settle("w2", "a", { is: "dead", why: "not mine" })).toBe(false);
      expect(await store.settle("w1", "a", { is: "dead", why: "refused nine times" })).toBe(true);
      const [dead, ...none] = await store.dead(9);
      expect(none).toEqual([]);
      expect(dead).toMatchObject({
        id: "a",
        of: "i1",
        attempt: 1,
        effect: { is: "say" },
        why: "refused nine times",
      });
    });

    it("does not count an effect that waits behind another as due", async () => {
      await store.commit(commitOf("i1", 0, { effects: [effectOf("a"), effectOf("b")] }));
      await store.claim("w1", 10, 110, 9);
      expect(await store.nextDueAt()).toBe(110);
    });

    it("keeps documents by hash", async () => {
      expect(await store.document("h1")).toBeUndefined();
      await store.saveDocument("h1", "{}");
      await store.saveDocument("h1", "{}");
      expect(await store.document("h1")).toBe("{}");
    });

    it("adds up what models used, by purpose and model, the largest first", async () => {
      const tokens = (n: number) => ({ in: 10 * n, cachedIn: n, out: 2 * n });
      const use = { at: 50, purpose: "interview", model: "small", tokens: tokens(1) } as const;
      expect(await store.used({})).toEqual([]);
      await store.recordUse({ ...use, interview: "i1", person: "ada", workspace: "w", cost: 0.5 });
      await store.recordUse({ ...use, interview: "i1", person: "ada", cost: 0.25 });
      await store.recordUse({ ...use, at: 40, interview: "i2", person: "bob", workspace: "w" });
      await store.recordUse({ ...use, interview: "i1", purpose: "grade", model: "large", tokens: tokens(9) });
      expect(await store.used({})).toEqual([
        { purpose: "grade", model: "large", calls: 1, tokens: tokens(9), cost: 0 },
        { purpose: "interview", model: "small", calls: 3, tokens: tokens(3), cost: 0.75 },
      ]);
      const calls = async (filter: Parameters<Store["used"]>[0]) =>
        (await store.used(filter)).map((total) => `${total.purpose} ${total.calls}`);
      expect(await calls({ interview: "i1" })).toEqual(["grade 1", "interview 2"]);
      expect(await calls({ person: "ada" })).toEqual(["interview 2"]);
      expect(await calls({ person: "ada", workspace: "w" })).toEqual(["interview 1"]);
      expect(await calls({ workspace: "w", since: 41 })).toEqual(["interview 1"]);
      expect(await calls({ workspace: "w", since: 40 })).toEqual(["interview 2"]);
      expect(await calls({ since: 51 })).toEqual([]);
      expect(await calls({ person: "cy" })).toEqual([]);
    });

    it("keeps settings by key, the latest of each", async () => {
      expect(await store.setting("a")).toBeUndefined();
      await store.saveSetting("a", '{"n":1}');
      await store.saveSetting("b", '"two"');
      await store.saveSetting("a", '{"n":3}');
      expect(await store.setting("a")).toBe('{"n":3}');
      await store.saveSetting("a", undefined);
      await store.saveSetting("never there", undefined);
      expect(await store.setting("a")).toBeUndefined();
      expect(await store.setting("b")).toBe('"two"');
    });

    it("removes one with everything that is its own", async () => {
      const documentsOf = (state: unknown) => (state as { pictures: string[] }).pictures;
      await store.saveDocument("own", "1");
      await store.saveDocument("both", "2");
      const state = { pictures: ["own", "both"] };
      await store.commit(commitOf("i1", 0, { state, effects: [effectOf("a"), effectOf("b")] }));
      await store.commit(commitOf("i2", 0, { state: { pictures: ["both"] }, effects: [effectOf("c")] }));
      await store.claim("w1", 10, 110, 1, "i1");
      await store.settle("w1", "a", { is: "dead", why: "gone" });
      await store.recordUse({
        at: 1,
        interview: "i1",
        person: "test:ada",
        purpose: "grade",
        model: "m",
        tokens: { in: 1, cachedIn: 0, out: 1 },
      });
      await store.remove("interview", "i1", documentsOf);
      await store.remove("interview", "never there", documentsOf);
      expect(await store.load("interview", "i1")).toBeUndefined();
      expect(await store.events("interview", "i1")).toEqual([]);
      expect(await store.dead(9)).toEqual([]);
      expect((await store.claim("w1", 200, 300, 9)).map((effect) => effect.id)).toEqual(["c"]);
      expect(await store.settle("w1", "b", { is: "done" })).toBe(false);
      expect((await store.list("interview", { atMost: 9 })).map(({ id }) => id)).toEqual(["i2"]);
      expect(await store.document("own")).toBeUndefined();
      expect(await store.document("both")).toBe("2");
      expect(await store.used({ interview: "i1" })).toEqual([]);
      expect(await store.used({})).toMatchObject([{ calls: 1 }]);
      expect(await store.commit(commitOf("i1", 1))).toBe("conflict");
      expect(await store.commit(commitOf("i1", 0))).toBe("committed");
    });

    it("forgets a person: what was theirs alone goes, and what they shared is blanked for good", async () => {
      const blank = (body: unknown) => JSON.parse(JSON.stringify(body).replaceAll("Ada's words", "…"));
      const forgetting = { documentsOf: () => [], blank, caches: ["cache_:"] };
      await store.saveDocument("cache_:1", "Ada's words");
      await store.saveDocument("cacheX:1", "another's");
      const said = { says: "Ada's words" };
      const event = (id: string) => ({ id, at: 7, body: said });
      await store.commit(commitOf("own", 0, { state: said, event: event("e") }));
      const both = { state: said, people: ["test:ada", "test:bob"], event: event("e") };
      await store.commit(
        commitOf("shared", 0, { ...both, effects: [effectOf("a", { effect: { is: "say", ...said } })] }),
      );
      await store.commit(commitOf("bob's", 0, { state: said, people: ["test:bob"] }));
      await store.recordUse({
        at: 1,
        interview: "shared",
        person: "test:ada",
        purpose: "grade",
        model: "m",
        tokens: { in: 1, cachedIn: 0, out: 1 },
      });
      expect(await store.forget("test:ada", forgetting)).toBe(2);
      expect(await store.load("interview", "own")).toBeUndefined();
      expect(await store.events("interview", "own")).toEqual([]);
      expect(await store.load("interview", "shared")).toMatchObject({ version: 2, state: { says: "…" } });
      expect((await store.events("interview", "shared")).map(({ body, version }) => [version, body])).toEqual(
        [
          [1, { says: "…" }],
          [2, { is: "forgotten" }],
        ],
      );
      const [effect] = await store.claim("w1", 10, 110, 9);
      expect(effect?.effect).toEqual({ is: "say", says: "…" });
      expect(await store.load("interview", "bob's")).toMatchObject({ state: said });
      expect(await store.list("interview", { person: "test:ada", atMost: 9 })).toEqual([]);
      expect(await store.list("interview", { person: "test:bob", atMost: 9 })).toHaveLength(2);
      expect(await store.used({ person: "test:ada" })).toEqual([]);
      expect(await store.used({})).toMatchObject([{ calls: 1 }]);
      expect(await store.document("cache_:1")).toBeUndefined();
      expect(await store.document("cacheX:1")).toBe("another's");
      // Whoever loaded it before cannot write the old words back.
      expect(await store.commit(commitOf("shared", 1, { state: said }))).toBe("conflict");
      expect(await store.forget("test:ada", forgetting)).toBe(0);
    });

    it("lets exactly one of many commits at one version win", async () => {
      await store.commit(commitOf("i1", 0));
      const attempts = Array.from({ length: 8 }, (_, n) =>
        store.commit(commitOf("i1", 1, { event: { id: `rival-${n}`, at: 5, body: {} } })),
      );
      const outcomes = await Promise.all(attempts);
      expect(outcomes.filter((outcome) => outcome === "committed")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(7);
    });
  });
}
