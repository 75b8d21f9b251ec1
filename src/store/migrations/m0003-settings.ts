import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What was chosen for a workspace or by a person, as JSON under a key. */
export const settings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable("settings")
      .addColumn("key", "text", (column) => column.primaryKey())
      .addColumn("body", "text", (column) => column.notNull())
      .execute();
  },
};
