import type { PictureReader } from "../../src/ports/picture-reader.ts";
import { failed, ok } from "../../src/ports/result.ts";
import { type FaultyIo, HAZARDS } from "./faulty-io.ts";
import type { World } from "./world.ts";

/** Looks for long, often sees nothing, and sometimes never answers. */
export function simReader(world: World, io: FaultyIo): PictureReader {
  return {
    name: "sim reader",
    read: () =>
      io(HAZARDS.thought, "reading a picture", async () => {
        const { random } = world;
        if (world.faulty && random.chance(0.05)) return new Promise<never>(() => {});
        if (random.chance(0.15)) return failed({ kind: "unavailable", message: "SIMULATED" });
        return ok({ text: random.chance(0.1) ? "" : "client -> ranker." });
      }),
  };
}
