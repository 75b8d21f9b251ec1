import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What models used, one row for each answer that was paid for. */
export const uses: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("uses")
      .addColumn("at", "bigint", (column) => column.notNull())
      .addColumn("interview", "text")
      .addColumn("person", "text")
      .addColumn("workspace", "text")
      .addColumn("purpose", "text", (column) => column.notNull())
      .addColumn("model", "text", (column) => column.notNull())
      .addColumn("tokens_in", "integer", (column) => column.notNull())
      .addColumn("tokens_cached_in", "integer", (column) => column.notNull())
      .addColumn("tokens_out", "integer", (column) => column.notNull())
      .addColumn("cost", "double precision")
      .execute();
    await db.schema.createIndex("uses_by_time").on("uses").columns(["at"]).execute();
    await db.schema.createIndex("uses_by_interview").on("uses").columns(["interview"]).execute();
  },
};
