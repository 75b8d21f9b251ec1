import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** States, their events, the outbox, what was given up, and documents by hash. */
export const first: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("states")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("people", "text", (column) => column.notNull())
      .addColumn("place", "text")
      .addColumn("live", "integer", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      // Last, because it is long: SQLite reads through it to reach whatever stands behind it.
      .addColumn("state", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("states_pk", ["kind", "id"])
      .execute();
    await db.schema.createIndex("states_by_place").on("states").columns(["kind", "place"]).execute();
    await db.schema.createIndex("states_by_time").on("states").columns(["kind", "updated_at"]).execute();

    await db.schema
      .createTable("people")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("person", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("people_pk", ["kind", "person", "id"])
      .addForeignKeyConstraint("people_of", ["kind", "id"], "states", ["kind", "id"], (key) =>
        key.onDelete("cascade"),
      )
      .execute();
    await db.schema.createIndex("people_by_state").on("people").columns(["kind", "id"]).execute();

    await db.schema
      .createTable("events")
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("of", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("events_pk", ["kind", "of", "version"])
      .addUniqueConstraint("events_once", ["kind", "of", "id"])
      .addForeignKeyConstraint("events_of", ["kind", "of"], "states", ["kind", "id"], (key) =>
        key.onDelete("cascade"),
      )
      .execute();

    await db.schema
      .createTable("effects")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("of", "text", (column) => column.notNull())
      .addColumn("lane", "text", (column) => column.notNull())
      .addColumn("seq", "bigint", (column) => column.notNull())
      .addColumn("ready_at", "bigint", (column) => column.notNull())
      .addColumn("set_at", "bigint", (column) => column.notNull())
      .addColumn("worker", "text")
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("effects_by_time").on("effects").columns(["ready_at"]).execute();
    await db.schema
      .createIndex("effects_by_lane")
      .on("effects")
      .columns(["kind", "of", "lane", "seq"])
      .execute();

    await db.schema
      .createTable("dead_effects")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("of", "text", (column) => column.notNull())
      .addColumn("lane", "text", (column) => column.notNull())
      .addColumn("seq", "bigint", (column) => column.notNull())
      .addColumn("ready_at", "bigint", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addColumn("why", "text", (column) => column.notNull())
      .execute();

    await db.schema
      .createTable("documents")
      .addColumn("hash", "text", (column) => column.primaryKey())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
  },
};
