import type { InterviewEvent } from "../../src/interview/events.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import type { Commit, Store } from "../../src/ports/store.ts";
import type { Deliver } from "../../src/ports/surface.ts";
import type { Machine } from "../../src/runtime/parts.ts";

/** What protects an interview, each with what goes wrong without it. */
export const GUARDS = {
  "event-id": "an event delivered again is applied again",
  "version-check": "of two writers at once, the last one wins",
  "stale-turn": "an answer to an old question is taken for the one that stands",
  "alarm-epoch": "an alarm of before a pause is heard after it",
  "stale-button": "a button of an old question acts on the one that stands",
  membership: "anybody may speak in an interview",
  "lane-order": "words of one interview overtake each other",
  lease: "two workers perform one effect at the same time",
  "posting-key": "a post tried again is shown again",
  "settle-after": "an effect is settled before it is performed",
  "acknowledge-after": "a delivery is acknowledged before it is on the disk",
  "gap-cap": "an outage counts against the candidate",
  "time-forward": "an interview's time goes back with the clock",
} as const;

export type Guard = keyof typeof GUARDS;

export type Unguarded = {
  readonly store: Store;
  readonly keyed: boolean;
  readonly machine: (machine: Machine, now: () => number) => Machine;
  readonly deliver: (deliver: Deliver) => Deliver;
};

/** The parts of a simulation with one guard taken out of them, or with all of them in place. */
export function withoutGuard(guard: Guard | undefined, store: Store): Unguarded {
  return {
    store: guard === undefined ? store : storeWithout(guard, store),
    keyed: guard !== "posting-key",
    machine: (machine, now) => ({ ...machine, step: stepWithout(guard, machine.step, now) }),
    deliver: (deliver) => deliverWithout(guard, deliver, store),
  };
}

function storeWithout(guard: Guard, store: Store): Store {
  let count = 0;
  switch (guard) {
    case "event-id":
      return {
        ...store,
        hasEvent: async () => false,
        commit(commit) {
          count += 1;
          return store.commit({ ...commit, event: { ...commit.event, id: `${commit.event.id}#${count}` } });
        },
      };
    case "version-check":
      return {
        ...store,
        async commit(commit) {
          for (;;) {
            const version = (await store.load(commit.kind, commit.id))?.version ?? 0;
            const outcome = await store.commit(asIfAt(commit, version));
            if (outcome !== "conflict") return outcome;
          }
        },
      };
    case "lane-order":
      // The clock's lane is the one that keeps no order.
      return {
        ...store,
        commit: (commit) =>
          store.commit({ ...commit, effects: commit.effects.map((one) => ({ ...one, lane: "clock" })) }),
      };
    case "lease":
      return {
        ...store,
        claim: (worker, now, _leasedUntil, atMost) => store.claim(worker, now, now, atMost),
        renew: async () => {},
      };
    case "settle-after":
      return {
        ...store,
        async claim(worker, now, leasedUntil, atMost) {
          const claimed = await store.claim(worker, now, leasedUntil, atMost);
          for (const { id } of claimed) await store.settle(worker, id, { is: "done" });
          return claimed;
        },
      };
    default:
      return store;
  }
}

function asIfAt(commit: Commit, version: number): Commit {
  const effects = commit.effects.map((one, n) => ({ ...one, id: `${commit.id}:${version + 1}:${n}` }));
  return { ...commit, expectedVersion: version, effects };
}

function stepWithout(guard: Guard | undefined, step: Machine["step"], now: () => number): Machine["step"] {
  switch (guard) {
    case "stale-turn":
      return (state, event) =>
        (event.is === "interviewer-replied" || event.is === "interviewer-failed") &&
        state.phase.is === "asking"
          ? step(state, { ...event, turn: state.phase.turn })
          : step(state, event);
    case "alarm-epoch":
      return (state, event) =>
        event.is === "alarm-rang"
          ? step(state, { ...event, alarm: { ...event.alarm, epoch: state.epoch } })
          : step(state, event);
    case "gap-cap":
      return (state, event) => step(withWholeGap(state, event), event);
    case "time-forward":
      return (state, event) => {
        const at = now();
        return at < state.lastAt ? step({ ...state, lastAt: at }, { ...event, at }) : step(state, event);
      };
    default:
      return step;
  }
}

/** Counts beforehand what the step would not count. */
function withWholeGap(state: Interview, event: InterviewEvent): Interview {
  const beyond = event.at - state.lastAt - LIMITS.gapMsMax;
  if (state.phase.is !== "listening" || beyond <= 0) return state;
  const { stage } = state.phase;
  return { ...state, spentMs: { ...state.spentMs, [stage]: (state.spentMs[stage] ?? 0) + beyond } };
}

function deliverWithout(guard: Guard | undefined, deliver: Deliver, store: Store): Deliver {
  switch (guard) {
    case "stale-button":
      return async (inbound) => {
        const { deed, place } = inbound;
        const found = deed.is === "action" ? await store.findByPlace("interview", place) : undefined;
        if (found === undefined || deed.is !== "action") return deliver(inbound);
        const id = deed.id.replace(/t\d+$/, `t${(found.state as Interview).asked}`);
        return deliver({ ...inbound, deed: { ...deed, id } });
      };
    case "membership":
      return async (inbound) => {
        const found = await store.findByPlace("interview", inbound.place);
        const member = (found?.state as Interview | undefined)?.candidates[0];
        return deliver(member === undefined ? inbound : { ...inbound, by: member });
      };
    case "acknowledge-after":
      return async (inbound) => {
        const found = await store.findByPlace("interview", inbound.place);
        if (found === undefined) return deliver(inbound);
        deliver(inbound).catch(() => {});
        return { is: "accepted", interview: found.id };
      };
    default:
      return deliver;
  }
}
