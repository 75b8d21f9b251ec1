import type { ExpressionBuilder, Kysely } from "kysely";
import { type Prepared, prepare } from "./prepared.ts";
import type { EffectsTable, Tables } from "./tables.ts";

type Due = Pick<EffectsTable, "id" | "lane">;
export type Claimed = Pick<EffectsTable, "id" | "kind" | "of" | "lane" | "attempts" | "body" | "seq">;
type Claim = { worker: string; now: number; leasedUntil: number; ids: readonly string[] };

/** What the outbox asks many times a second. */
export type OutboxQueries = {
  /** What could be claimed, the oldest first. */
  readonly due: Prepared<{ now: number; atMost: number }, Due>;
  readonly dueOf: Prepared<{ now: number; atMost: number; of: string }, Due>;
  readonly claim: (on: Kysely<Tables>, claim: Claim) => Promise<Claimed[]>;
  readonly nextDue: Prepared<object, Pick<EffectsTable, "ready_at">>;
  readonly nextDueOf: Prepared<{ of: string }, Pick<EffectsTable, "ready_at">>;
  readonly done: Prepared<{ id: string; worker: string }, unknown>;
  readonly again: Prepared<{ id: string; worker: string; at: number }, unknown>;
};

export function outboxQueries(db: Kysely<Tables>): OutboxQueries {
  const next = () =>
    db
      .selectFrom("effects as candidate")
      .select("candidate.ready_at")
      .where(isFirstInLane)
      .orderBy("candidate.ready_at")
      .limit(1);
  const due = (now: number, atMost: number) =>
    db
      .selectFrom("effects as candidate")
      .select(["candidate.id", "candidate.lane"])
      .where("candidate.ready_at", "<=", now)
      .where(isFirstInLane)
      .orderBy("candidate.ready_at")
      .orderBy("candidate.kind")
      .orderBy("candidate.of")
      .orderBy("candidate.seq")
      .limit(atMost);
  return {
    due: prepare(({ now, atMost }) => due(now, atMost)),
    dueOf: prepare(({ now, atMost, of }) => due(now, atMost).where("candidate.of", "=", of)),
    claim: claimOf(db),
    nextDue: prepare(next),
    nextDueOf: prepare(({ of }) => next().where("candidate.of", "=", of)),
    done: prepare(({ id, worker }) =>
      db.deleteFrom("effects").where("id", "=", id).where("worker", "=", worker),
    ),
    again: prepare(({ id, worker, at }) =>
      db
        .updateTable("effects")
        .set({ ready_at: at, worker: null })
        .where("id", "=", id)
        .where("worker", "=", worker),
    ),
  };
}

/** Alarms do not wait for each other; everything else waits for what was said or thought before it. */
function isFirstInLane(where: ExpressionBuilder<Tables & { candidate: EffectsTable }, "candidate">) {
  return where.or([
    where("candidate.lane", "=", "clock"),
    where.not(
      where.exists(
        where
          .selectFrom("effects as earlier")
          .select("earlier.id")
          .whereRef("earlier.kind", "=", "candidate.kind")
          .whereRef("earlier.of", "=", "candidate.of")
          .whereRef("earlier.lane", "=", "candidate.lane")
          .whereRef("earlier.seq", "<", "candidate.seq"),
      ),
    ),
  ]);
}

/**
 * One statement for each power of two of ids; the last id stands repeatedly where there are fewer. Whoever leased one
 * of them in between has moved its `ready_at`, so two workers never get the same. Being the first of its lane, on the
 * other hand, is not lost by waiting.
 */
function claimOf(db: Kysely<Tables>): OutboxQueries["claim"] {
  type Values = Omit<Claim, "ids"> & Readonly<Record<`id${number}`, string>>;
  const bySize = new Map<number, Prepared<Values, Claimed>>();
  const ofSize = (size: number) =>
    prepare<Values, Claimed>((values) =>
      db
        .updateTable("effects")
        .set((set) => ({
          worker: values.worker,
          ready_at: values.leasedUntil,
          set_at: values.now,
          attempts: set("attempts", "+", 1),
        }))
        .where(
          "id",
          "in",
          Array.from({ length: size }, (_, n) => values[`id${n}`]!),
        )
        .where("ready_at", "<=", values.now)
        .returning(["id", "kind", "of", "lane", "attempts", "body", "seq"]),
    );
  return async (on, { ids, ...values }) => {
    const size = 2 ** Math.ceil(Math.log2(ids.length));
    const query = bySize.get(size) ?? ofSize(size);
    bySize.set(size, query);
    const named = Array.from({ length: size }, (_, n) => [`id${n}`, ids[Math.min(n, ids.length - 1)]!]);
    return (await query(on, { ...values, ...Object.fromEntries(named) })).rows;
  };
}
