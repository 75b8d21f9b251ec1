import type { Clock } from "../../src/ports/clock.ts";
import { realSleep, type Sleep } from "../../src/runtime/sleep.ts";

/** The real clock and its waits, so many times as fast. */
export function fastClock(times: number): Clock & { readonly sleep: Sleep } {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * times,
    sleep: (ms, signal) => realSleep(ms / times, signal),
  };
}
