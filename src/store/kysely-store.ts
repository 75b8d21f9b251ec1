import type { Kysely } from "kysely";
import type { Commit, Store } from "../ports/store.ts";
import { createForgetting } from "./kysely-forgetting.ts";
import { createLedger } from "./kysely-ledger.ts";
import { createOutbox, type Lazily } from "./kysely-outbox.ts";
import { laneOrder } from "./lane-order.ts";
import { placeKey } from "./place-key.ts";
import { type StateQueries, stateQueries } from "./state-queries.ts";
import type { StatesTable, Tables } from "./tables.ts";

/**
 * A store on any database that Kysely speaks to. The queries use nothing that only one of them has; the
 * database has to hand out its transactions so that a row cannot change between read and write unnoticed
 * (SQLite by `begin immediate`, others by the guards in `write`).
 */
export function createKyselyStore(db: Kysely<Tables>, lazily: Lazily = (write) => write(db)): Store {
  const queries = stateQueries(db);
  return {
    ...createOutbox(db, lazily),
    ...createLedger(db, lazily),
    ...createForgetting(db),

    async load(kind, id) {
      const [row] = (await queries.load(db, { kind, id })).rows;
      return row && { kind, id, version: Number(row.version), state: JSON.parse(row.state) };
    },

    async findByPlace(kind, place) {
      const [row] = (await queries.byPlace(db, { kind, place: placeKey(place) })).rows;
      return row && { kind, id: row.id, version: Number(row.version), state: JSON.parse(row.state) };
    },

    async list(kind, { person, live, before, atMost }) {
      let query = db
        .selectFrom("states")
        .select(["states.id", "states.version", "states.live", "states.updated_at"])
        .where("states.kind", "=", kind)
        .orderBy("states.updated_at", "desc")
        .orderBy("states.id", "desc")
        .limit(atMost);
      if (live !== undefined) query = query.where("states.live", "=", live ? 1 : 0);
      if (before !== undefined) query = query.where("states.updated_at", "<", before);
      if (person !== undefined) {
        query = query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom("people")
              .select("people.id")
              .where("people.kind", "=", kind)
              .where("people.person", "=", person)
              .whereRef("people.id", "=", "states.id"),
          ),
        );
      }
      const rows = await query.execute();
      return rows.map((row) => ({
        kind,
        id: row.id,
        version: Number(row.version),
        live: Number(row.live) === 1,
        updatedAt: Number(row.updated_at),
      }));
    },

    async events(kind, id) {
      const rows = await db
        .selectFrom("events")
        .select(["id", "version", "at", "body"])
        .where("kind", "=", kind)
        .where("of", "=", id)
        .orderBy("version")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        version: Number(row.version),
        at: Number(row.at),
        body: JSON.parse(row.body),
      }));
    },

    async hasEvent(kind, id, eventId) {
      return (await queries.hasEvent(db, { kind, id, event: eventId })).rows.length > 0;
    },

    async commit(commit) {
      return await db.transaction().execute(async (trx) => {
        const { kind, id, event } = commit;
        const [before] = (await queries.before(trx, { kind, id, event: event.id })).rows;
        if (before !== undefined && before.seen !== null) return "duplicate";
        if (Number(before?.version ?? 0) !== commit.expectedVersion) return "conflict";
        await write(trx, queries, commit, before?.people);
        return "committed";
      });
    },

    async saveDocument(hash, body) {
      await db
        .insertInto("documents")
        .values({ hash, body })
        .onConflict((conflict) => conflict.column("hash").doNothing())
        .execute();
    },

    async document(hash) {
      const row = await db.selectFrom("documents").select("body").where("hash", "=", hash).executeTakeFirst();
      return row?.body;
    },

    async setting(key) {
      const row = await db.selectFrom("settings").select("body").where("key", "=", key).executeTakeFirst();
      return row?.body;
    },

    async saveSetting(key, body) {
      if (body === undefined) await db.deleteFrom("settings").where("key", "=", key).execute();
      else
        await db
          .insertInto("settings")
          .values({ key, body })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ body }))
          .execute();
    },

    async close() {
      await db.destroy();
    },
  };
}

async function write(
  trx: Kysely<Tables>,
  queries: StateQueries,
  commit: Commit,
  peopleBefore: string | undefined,
): Promise<void> {
  const { kind, id } = commit;
  const version = commit.expectedVersion + 1;
  const people = JSON.stringify([...new Set(commit.people)].sort());
  await writeState(trx, queries, {
    kind,
    id,
    version,
    state: JSON.stringify(commit.state),
    people,
    place: commit.place === undefined ? null : placeKey(commit.place),
    live: commit.live ? 1 : 0,
    updated_at: commit.event.at,
  });
  if (people !== peopleBefore) {
    await trx.deleteFrom("people").where("kind", "=", kind).where("id", "=", id).execute();
    const rows = (JSON.parse(people) as string[]).map((person) => ({ kind, person, id }));
    if (rows.length > 0) await trx.insertInto("people").values(rows).execute();
  }
  const { event } = commit;
  const body = JSON.stringify(event.body);
  await queries.insertEvent(trx, { kind, of: id, version, id: event.id, at: event.at, body });
  for (const [index, effect] of commit.effects.entries())
    await queries.insertEffect(trx, {
      id: effect.id,
      kind,
      of: id,
      lane: effect.lane,
      seq: laneOrder(version, index),
      ready_at: effect.dueAt,
      set_at: effect.setAt,
      worker: null,
      attempts: 0,
      body: JSON.stringify(effect.effect),
    });
}

async function writeState(trx: Kysely<Tables>, queries: StateQueries, row: StatesTable): Promise<void> {
  if (row.version === 1) {
    await queries.insertState(trx, row);
    return;
  }
  const { numAffectedRows } = await queries.updateState(trx, { ...row, versionBefore: row.version - 1 });
  if (Number(numAffectedRows) !== 1)
    throw new Error(`${row.kind} ${row.id} was changed by another process; try again`);
}
