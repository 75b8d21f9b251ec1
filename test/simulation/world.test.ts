import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { quiet } from "../fakes/manual-clock.ts";
import { createWorld, type World } from "./world.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** A world in which somebody sleeps for longer than it is watched, as at the end of every run. */
function worldWithSleeper(): WeakRef<World> {
  const world = createWorld(1);
  void (async () => {
    await world.sleep(1e9);
    world.note("woke up");
  })();
  return new WeakRef(world);
}

describe("a world that nobody looks at any more", () => {
  it("is let go with those who still sleep in it, so that a thousand runs fit in memory", async () => {
    const gone = worldWithSleeper();
    await quiet();
    collectGarbage();
    await quiet();
    expect(gone.deref()).toBeUndefined();
  });
});
