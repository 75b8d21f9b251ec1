import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const writer = join(import.meta.dirname, "sqlite-writer.ts");

type Writing = {
  readonly child: ChildProcess;
  readonly acknowledged: () => number;
  readonly ended: Promise<string>;
};

function startWriter(path: string, id: string, count: number): Writing {
  const child = spawn(process.execPath, [writer, path, id, String(count)], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  child.stderr.on("data", (data) => {
    said += data;
  });
  const ended = new Promise<string>((resolve) => child.on("close", () => resolve(said)));
  return {
    child,
    acknowledged: () => said.split("\n").filter((line) => line.startsWith("committed")).length,
    ended,
  };
}

async function until(true_: () => boolean): Promise<void> {
  while (!true_()) await new Promise((next) => setTimeout(next, 2));
}

describe("processes", () => {
  it("loses nothing that was acknowledged when it is killed in the midst of writing", async () => {
    const path = join(temporaryFolder(), "store.db");
    for (const [round, enough] of [5, 60, 150].entries()) {
      const id = `i${round}`;
      const writing = startWriter(path, id, 1_000_000);
      await until(() => writing.acknowledged() >= enough);
      writing.child.kill("SIGKILL");
      await writing.ended;
      const acknowledged = writing.acknowledged();
      const store = await openSqlite(path);
      const version = (await store.load("interview", id))?.version ?? 0;
      const events = await store.events("interview", id);
      expect(version).toBeGreaterThanOrEqual(acknowledged);
      expect(version).toBeLessThanOrEqual(acknowledged + 1);
      expect(events.map((event) => event.version)).toEqual(Array.from({ length: version }, (_, n) => n + 1));
      const claimed = await store.claim("w", 0, 1e15, 10_000);
      expect(claimed.filter((effect) => effect.of === id && effect.lane === "clock")).toHaveLength(version);
      await store.close();
    }
  });

  it("lets four start on one new file at once and write side by side", async () => {
    const path = join(temporaryFolder(), "store.db");
    const all = ["a", "b", "c", "d"].map((id) => startWriter(path, id, 60));
    const said = await Promise.all(all.map((writing) => writing.ended));
    expect(said.filter((text) => !text.trimEnd().endsWith("committed 60"))).toEqual([]);
    const store = await openSqlite(path);
    for (const id of ["a", "b", "c", "d"]) expect((await store.load("interview", id))?.version).toBe(60);
    await store.close();
  });

  it("lets one of several win each version when they write to the same interview", async () => {
    const path = join(temporaryFolder(), "store.db");
    const all = [1, 2, 3].map(() => startWriter(path, "same", 40));
    const said = await Promise.all(all.map((writing) => writing.ended));
    expect(
      said.filter((text) => text.includes("failed duplicate") || text.includes("committed 40")).length,
    ).toBe(3);
    const store = await openSqlite(path);
    const acknowledged = all.reduce((sum, writing) => sum + writing.acknowledged(), 0);
    expect((await store.load("interview", "same"))?.version).toBe(acknowledged);
    await store.close();
  });
});
