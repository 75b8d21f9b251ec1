import type { APIMessage } from "discord.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DiscordApi } from "./api.ts";
import { readMissed } from "./catch-up.ts";
import { OWN_LIMITS } from "./limits.ts";

const PLACE = { surface: "discord", workspace: "1", channel: "2", thread: "1000" };

/** A thread whose messages are numbered; answers as Discord does, newest first or from `after` on. */
function threadOf(count: number): Pick<DiscordApi, "messages"> & { asked: number } {
  const all = Array.from({ length: count }, (_, i) => ({ id: String(1_001 + i) }) as APIMessage);
  return {
    asked: 0,
    async messages(channel, { after, limit }) {
      expect(channel).toBe("1000");
      expect(limit).toBeLessThanOrEqual(100);
      this.asked += 1;
      if (after === undefined) return all.slice(-limit).toReversed();
      // Which of the two orders a page has is nowhere written down.
      return all
        .filter(({ id }) => BigInt(id) > BigInt(after))
        .slice(0, limit)
        .toReversed();
    },
  };
}

const idsOf = (messages: readonly APIMessage[]) => messages.map(({ id }) => Number(id));
const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

describe("what was missed", () => {
  test("is everything after the latest message, once and in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(450), fc.nat(450), async (count, heard) => {
        const latest = 1_000 + Math.min(heard, count);
        const thread = threadOf(count);
        const missed = await readMissed(thread, { place: PLACE, latest: String(latest) });
        expect(idsOf(missed.messages)).toEqual(range(latest + 1, 1_000 + count));
        expect(thread.asked).toBeLessThanOrEqual(2 + Math.ceil(count / 100));
      }),
      { numRuns: 60 },
    );
  });

  test("is the whole thread when nothing of it was heard", async () => {
    const missed = await readMissed(threadOf(3), { place: PLACE });
    expect(idsOf(missed.messages)).toEqual([1_001, 1_002, 1_003]);
  });

  test("leaves whose the earlier ones are", async () => {
    const missed = await readMissed(threadOf(5), { place: PLACE, latest: "1003" });
    expect(idsOf(missed.before)).toEqual([1_001, 1_002, 1_003]);
  });

  test("has an end", async () => {
    const missed = await readMissed(threadOf(3_000), { place: PLACE, latest: "1001" });
    expect(missed.messages).toHaveLength(OWN_LIMITS.missedMessagesMax);
  });
});
