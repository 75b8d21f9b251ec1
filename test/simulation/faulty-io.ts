import type { Store } from "../../src/ports/store.ts";
import type { World } from "./world.ts";

/** What may befall one call to the outside, while faults are on. Shares of calls; times in milliseconds. */
export type Hazard = {
  readonly crash: number;
  readonly fail: number;
  readonly slow: number;
  readonly slowMs: readonly [number, number];
  readonly counts: "storeFailures" | "postFailures" | "thoughtFailures";
};

export const HAZARDS = {
  store: { crash: 0.0015, fail: 0.015, slow: 0.15, slowMs: [5, 2_500], counts: "storeFailures" },
  post: { crash: 0.01, fail: 0.08, slow: 0.5, slowMs: [50, 4_000], counts: "postFailures" },
  thought: { crash: 0.02, fail: 0.03, slow: 1, slowMs: [2_000, 60_000], counts: "thoughtFailures" },
} as const satisfies Record<string, Hazard>;

/** A process as its calls see it. */
export type Life = { alive(): boolean; crash(why: string): void };

export type FaultyIo = <Value>(hazard: Hazard, what: string, work: () => Promise<Value>) => Promise<Value>;

/** A new one each time: a shared one would hold on to everybody who ever waited for it. */
const never = () => new Promise<never>(() => {});

/** Lets a call be slow, fail or crash the process, before or after it took effect. A dead process hears nothing more. */
export function createFaultyIo(world: World, life: Life): FaultyIo {
  return async (hazard, what, work) => {
    const { random } = world;
    const mishap = () => {
      if (!world.faulty) return;
      if (random.chance(hazard.crash / 2)) life.crash(what);
      if (!life.alive() || !random.chance(hazard.fail / 2)) return;
      world.totals[hazard.counts] += 1;
      throw new Error(`SIMULATED: ${what} failed`);
    };
    if (!life.alive()) return never();
    if (world.faulty && random.chance(hazard.slow)) await world.sleep(random.between(...hazard.slowMs));
    if (!life.alive()) return never();
    mishap();
    if (!life.alive()) return never();
    const value = await work();
    mishap();
    return life.alive() ? value : never();
  };
}

/** A store whose every call may go wrong. */
export function faultyStore(store: Store, io: FaultyIo): Store {
  const wrapped = Object.entries(store).map(([name, method]) => [
    name,
    (...given: unknown[]) =>
      io(HAZARDS.store, `store.${name}`, () => (method as (...all: unknown[]) => Promise<unknown>)(...given)),
  ]);
  return Object.fromEntries(wrapped) as Store;
}
