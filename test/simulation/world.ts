import { type ManualClock, manualClock } from "../fakes/manual-clock.ts";
import { createRandom, type Random } from "./random.ts";

const TRACE_LINES_MAX = 4_000;

export type Totals = Record<
  | "interviews"
  | "reported"
  | "waiting"
  | "commits"
  | "posts"
  | "messages"
  | "crashes"
  | "redeliveries"
  | "storeFailures"
  | "postFailures"
  | "thoughtFailures"
  | "clockJumps",
  number
>;

/** What everybody in one run shares: time, chance, whether things still go wrong, and what was seen. */
export type World = {
  readonly seed: number;
  readonly time: ManualClock;
  readonly random: Random;
  /** True in the first phase; then everything heals. */
  faulty: boolean;
  readonly totals: Totals;
  /** What broke, as sentences; empty for a sound run. */
  readonly broken: string[];
  readonly trace: string[];
  note(line: string): void;
  sleep(ms: number): Promise<void>;
};

/** When every run begins. */
export const EPOCH = 1_700_000_000_000;

export function createWorld(seed: number): World {
  const time = manualClock(EPOCH);
  // Its own, and not one of the module: a signal holds on to everybody who still sleeps, and so to the whole world.
  const forever = new AbortController().signal;
  const trace: string[] = [];
  return {
    seed,
    time,
    random: createRandom(seed),
    faulty: true,
    totals: {
      interviews: 0,
      reported: 0,
      waiting: 0,
      commits: 0,
      posts: 0,
      messages: 0,
      crashes: 0,
      redeliveries: 0,
      storeFailures: 0,
      postFailures: 0,
      thoughtFailures: 0,
      clockJumps: 0,
    },
    broken: [],
    trace,
    note(line) {
      trace.push(`${((time.now() - EPOCH) / 1_000).toFixed(3).padStart(10)} ${line}`);
      if (trace.length > TRACE_LINES_MAX) trace.shift();
    },
    sleep: (ms) => time.sleep(ms, forever),
  };
}

/** Takes note of something that must not happen. */
export function demand(world: World, holds: boolean, says: string): void {
  if (holds) return;
  world.note(`BROKEN ${says}`);
  world.broken.push(says);
}
