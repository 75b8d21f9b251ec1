import type { Millis } from "../interview/interview.ts";
import type { Sleep } from "./sleep.ts";

/** Wakes the loop when there is something to do. One ring while nobody waits is kept, so none is missed. */
export type Bell = {
  ring(): void;
  /** Until it rings, or for `ms`. */
  wait(ms: Millis): Promise<void>;
};

export function createBell(sleep: Sleep): Bell {
  let rung = false;
  let awake = new AbortController();
  return {
    ring() {
      rung = true;
      awake.abort();
    },
    async wait(ms) {
      if (!rung) await sleep(ms, awake.signal);
      rung = false;
      awake = new AbortController();
    },
  };
}
