import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Place } from "../../src/interview/interview.ts";
import { textMessage } from "../../src/message/message.ts";
import type { Doors, Inbound, Surface } from "../../src/ports/surface.ts";

/** A surface with its platform around it. */
export type SurfaceWorld = {
  readonly surface: Surface;
  /** Where a conversation may be begun. */
  readonly place: Place;
  /** Texts of ours that people see at a place, in order. What is edited shows as it stands now. */
  seen(place: Place): Promise<readonly string[]>;
  /** A person writes there; absent where a test has no person. */
  readonly writes?: (place: Place, text: string) => Promise<void>;
  /** Whether somebody was told that their words were not kept. */
  readonly wasTold?: () => boolean;
  /** Somebody deletes the place; absent where nobody can. */
  readonly loses?: (place: Place) => Promise<void>;
  close(): Promise<void>;
};

const ALONE: Doors = {
  deliver: async () => ({ is: "ignored", why: "no-interview" }),
  suggest: async () => [],
  live: async () => [],
};

/** What every surface promises; see `src/ports/surface.ts`. */
export function surfaceContract(name: string, open: () => Promise<SurfaceWorld>): void {
  describe(`surface contract: ${name}`, () => {
    let world: SurfaceWorld;
    let surface: Surface;
    let keys = 0;
    beforeEach(async () => {
      world = await open();
      surface = world.surface;
    });
    afterEach(async () => {
      await surface.stop();
      await world.close();
    });
    const once = () => {
      keys += 1;
      return { key: `key-${keys}`, attempt: 1 };
    };
    const card = textMessage("Somebody practises here.");
    const thread = (options = once()) =>
      surface.openThread(world.place, { title: "A thread", card, isPrivate: false, members: [] }, options);

    it("shows what is posted, in order, and gives each a ref of its own", async () => {
      await surface.start(ALONE);
      const at = await thread();
      const refs: string[] = [];
      const words = Array.from({ length: 8 }, (_, i) => `Word number ${i}.`);
      for (const word of words) refs.push(await surface.post(at, textMessage(word), once()));
      expect((await world.seen(at)).filter((text) => text.startsWith("Word"))).toEqual(words);
      expect(new Set(refs).size).toBe(words.length);
    });

    it("posts once for each key, and gives the same ref again", async () => {
      await surface.start(ALONE);
      const at = await thread();
      const { key } = once();
      const first = await surface.post(at, textMessage("Only once."), { key, attempt: 1 });
      expect(await surface.post(at, textMessage("Only once."), { key, attempt: 2 })).toBe(first);
      await surface.post(at, textMessage("Only once."), once());
      expect((await world.seen(at)).filter((text) => text === "Only once.")).toHaveLength(2);
    });

    it("cuts no word off, however long", async () => {
      await surface.start(ALONE);
      const at = await thread();
      const words = Array.from({ length: 1_500 }, (_, i) => `w${i}`);
      await surface.post(at, textMessage(words.join(" ")), once());
      const shown = (await world.seen(at)).join(" ").match(/\bw\d+\b/g);
      expect(shown).toEqual(words);
    });

    it("edits what it posted", async () => {
      await surface.start(ALONE);
      const at = await thread();
      const ref = await surface.post(at, textMessage("Ten minutes left."), once());
      await surface.edit(at, ref, textMessage("Nine minutes left."));
      const seen = await world.seen(at);
      expect(seen).toContain("Nine minutes left.");
      expect(seen.includes("Ten minutes left.")).toBe(!surface.traits.editsMessages);
    });

    it("opens a thread once for each key, or stays where there are none", async () => {
      await surface.start(ALONE);
      const options = once();
      const at = await thread(options);
      expect(await thread({ ...options, attempt: 2 })).toEqual(at);
      expect(at.workspace).toBe(world.place.workspace);
      if (surface.traits.threads) {
        expect(at.thread).toBeDefined();
        expect(await thread()).not.toEqual(at);
      } else expect(at).toEqual(world.place);
      expect(at.surface).toBe(surface.name);
    });

    it("gives an address of a message, or none, and closes a thread as often as it is asked to", async () => {
      await surface.start(ALONE);
      const at = await thread();
      const ref = await surface.post(at, textMessage("Here."), once());
      for (const link of [surface.linkTo(at, ref), surface.linkTo(at)])
        if (link !== undefined) expect(URL.canParse(link)).toBe(true);
      await surface.showThinking(at);
      await surface.closeThread(at);
      await surface.closeThread(at);
      await surface.post(at, textMessage("One more word."), once());
      expect(await world.seen(at)).toContain("One more word.");
    });

    it("rejects with PlaceLost where a place is gone", async ({ skip }) => {
      const { loses } = world;
      if (loses === undefined) return skip("nobody can delete a place here");
      await surface.start(ALONE);
      const at = await thread();
      await surface.post(at, textMessage("Still here."), once());
      await loses(at);
      await expect(surface.post(at, textMessage("Too late."), once())).rejects.toMatchObject({
        placeLost: true,
      });
    });

    it("delivers what people write, one after the other, and nothing more once it was stopped", async ({
      skip,
    }) => {
      const { writes } = world;
      if (writes === undefined) return skip("nobody writes here");
      const heard: Inbound[] = [];
      let underWay = 0;
      await surface.start({
        ...ALONE,
        async deliver(inbound) {
          underWay += 1;
          expect(underWay, "two at once of one person").toBe(1);
          await new Promise((resolve) => setImmediate(resolve));
          underWay -= 1;
          if (inbound.deed.is === "message") heard.push(inbound);
          return { is: "accepted", interview: "i1" };
        },
      });
      const at = await thread();
      const words = Array.from({ length: 6 }, (_, i) => `Thought ${i}.`);
      for (const word of words) await writes(at, word);
      await expect.poll(() => heard.length, { timeout: 10_000 }).toBe(words.length);
      expect(heard.map(({ deed }) => deed.is === "message" && deed.text)).toEqual(words);
      expect(new Set(heard.map(({ id }) => id)).size).toBe(words.length);
      for (const { place } of heard) expect(place).toEqual(at);
      await surface.stop();
      await writes(at, "Nobody hears this.").catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(heard).toHaveLength(words.length);
    });

    it("takes nothing for heard that could not be kept: it tries again, or says so", async ({ skip }) => {
      const { writes, wasTold = () => false } = world;
      if (writes === undefined) return skip("nobody writes here");
      const tried: string[] = [];
      await surface.start({
        ...ALONE,
        async deliver({ id, deed }) {
          if (deed.is !== "message") return { is: "accepted", interview: "i1" };
          tried.push(id);
          if (tried.length === 1) throw new Error("the disk is full");
          return { is: "accepted", interview: "i1" };
        },
      });
      await writes(await thread(), "Do you hear me?");
      await expect.poll(() => tried.length > 1 || wasTold(), { timeout: 15_000 }).toBe(true);
      expect(new Set(tried).size).toBe(1);
    });

    it("can be stopped while it posts, and twice", async () => {
      await surface.start(ALONE);
      const at = await thread();
      const posts = Array.from({ length: 5 }, (_, i) => surface.post(at, textMessage(`Late ${i}.`), once()));
      const settled = Promise.allSettled(posts);
      await surface.stop();
      await surface.stop();
      const results = await settled;
      const shown = (await world.seen(at)).filter((text) => text.startsWith("Late"));
      // What was said to be posted is there; what was refused may be tried again.
      expect(shown.length).toBeGreaterThanOrEqual(
        results.filter(({ status }) => status === "fulfilled").length,
      );
      expect(new Set(shown).size).toBe(shown.length);
    });
  });
}
