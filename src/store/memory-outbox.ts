import type { Lane } from "../interview/effects.ts";
import type { ClaimedEffect, Commit, MachineKind, Settlement } from "../ports/store.ts";
import { byOwnerAndLane, laneOrder } from "./lane-order.ts";

type Kept = {
  readonly id: string;
  readonly kind: MachineKind;
  readonly of: string;
  readonly lane: Lane;
  readonly seq: number;
  body: string;
  readyAt: number;
  setAt: number;
  worker: string | undefined;
  attempts: number;
};

type Dead = Kept & { readonly why: string };

export type MemoryOutbox = {
  add(commit: Commit, version: number): void;
  claim(
    worker: string,
    now: number,
    leasedUntil: number,
    atMost: number,
    of?: string,
  ): readonly ClaimedEffect[];
  settle(worker: string, effectId: string, settlement: Settlement): boolean;
  renew(worker: string, effectIds: readonly string[], now: number, leasedUntil: number): void;
  rebase(now: number, slackMs: number): number;
  nextDueAt(of?: string): number | undefined;
  dead(atMost: number): readonly (ClaimedEffect & { readonly why: string })[];
  /** Takes out everything of this one, also what was given up. */
  drop(kind: MachineKind, of: string): void;
  /** Puts other bodies in the place of those of this one. */
  rewrite(kind: MachineKind, of: string, change: (body: string) => string): void;
};

/** The outbox of the memory store. */
export function createMemoryOutbox(): MemoryOutbox {
  const effects = new Map<string, Kept>();
  let graves: Dead[] = [];

  function firstInLane(): Kept[] {
    const heads = new Map<string, Kept>();
    const alarms: Kept[] = [];
    for (const effect of effects.values()) {
      if (effect.lane === "clock") {
        alarms.push(effect);
        continue;
      }
      const lane = `${effect.kind}/${effect.of}/${effect.lane}`;
      const head = heads.get(lane);
      if (head === undefined || effect.seq < head.seq) heads.set(lane, effect);
    }
    return [...heads.values(), ...alarms];
  }

  return {
    add(commit, version) {
      const rows = commit.effects.map(
        (effect, index): Kept => ({
          id: effect.id,
          kind: commit.kind,
          of: commit.id,
          lane: effect.lane,
          seq: laneOrder(version, index),
          body: JSON.stringify(effect.effect),
          readyAt: effect.dueAt,
          setAt: effect.setAt,
          worker: undefined,
          attempts: 0,
        }),
      );
      const ids = new Set(rows.map((row) => row.id));
      if (ids.size < rows.length || rows.some((row) => effects.has(row.id))) {
        throw new Error(`an effect of ${commit.kind} ${commit.id} has an id that was used before`);
      }
      for (const row of rows) effects.set(row.id, row);
    },
    claim(worker, now, leasedUntil, atMost, of) {
      const taken = firstInLane()
        .filter((effect) => effect.readyAt <= now && (of === undefined || effect.of === of))
        .sort((a, b) => a.readyAt - b.readyAt || byOwnerAndLane(a, b))
        .slice(0, atMost);
      for (const effect of taken) {
        effect.worker = worker;
        effect.readyAt = leasedUntil;
        effect.setAt = now;
        effect.attempts += 1;
      }
      return taken.sort(byOwnerAndLane).map(claimed);
    },
    settle(worker, effectId, settlement) {
      const effect = effects.get(effectId);
      if (effect === undefined || effect.worker !== worker) return false;
      if (settlement.is === "retry") {
        effect.readyAt = settlement.at;
        effect.worker = undefined;
        return true;
      }
      effects.delete(effectId);
      if (settlement.is === "dead") graves.push({ ...effect, why: settlement.why });
      return true;
    },
    renew(worker, effectIds, now, leasedUntil) {
      for (const id of effectIds) {
        const effect = effects.get(id);
        if (effect?.worker !== worker) continue;
        effect.readyAt = leasedUntil;
        effect.setAt = now;
      }
    },
    rebase(now, slackMs) {
      const moved = [...effects.values()].filter((effect) => effect.setAt > now + slackMs);
      for (const effect of moved) {
        effect.readyAt -= effect.setAt - now;
        effect.setAt = now;
      }
      return moved.length;
    },
    nextDueAt(of) {
      const times = firstInLane()
        .filter((effect) => of === undefined || effect.of === of)
        .map((effect) => effect.readyAt);
      return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
    },
    dead(atMost) {
      return graves
        .toSorted((a, b) => b.readyAt - a.readyAt || (a.id < b.id ? 1 : -1))
        .slice(0, atMost)
        .map((effect) => ({ ...claimed(effect), why: effect.why }));
    },
    drop(kind, of) {
      for (const effect of effects.values())
        if (effect.kind === kind && effect.of === of) effects.delete(effect.id);
      graves = graves.filter((effect) => effect.kind !== kind || effect.of !== of);
    },
    rewrite(kind, of, change) {
      for (const effect of [...effects.values(), ...graves])
        if (effect.kind === kind && effect.of === of) effect.body = change(effect.body);
    },
  };
}

function claimed(effect: Kept): ClaimedEffect {
  return {
    id: effect.id,
    kind: effect.kind,
    of: effect.of,
    lane: effect.lane,
    attempt: effect.attempts,
    effect: JSON.parse(effect.body) as unknown,
  };
}
