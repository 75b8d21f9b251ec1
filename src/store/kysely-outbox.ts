import type { ExpressionBuilder, Kysely } from "kysely";
import type { ClaimedEffect, Store } from "../ports/store.ts";
import { byOwnerAndLane } from "./lane-order.ts";
import type { EffectsTable, Tables } from "./tables.ts";

type Outbox = Pick<Store, "claim" | "settle" | "renew" | "rebase" | "nextDueAt" | "dead">;

/** The part of the store that hands out effects. */
export function createOutbox(db: Kysely<Tables>): Outbox {
  return {
    async claim(worker, now, leasedUntil, atMost, of) {
      // One statement, so that two workers never see the same row as free.
      const rows = await db
        .updateTable("effects")
        .set((set) => ({ worker, ready_at: leasedUntil, set_at: now, attempts: set("attempts", "+", 1) }))
        .where("id", "in", (inner) =>
          inner
            .selectFrom("effects as candidate")
            .select("candidate.id")
            .where("candidate.ready_at", "<=", now)
            .where(isFirstInLane)
            .$if(of !== undefined, (all) => all.where("candidate.of", "=", of!))
            .orderBy("candidate.ready_at")
            .orderBy("candidate.kind")
            .orderBy("candidate.of")
            .orderBy("candidate.seq")
            .limit(atMost),
        )
        .returning(["id", "kind", "of", "lane", "attempts", "body", "seq"])
        .execute();
      return rows.sort(byOwnerAndLane).map(claimed);
    },

    async settle(worker, effectId, settlement) {
      if (settlement.is === "dead") return bury(db, worker, effectId, settlement.why);
      if (settlement.is === "done") {
        const gone = await db
          .deleteFrom("effects")
          .where("id", "=", effectId)
          .where("worker", "=", worker)
          .executeTakeFirst();
        return Number(gone.numDeletedRows) === 1;
      }
      const kept = await db
        .updateTable("effects")
        .set({ ready_at: settlement.at, worker: null })
        .where("id", "=", effectId)
        .where("worker", "=", worker)
        .executeTakeFirst();
      return Number(kept.numUpdatedRows) === 1;
    },

    async renew(worker, effectIds, now, leasedUntil) {
      if (effectIds.length === 0) return;
      await db
        .updateTable("effects")
        .set({ ready_at: leasedUntil, set_at: now })
        .where("worker", "=", worker)
        .where("id", "in", effectIds)
        .execute();
    },

    async rebase(now, slackMs) {
      const moved = await db
        .updateTable("effects")
        .set((set) => ({ ready_at: set(set("ready_at", "+", now), "-", set.ref("set_at")), set_at: now }))
        .where("set_at", ">", now + slackMs)
        .executeTakeFirst();
      return Number(moved.numUpdatedRows);
    },

    async nextDueAt(of) {
      const row = await db
        .selectFrom("effects as candidate")
        .select("candidate.ready_at")
        .where(isFirstInLane)
        .$if(of !== undefined, (all) => all.where("candidate.of", "=", of!))
        .orderBy("candidate.ready_at")
        .limit(1)
        .executeTakeFirst();
      return row && Number(row.ready_at);
    },

    async dead(atMost) {
      const rows = await db
        .selectFrom("dead_effects")
        .selectAll()
        .orderBy("ready_at", "desc")
        .orderBy("id", "desc")
        .limit(atMost)
        .execute();
      return rows.map((row) => ({ ...claimed(row), why: row.why }));
    },
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

async function bury(db: Kysely<Tables>, worker: string, effectId: string, why: string): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom("effects")
      .where("id", "=", effectId)
      .where("worker", "=", worker)
      .returning(["id", "kind", "of", "lane", "seq", "ready_at", "attempts", "body"])
      .executeTakeFirst();
    if (row === undefined) return false;
    await trx
      .insertInto("dead_effects")
      .values({ ...row, why })
      .execute();
    return true;
  });
}

type Row = Pick<EffectsTable, "id" | "kind" | "of" | "lane" | "attempts" | "body">;

function claimed(row: Row): ClaimedEffect {
  return {
    id: row.id,
    kind: row.kind,
    of: row.of,
    lane: row.lane,
    attempt: Number(row.attempts),
    effect: JSON.parse(row.body),
  };
}
