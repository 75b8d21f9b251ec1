import type { Kysely } from "kysely";
import type { Commit, Store } from "../ports/store.ts";
import { createOutbox } from "./kysely-outbox.ts";
import { laneOrder } from "./lane-order.ts";
import { placeKey } from "./place-key.ts";
import type { StatesTable, Tables } from "./tables.ts";

/**
 * A store on any database that Kysely speaks to. The queries use nothing that only one of them has; the
 * database has to hand out its transactions so that a row cannot change between read and write unnoticed
 * (SQLite by `begin immediate`, others by the guards in `write`).
 */
export function createKyselyStore(db: Kysely<Tables>): Store {
  return {
    ...createOutbox(db),

    async load(kind, id) {
      const row = await db
        .selectFrom("states")
        .select(["version", "state"])
        .where("kind", "=", kind)
        .where("id", "=", id)
        .executeTakeFirst();
      return row && { kind, id, version: Number(row.version), state: JSON.parse(row.state) };
    },

    async findByPlace(kind, place) {
      const row = await db
        .selectFrom("states")
        .select(["id", "version", "state"])
        .where("kind", "=", kind)
        .where("place", "=", placeKey(place))
        .where("live", "=", 1)
        .orderBy("updated_at", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row && { kind, id: row.id, version: Number(row.version), state: JSON.parse(row.state) };
    },

    async list(kind, { person, live, atMost }) {
      let query = db
        .selectFrom("states")
        .select(["states.id", "states.version", "states.live", "states.updated_at"])
        .where("states.kind", "=", kind)
        .orderBy("states.updated_at", "desc")
        .orderBy("states.id", "desc")
        .limit(atMost);
      if (live !== undefined) query = query.where("states.live", "=", live ? 1 : 0);
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
      const row = await db
        .selectFrom("events")
        .select("version")
        .where("kind", "=", kind)
        .where("of", "=", id)
        .where("id", "=", eventId)
        .executeTakeFirst();
      return row !== undefined;
    },

    async commit(commit) {
      return await db.transaction().execute(async (trx) => {
        const before = await trx
          .selectFrom("states")
          .leftJoin("events", (join) =>
            join
              .onRef("events.kind", "=", "states.kind")
              .onRef("events.of", "=", "states.id")
              .on("events.id", "=", commit.event.id),
          )
          .select(["states.version", "states.people", "events.id as seen"])
          .where("states.kind", "=", commit.kind)
          .where("states.id", "=", commit.id)
          .executeTakeFirst();
        if (before !== undefined && before.seen !== null) return "duplicate";
        if (Number(before?.version ?? 0) !== commit.expectedVersion) return "conflict";
        await write(trx, commit, before?.people);
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

    async close() {
      await db.destroy();
    },
  };
}

async function write(trx: Kysely<Tables>, commit: Commit, peopleBefore: string | undefined): Promise<void> {
  const { kind, id } = commit;
  const version = commit.expectedVersion + 1;
  const people = JSON.stringify([...new Set(commit.people)].sort());
  await writeState(trx, {
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
  await trx
    .insertInto("events")
    .values({ kind, of: id, version, id: event.id, at: event.at, body: JSON.stringify(event.body) })
    .execute();
  if (commit.effects.length === 0) return;
  const effects = commit.effects.map((effect, index) => ({
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
  }));
  await trx.insertInto("effects").values(effects).execute();
}

async function writeState(trx: Kysely<Tables>, row: StatesTable): Promise<void> {
  if (row.version === 1) {
    await trx.insertInto("states").values(row).execute();
    return;
  }
  const { kind, id, ...rest } = row;
  const result = await trx
    .updateTable("states")
    .set(rest)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .where("version", "=", row.version - 1)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) !== 1)
    throw new Error(`${kind} ${id} was changed by another process; try again`);
}
