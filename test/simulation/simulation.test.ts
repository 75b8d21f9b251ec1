import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { temporaryFolder } from "../contracts/temporary-folder.ts";
import { type Run, simulate } from "./simulate.ts";

/** How somebody who sees it fail goes on. */
function inWords({ seed, broken, trace }: Run): string {
  if (broken.length === 0) return "";
  return `npm run simulate -- --first ${seed} --seeds 1\n${broken.join("\n")}\n${trace.slice(-40).join("\n")}`;
}

describe("two replicas under faults", () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    it(`come to rest with nothing lost and nothing doubled, seed ${seed}`, async () => {
      expect(inWords(await simulate(seed))).toBe("");
    });
  }

  for (let seed = 501; seed <= 503; seed += 1) {
    it(`do so on SQLite, seed ${seed}`, async () => {
      const store = await openSqlite(join(temporaryFolder(), "store.db"));
      expect(inWords(await simulate(seed, { store }))).toBe("");
      await store.close();
    });
  }

  it("do the same again for the same seed", async () => {
    const [once, twice] = [await simulate(7), await simulate(7)];
    expect(once.trace).toEqual(twice.trace);
  });
});
