import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { commitOf, effectOf, place } from "./commits.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("a store in a file", () => {
  it("has everything after it was closed and opened again", async () => {
    const path = join(temporaryFolder(), "a", "b", "store.db");
    const before = await openSqlite(path);
    await before.commit(commitOf("i1", 0, { effects: [effectOf("i1:1:0")] }));
    await before.saveDocument("h", "body");
    await before.close();
    const after = await openSqlite(path);
    expect((await after.findByPlace("interview", place))?.version).toBe(1);
    expect(await after.document("h")).toBe("body");
    expect((await after.claim("w", 0, 9, 9)).map((effect) => effect.id)).toEqual(["i1:1:0"]);
    await after.close();
  });

  it("brings a file of the first version up to date and keeps what is in it", async () => {
    const path = join(temporaryFolder(), "store.db");
    const first = await openSqlite(path);
    await first.commit(commitOf("i1", 0, { effects: [effectOf("i1:1:0")] }));
    await first.close();
    const file = new DatabaseSync(path);
    file.exec(
      "drop table uses; drop table settings; delete from kysely_migration where name <> '0001-first'",
    );
    file.close();
    const now = await openSqlite(path);
    expect((await now.load("interview", "i1"))?.version).toBe(1);
    expect(await now.used({})).toEqual([]);
    expect(await now.setting("a")).toBeUndefined();
    const use = { at: 1, purpose: "check", model: "m", tokens: { in: 1, cachedIn: 0, out: 1 } } as const;
    await now.recordUse(use);
    await now.close();
    const again = await openSqlite(path);
    expect((await again.used({})).map((total) => total.calls)).toEqual([1]);
    await again.close();
  });

  it("keeps a write-ahead log", async () => {
    const path = join(temporaryFolder(), "store.db");
    const store = await openSqlite(path);
    const file = new DatabaseSync(path);
    expect(file.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "wal" });
    file.close();
    expect(existsSync(`${path}-wal`)).toBe(true);
    await store.close();
  });

  it("shows two connections the same thing, and lets one of them win", async () => {
    const path = join(temporaryFolder(), "store.db");
    const [one, two] = [await openSqlite(path), await openSqlite(path)];
    expect(await one.commit(commitOf("i1", 0, { effects: [effectOf("i1:1:0")] }))).toBe("committed");
    expect((await two.load("interview", "i1"))?.version).toBe(1);
    expect(await two.commit(commitOf("i1", 1))).toBe("committed");
    expect(await one.commit(commitOf("i1", 1, { event: { id: "rival", at: 1, body: {} } }))).toBe("conflict");
    expect(await one.claim("w1", 5, 50, 9)).toHaveLength(1);
    expect(await two.claim("w2", 5, 50, 9)).toHaveLength(0);
    await one.close();
    await two.close();
  });

  it("rejects and changes nothing while somebody else holds the file, and works again afterwards", async () => {
    const path = join(temporaryFolder(), "store.db");
    const store = await openSqlite(path);
    const rival = new DatabaseSync(path);
    rival.exec("begin immediate");
    await expect(store.commit(commitOf("i1", 0))).rejects.toThrow(/locked|busy/i);
    rival.exec("rollback");
    rival.close();
    expect(await store.load("interview", "i1")).toBeUndefined();
    expect(await store.commit(commitOf("i1", 0))).toBe("committed");
    await store.close();
  });

  it("rejects when the disk is full, keeps what it has, and goes on when there is room", async () => {
    const path = join(temporaryFolder(), "store.db");
    const full = await openSqlite(path, { pagesMax: 40 });
    const big = (version: number) =>
      commitOf("i1", version, { state: "x".repeat(20_000), effects: [effectOf(`e${version}`)] });
    let version = 0;
    const fill = async () => {
      for (; version < 100; version += 1) {
        await full.commit({
          ...big(version),
          event: { id: `e${version}`, at: version, body: "y".repeat(9_000) },
        });
      }
    };
    await expect(fill()).rejects.toThrow(/full/i);
    expect(version).toBeGreaterThan(1);
    expect((await full.load("interview", "i1"))?.version).toBe(version);
    expect(await full.events("interview", "i1")).toHaveLength(version);
    await full.close();
    const roomy = await openSqlite(path);
    expect(await roomy.commit(big(version))).toBe("committed");
    await roomy.close();
  });
});

describe("a file that is not for us", () => {
  it("is refused with a sentence when it is no database", async () => {
    const path = join(temporaryFolder(), "notes.txt");
    writeFileSync(path, "These are my notes, and there are enough of them to fill a header. ".repeat(40));
    await expect(openSqlite(path)).rejects.toThrow(/notes\.txt" is not a database\. Choose another file/);
  });

  it("is refused when it belongs to another program", async () => {
    const path = join(temporaryFolder(), "other.db");
    const other = new DatabaseSync(path);
    other.exec("create table invoices (id integer)");
    other.close();
    await expect(openSqlite(path)).rejects.toThrow(/database of another program/);
  });

  it("is refused when a newer version wrote it, and is left as it was", async () => {
    const path = join(temporaryFolder(), "store.db");
    await (await openSqlite(path)).close();
    const newer = new DatabaseSync(path);
    newer.exec("insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00.000Z')");
    await expect(openSqlite(path)).rejects.toThrow(
      /written by a newer Mockingbird.*9999-from-the-future.*Start the newer version/,
    );
    newer.exec("delete from kysely_migration where name like '9999%'");
    newer.close();
    await (await openSqlite(path)).close();
  });

  it("is refused when it is a folder", async () => {
    const path = join(temporaryFolder(), "folder");
    mkdirSync(path);
    await expect(openSqlite(path)).rejects.toThrow(/cannot be opened for writing/);
  });
});
