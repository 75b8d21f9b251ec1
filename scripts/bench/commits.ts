import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Engine } from "../../src/runtime/engine.ts";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { benchEngine, candidate, placeOf, replies, settingsOf } from "./bench-engine.ts";
import type { Figure } from "./figures.ts";

const BLOCKS = 20;
const BLOCK = 30;
const INTERVIEWS = 20;
/** Of the rate at which the same file takes bare rows of the same size, each in its own durable transaction. */
const SHARE_OF_RAW_MIN = 0.5;

/** How many events a second are found, stepped and committed, against what the file itself can do. */
export async function benchCommits(folder: string): Promise<readonly Figure[]> {
  const path = join(folder, "commits.db");
  const store = await openSqlite(path);
  const engine = benchEngine(store);
  for (let n = 0; n < INTERVIEWS; n += 1) await engine.startInterview(settingsOf(n));
  const raw = rawWriter(path);
  let eventsMs = 0;
  let rawMs = 0;
  let bytes = 0;
  // In turns, so that whatever else the machine does falls on both alike.
  for (let block = 0; block < BLOCKS; block += 1) {
    const began = performance.now();
    for (let n = 0; n < BLOCK; n += 1) await deliver(engine, block * BLOCK + n);
    eventsMs += performance.now() - began;
    const loaded = await store.findByPlace("interview", placeOf(block % INTERVIEWS));
    const size = JSON.stringify(loaded?.state).length;
    bytes += size / BLOCKS;
    rawMs += raw.write(BLOCK, size);
  }
  raw.close();
  await store.close();
  const perSecond = (ms: number) => (BLOCKS * BLOCK) / (ms / 1_000);
  const aim = {
    value: perSecond(rawMs) * SHARE_OF_RAW_MIN,
    called: "half of the raw rate",
    better: "more",
  } as const;
  return [
    {
      name: `raw commits of ${Math.round(bytes / 1_000)} KB rows, same file`,
      value: perSecond(rawMs),
      unit: "per s",
    },
    {
      name: "events delivered, stepped and committed",
      value: perSecond(eventsMs),
      unit: "per s",
      against: aim,
    },
  ];
}

async function deliver(engine: Engine, n: number): Promise<void> {
  const text = replies[n % replies.length]!;
  const deed = { is: "message", ref: `e${n}`, text } as const;
  const outcome = await engine.deliver({ id: `e${n}`, place: placeOf(n % INTERVIEWS), by: candidate, deed });
  if (outcome.is !== "accepted") throw new Error(`event ${n} was ${outcome.is}`);
}

/** Bare rows into the same file, each in a durable transaction of its own; gives the milliseconds. */
function rawWriter(path: string) {
  const file = new DatabaseSync(path, { timeout: 1_000 });
  file.exec("pragma synchronous = full");
  file.exec("create table bench (id integer primary key, body text)");
  const insert = file.prepare("insert into bench (body) values (?)");
  return {
    write(rows: number, bytes: number): number {
      const body = "x".repeat(bytes);
      const began = performance.now();
      for (let n = 0; n < rows; n += 1) {
        file.exec("begin immediate");
        insert.run(body);
        file.exec("commit");
      }
      return performance.now() - began;
    },
    close: () => file.close(),
  };
}
