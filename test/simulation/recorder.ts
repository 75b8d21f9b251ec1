import type { InterviewEffect } from "../../src/interview/effects.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { brokenInvariants } from "../../src/interview/invariants.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import type { Commit, Store } from "../../src/ports/store.ts";
import { RUNTIME_LIMITS } from "../../src/runtime/limits.ts";
import { demand, type World } from "./world.ts";

/** Clocks of healed replicas differ by up to two seconds each; within a lease less this, a claim is safe. */
const LEASE_SURE_MS = RUNTIME_LIMITS.leaseMs - 5_000;

export type Recorder = {
  readonly store: Store;
  readonly latest: ReadonlyMap<string, Interview>;
  /** Every effect that was committed, by id, in order. */
  readonly effects: ReadonlyMap<string, { readonly of: string; readonly effect: InterviewEffect }>;
  /** Event ids by interview, each with how often it was applied. */
  readonly applied: ReadonlyMap<string, number>;
  /** States in which an event found the interview, by event id. */
  readonly met: ReadonlyMap<string, Interview>;
};

/** Sees every commit and claim, and holds each against what must be true at any moment. */
export function createRecorder(world: World, store: Store): Recorder {
  const latest = new Map<string, Interview>();
  const effects = new Map<string, { of: string; effect: InterviewEffect }>();
  const applied = new Map<string, number>();
  const met = new Map<string, Interview>();
  const leased = new Map<string, number>();

  function look(commit: Commit): void {
    const before = latest.get(commit.id);
    const after = commit.state as Interview;
    const eventId = `${commit.id}/${commit.event.id}`;
    world.totals.commits += 1;
    latest.set(commit.id, after);
    applied.set(eventId, (applied.get(eventId) ?? 0) + 1);
    for (const { id, effect } of commit.effects)
      effects.set(id, { of: commit.id, effect: effect as InterviewEffect });
    const event = {
      id: commit.event.id,
      at: commit.event.at,
      ...(commit.event.body as object),
    } as InterviewEvent;
    world.note(
      `commit ${commit.id} v${commit.expectedVersion + 1} ${event.is} -> ${after.phase.is} [${commit.event.id}]`,
    );
    for (const broken of brokenInvariants(after)) demand(world, false, `${commit.id}: ${broken}`);
    demand(world, (applied.get(eventId) ?? 0) === 1, `${eventId} was applied twice`);
    if (before === undefined) return;
    met.set(commit.event.id, before);
    demand(world, after.lastAt >= before.lastAt, `${commit.id}: its time went back`);
    demand(world, after.turns.length >= before.turns.length, `${commit.id}: turns were lost`);
    demand(world, unscored(after) <= unscored(before), `${commit.id}: its report got poorer`);
    const counted = spentMs(after) - spentMs(before);
    demand(
      world,
      counted <= LIMITS.gapMsMax,
      `${commit.id}: ${counted} ms between two events counted against the candidate`,
    );
    if (event.is === "alarm-rang")
      demand(
        world,
        event.alarm.epoch === before.epoch ||
          event.alarm.kind === "lobby-over" ||
          event.alarm.kind === "picture-late" ||
          event.alarm.kind === "clock-due",
        `${commit.id}: an alarm of epoch ${event.alarm.epoch} (${event.alarm.kind}) was heard in epoch ${before.epoch}`,
      );
    if (event.is === "interviewer-replied")
      demand(
        world,
        event.turn === before.asked,
        `${commit.id}: question ${event.turn} was answered when ${before.asked} stood`,
      );
  }

  return {
    latest,
    effects,
    applied,
    met,
    store: {
      ...store,
      async commit(commit) {
        const outcome = await store.commit(commit);
        if (outcome === "committed") look(commit);
        return outcome;
      },
      async claim(worker, now, leasedUntil, atMost) {
        const claimed = await store.claim(worker, now, leasedUntil, atMost);
        for (const { id, attempt } of claimed) {
          const since = leased.get(id);
          const age = since === undefined ? Number.POSITIVE_INFINITY : world.time.now() - since;
          demand(world, age > LEASE_SURE_MS, `${id} was claimed twice within ${age} ms`);
          // One that was taken while clocks still jumped may end sooner: what is done twice is recognised then.
          if (!world.faulty) leased.set(id, world.time.now());
          world.note(`claim ${id} by ${worker}, attempt ${attempt}`);
        }
        return claimed;
      },
      async settle(worker, effectId, settlement) {
        const done = await store.settle(worker, effectId, settlement);
        if (done) leased.delete(effectId);
        if (done && settlement.is !== "done") world.note(`${settlement.is} ${effectId}: ${settlement.why}`);
        return done;
      },
    },
  };
}

/** Points without a grade; without a report, more than there can be. */
function unscored({ phase }: Interview): number {
  return phase.is === "reported"
    ? phase.scorecard.criteria.filter(({ verdict }) => verdict === "unscored").length
    : Number.POSITIVE_INFINITY;
}

function spentMs(state: Interview): number {
  return Object.values(state.spentMs).reduce((sum, ms) => sum + ms, 0);
}
