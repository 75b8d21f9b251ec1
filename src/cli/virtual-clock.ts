import type { Clock } from "../ports/clock.ts";

/** A clock that stands still until it is moved; it never goes back. */
export type VirtualClock = Clock & {
  moveBy(ms: number): void;
  moveTo(at: number): void;
};

export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  return {
    now: () => now,
    moveBy(ms) {
      now += Math.max(0, ms);
    },
    moveTo(at) {
      now = Math.max(now, at);
    },
  };
}
