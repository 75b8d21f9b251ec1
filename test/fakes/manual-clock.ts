import type { Millis } from "../../src/interview/interview.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Sleep } from "../../src/runtime/sleep.ts";

export type ManualClock = Clock & {
  readonly sleep: Sleep;
  /** Lets time pass: everybody who sleeps that long wakes up in order, and what they then do is done. */
  advance(ms: Millis): Promise<void>;
  /** Puts the clock forward or back without time passing. */
  jump(ms: Millis): void;
  /** When the next sleeper wakes, in time that has passed; undefined when nobody sleeps. */
  nextWake(): Millis | undefined;
};

/** A clock that only moves when told to. */
export function manualClock(start: Millis = 1_700_000_000_000): ManualClock {
  let passed = 0;
  let offset = start;
  let order = 0;
  const sleepers: { readonly at: number; readonly order: number; readonly wake: () => void }[] = [];
  const first = () => {
    let found = sleepers[0];
    for (const one of sleepers) {
      if (found && (one.at < found.at || (one.at === found.at && one.order < found.order))) found = one;
    }
    return found;
  };
  return {
    now: () => offset + passed,
    jump(ms) {
      offset += ms;
    },
    nextWake: () => first()?.at,
    sleep(ms, signal) {
      return new Promise((resolve) => {
        if (signal.aborted) return resolve();
        order += 1;
        const wake = () => {
          signal.removeEventListener("abort", abort);
          resolve();
        };
        const sleeper = { at: passed + Math.max(0, ms), order, wake };
        const abort = () => {
          const place = sleepers.indexOf(sleeper);
          if (place >= 0) sleepers.splice(place, 1);
          resolve();
        };
        sleepers.push(sleeper);
        signal.addEventListener("abort", abort, { once: true });
      });
    },
    async advance(ms) {
      const until = passed + ms;
      await quiet();
      for (let next = first(); next !== undefined && next.at <= until; next = first()) {
        passed = Math.max(passed, next.at);
        sleepers.splice(sleepers.indexOf(next), 1);
        next.wake();
        await quiet();
      }
      passed = until;
    },
  };
}

/** When every promise that could go on has gone on. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
