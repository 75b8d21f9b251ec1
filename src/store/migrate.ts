import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { MIGRATIONS } from "./migrations/migrations.ts";
import type { Tables } from "./tables.ts";

/** The stored data was written by a newer Mockingbird; an older one must not touch it. */
export class NewerSchemaError extends Error {
  constructor(where: string, unknown: readonly string[]) {
    super(
      `${where} was written by a newer Mockingbird (it has ${unknown.join(", ")}, which this one does not know). ` +
        "Start the newer version, or point this one at another store.",
    );
    this.name = "NewerSchemaError";
  }
}

/**
 * Brings the tables to the newest shape. Whoever calls it holds a lock that keeps other processes from doing
 * so at the same time.
 *
 * @param where How an operator knows the store, for messages.
 */
export async function migrateToLatest(db: Kysely<Tables>, where: string): Promise<void> {
  await refuseNewer(db, where);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === "Error")?.migrationName ?? "preparing";
  throw new Error(`Migration "${failed}" of ${where} failed and nothing was changed: ${String(error)}`, {
    cause: error,
  });
}

async function refuseNewer(db: Kysely<Tables>, where: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return;
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  const unknown = rows.map((row) => row.name).filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) throw new NewerSchemaError(where, unknown);
}
