import type { ClaimedEffect, Settlement } from "../ports/store.ts";
import type { NotAllowed } from "../ports/surface.ts";
import type { ApplyEvent } from "./apply-event.ts";
import { backOffMs } from "./back-off.ts";
import type { Bell } from "./bell.ts";
import { withDeadline } from "./deadline.ts";
import type { Perform } from "./dispatch.ts";
import { createLeases } from "./leases.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";

/** Claims effects and performs them side by side. */
export type Worker = {
  /** Claims what is due and begins with it; gives what it began, each settling when it is done. Never rejects later. */
  claimDue(): Promise<readonly Promise<void>[]>;
  /** When everything under way has ended. */
  idle(): Promise<void>;
  /** Tells everything under way to stop; it stays unsettled, and its leases run out. */
  abort(): void;
};

export function createWorker(
  parts: EngineParts,
  perform: Perform,
  applyEvent: ApplyEvent,
  bell: Bell,
): Worker {
  const { store, clock, log, workerName } = parts;
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  const leases = createLeases(parts, () => [...underWay.keys()]);

  async function run(claimed: ClaimedEffect): Promise<void> {
    const settlement = await attempt(claimed);
    if (settlement === undefined) return;
    await settle(claimed, settlement);
  }

  async function attempt(claimed: ClaimedEffect): Promise<Settlement | undefined> {
    const about = { effect: claimed.id, of: claimed.of, is: kindOf(claimed), attempt: claimed.attempt };
    try {
      const ms = kindOf(claimed) === "grade" ? RUNTIME_LIMITS.gradeMs : RUNTIME_LIMITS.effectMs[claimed.lane];
      await withDeadline(parts.sleep, ms, stopping.signal, (signal) => perform(claimed, signal));
      return { is: "done" };
    } catch (error) {
      if (stopping.signal.aborted) return undefined;
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      if (claimed.attempt >= RUNTIME_LIMITS.attemptsMax || isPlaceLost(error)) {
        log.error({ ...about, why: nameOf(error) }, "effect given up");
        return { is: "dead", why };
      }
      // These words are the surface's own and tell whoever runs it what to switch on.
      const { says } = error as Partial<NotAllowed>;
      log.warn(
        { ...about, why: nameOf(error), ...(isNotAllowed(error) && { says }) },
        "effect failed and will be tried again",
      );
      return {
        is: "retry",
        at: clock.now() + backOffMs(claimed.attempt, RUNTIME_LIMITS.effectBackOffMs, parts.random),
        why,
      };
    }
  }

  /** A settlement that cannot be written is left: the lease runs out, and done again it is recognised. */
  async function settle(claimed: ClaimedEffect, settlement: Settlement): Promise<void> {
    for (let tries = 1; tries <= RUNTIME_LIMITS.settleTriesMax; tries += 1) {
      try {
        // Before it is buried: afterwards nobody would come back for it.
        if (settlement.is === "dead" && claimed.lane === "voice") await tellOfLostPlace(applyEvent, claimed);
        await store.settle(workerName, claimed.id, settlement);
        return;
      } catch {
        if (stopping.signal.aborted) return;
        await parts.sleep(backOffMs(tries, RUNTIME_LIMITS.storeBackOffMs, parts.random), stopping.signal);
      }
    }
    log.warn({ effect: claimed.id, of: claimed.of }, "effect could not be settled; its lease will run out");
  }

  return {
    async claimDue() {
      const room = Math.min(RUNTIME_LIMITS.claimedAtOnceMax, RUNTIME_LIMITS.effectsAtOnceMax - underWay.size);
      if (room <= 0 || stopping.signal.aborted) return [];
      const now = clock.now();
      const claimed = await store.claim(workerName, now, now + RUNTIME_LIMITS.leaseMs, room);
      return claimed.map((effect) => {
        const running = run(effect)
          .catch((error: unknown) => log.error({ effect: effect.id, why: nameOf(error) }, "worker failed"))
          .finally(() => {
            if (underWay.get(effect.id) === running) underWay.delete(effect.id);
            bell.ring();
            if (underWay.size === 0) leases.rest();
          });
        underWay.set(effect.id, running);
        leases.keep();
        return running;
      });
    },
    async idle() {
      await Promise.all(underWay.values());
    },
    abort() {
      stopping.abort(new Error("stopping"));
      leases.rest();
    },
  };
}

async function tellOfLostPlace(applyEvent: ApplyEvent, { of, id }: ClaimedEffect): Promise<void> {
  const why = "nothing can be posted there any more";
  await applyEvent(of, (_, at) => ({ id: `lost:${id}`, at, is: "place-lost", why }));
}

/** See `PlaceLost` in `ports/surface.ts`. */
function isPlaceLost(error: unknown): boolean {
  return error instanceof Error && "placeLost" in error && error.placeLost === true;
}

/** See `NotAllowed` in `ports/surface.ts`. */
function isNotAllowed(error: unknown): boolean {
  return error instanceof Error && "notAllowed" in error && error.notAllowed === true;
}

function kindOf({ effect }: ClaimedEffect): string {
  return typeof effect === "object" && effect !== null && "is" in effect ? String(effect.is) : "unknown";
}

/** Messages of errors from outside may quote what a person wrote; names and codes do not. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}
