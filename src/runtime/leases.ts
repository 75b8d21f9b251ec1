import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";

/** Prolongs the leases of what is under way, so that a lease can be short and a crash soon repaired. */
export type Leases = {
  keep(): void;
  rest(): void;
};

export function createLeases(parts: EngineParts, underWay: () => readonly string[]): Leases {
  let keeping: AbortController | undefined;

  async function loop(signal: AbortSignal): Promise<void> {
    for (;;) {
      await parts.sleep(RUNTIME_LIMITS.renewMs, signal);
      if (signal.aborted) return;
      try {
        const now = parts.clock.now();
        await parts.store.renew(parts.workerName, underWay(), now, now + RUNTIME_LIMITS.leaseMs);
      } catch {
        parts.log.warn({ worker: parts.workerName }, "leases could not be renewed");
      }
    }
  }

  return {
    keep() {
      if (keeping !== undefined) return;
      keeping = new AbortController();
      void loop(keeping.signal);
    },
    rest() {
      keeping?.abort();
      keeping = undefined;
    },
  };
}
