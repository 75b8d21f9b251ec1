import type { Kysely } from "kysely";
import type { ClaimedEffect, Store } from "../ports/store.ts";
import { byOwnerAndLane } from "./lane-order.ts";
import { outboxQueries } from "./outbox-queries.ts";
import type { EffectsTable, Tables } from "./tables.ts";

type Outbox = Pick<Store, "claim" | "settle" | "renew" | "rebase" | "nextDueAt" | "dead">;

/**
 * Runs writes that may be lost when the power fails (not when the process is killed), so they need not wait for the
 * disk. Everything durable that is written later makes them durable too.
 */
export type Lazily = <Value>(write: (on: Kysely<Tables>) => Promise<Value>) => Promise<Value>;

/** The part of the store that hands out effects. */
export function createOutbox(db: Kysely<Tables>, lazily: Lazily): Outbox {
  const queries = outboxQueries(db);
  return {
    async claim(worker, now, leasedUntil, atMost, of) {
      const { rows: due } = await (of === undefined
        ? queries.due(db, { now, atMost })
        : queries.dueOf(db, { now, atMost, of }));
      if (due.length === 0) return [];
      const claim = { worker, now, leasedUntil, ids: due.map((row) => row.id) };
      // A word may be on the screen already when the power fails, and only the count of attempts tells so afterwards.
      // A thought or an alarm that is forgotten gives its event once more, which is recognised.
      const rows = due.some((row) => row.lane === "voice")
        ? await queries.claim(db, claim)
        : await lazily((on) => queries.claim(on, claim));
      return rows.sort(byOwnerAndLane).map(claimed);
    },

    async settle(worker, id, settlement) {
      if (settlement.is === "dead") return bury(db, worker, id, settlement.why);
      // Forgotten, it is performed again with a higher attempt, like after any other crash before its settling.
      const { numAffectedRows } = await lazily((on) =>
        settlement.is === "done"
          ? queries.done(on, { id, worker })
          : queries.again(on, { id, worker, at: settlement.at }),
      );
      return Number(numAffectedRows) === 1;
    },

    async renew(worker, effectIds, now, leasedUntil) {
      if (effectIds.length === 0) return;
      await lazily((on) =>
        on
          .updateTable("effects")
          .set({ ready_at: leasedUntil, set_at: now })
          .where("worker", "=", worker)
          .where("id", "in", effectIds)
          .execute(),
      );
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
      const { rows } = await (of === undefined ? queries.nextDue(db, {}) : queries.nextDueOf(db, { of }));
      return rows[0] && Number(rows[0].ready_at);
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
