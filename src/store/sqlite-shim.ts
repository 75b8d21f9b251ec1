import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";

/** Distinct statements of this program are about twenty; the bound keeps a mistake from growing without end. */
const STATEMENTS_MAX = 200;

/** `node:sqlite` in the shape that Kysely's SqliteDialect expects, with prepared statements kept. */
export function sqliteShim(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      // SQLite undoes a transaction by itself when the disk is full; undoing it again would hide that error.
      if (sql === "rollback" && !database.isTransaction) return nothingToDo;
      const known = kept.get(sql);
      if (known !== undefined) return known;
      // "begin" alone takes the write lock at the first write and then fails at once if somebody else wrote.
      const statement = asKyselyExpects(database.prepare(sql === "begin" ? "begin immediate" : sql));
      if (kept.size >= STATEMENTS_MAX) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

function asKyselyExpects(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}

const nothingToDo: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};
