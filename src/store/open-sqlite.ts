import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, SqliteDialect } from "kysely";
import type { Store } from "../ports/store.ts";
import type { Lazily } from "./kysely-outbox.ts";
import { createKyselyStore } from "./kysely-store.ts";
import { migrateToLatest } from "./migrate.ts";
import { sqliteShim } from "./sqlite-shim.ts";
import type { Tables } from "./tables.ts";

/** "MOCK": marks a file as ours, so that another program's database is never written to. */
const APPLICATION_ID = 0x4d4f434b;
/** A transaction here takes milliseconds; longer than this means that something holds the file. */
const BUSY_MS = 1_000;
/** Another process may be migrating while this one opens. */
const BUSY_WHILE_OPENING_MS = 10_000;
const OPENING_ATTEMPTS_MAX = 20;
/**
 * Pages (of 4 KiB) in the write-ahead log before it is written back into the file. Whoever makes the log reach this has
 * to wait for it; most pages of live interviews are written over many times until then, and only once into the file.
 */
const LOG_PAGES_MAX = 4_000;

export type SqliteOptions = {
  /** Most pages (of 4 KiB) that the file may have; a write beyond that is refused like on a full disk. */
  readonly pagesMax?: number;
};

/**
 * Opens the store in one file and brings it up to date. Every commit is on the disk before it is acknowledged.
 * Several processes may have the same file open.
 *
 * @throws Error with a sentence for the operator: the file is no database, is another program's, was written
 * by a newer Mockingbird, or cannot be opened.
 */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Store> {
  const database = openFile(path);
  try {
    await withPatience(() => prepareFile(database, path, options));
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqliteShim(database) }) });
    // The transaction is the lock: Kysely takes none for SQLite, and two processes may start together.
    database.exec("begin immediate");
    await migrateToLatest(db, `"${path}"`);
    database.exec("commit");
    database.exec(`pragma busy_timeout = ${BUSY_MS}`);
    return createKyselyStore(db, lazilyOn(database, db));
  } catch (error) {
    database.close();
    throw clearer(error, path);
  }
}

/**
 * With `normal` the write-ahead log is not waited for. A killed process loses nothing by it, since the system has the
 * writes; and the next write that is waited for carries all earlier ones to the disk.
 */
function lazilyOn(database: DatabaseSync, db: Kysely<Tables>): Lazily {
  return (write) =>
    // The connection is held, so that nothing durable slips in between.
    db.connection().execute(async (on) => {
      database.exec("pragma synchronous = normal");
      try {
        return await write(on);
      } finally {
        database.exec("pragma synchronous = full");
      }
    });
}

function openFile(path: string): DatabaseSync {
  try {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    return new DatabaseSync(path, { timeout: BUSY_WHILE_OPENING_MS, enableForeignKeyConstraints: true });
  } catch (error) {
    throw clearer(error, path);
  }
}

function prepareFile(database: DatabaseSync, path: string, options: SqliteOptions): void {
  const marked = numberOf(database, "pragma application_id");
  const tables = numberOf(database, "select count(*) from sqlite_schema");
  if (marked !== APPLICATION_ID && (marked !== 0 || tables > 0)) {
    throw new Error(`"${path}" is a database of another program. Choose another file for Mockingbird.`);
  }
  database.exec("pragma journal_mode = wal");
  database.exec("pragma synchronous = full");
  database.exec(`pragma wal_autocheckpoint = ${LOG_PAGES_MAX}`);
  if (marked !== APPLICATION_ID) database.exec(`pragma application_id = ${APPLICATION_ID}`);
  if (options.pagesMax !== undefined) database.exec(`pragma max_page_count = ${options.pagesMax}`);
}

/** Turning the write-ahead log on does not wait for another process as other statements do. */
async function withPatience(attempt: () => void): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return attempt();
    } catch (error) {
      if (!/locked|busy/i.test(String(error)) || tries >= OPENING_ATTEMPTS_MAX) throw error;
      await sleep(25 * tries);
    }
  }
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}

function clearer(error: unknown, path: string): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (/not a database/i.test(message)) {
    return new Error(`"${path}" is not a database. Choose another file, or move this one away.`, {
      cause: error,
    });
  }
  if (/unable to open|EACCES|ENOTDIR|EEXIST|EROFS|readonly/i.test(message)) {
    return new Error(`"${path}" cannot be opened for writing: ${message}.`, { cause: error });
  }
  return error instanceof Error ? error : new Error(message);
}
