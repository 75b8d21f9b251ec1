import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { benchEngine } from "./bench-engine.ts";

// A process that leads the live interviews which `fill-store.ts` left. It runs for a while, then writes its memory
// and how late it is as JSON. Arguments: folder, number, seconds.

const [folder, count, seconds] = process.argv.slice(2);
const store = await openSqlite(join(folder!, `live-${count}.db`));
const engine = benchEngine(store);
const cpu = process.cpuUsage();
engine.start();
let rssMax = 0;
for (let second = 0; second < Number(seconds); second += 1) {
  await sleep(1_000);
  rssMax = Math.max(rssMax, process.memoryUsage().rss);
}
const { user, system } = process.cpuUsage(cpu);
const lateMs = Math.max(0, Date.now() - ((await store.nextDueAt()) ?? Date.now()));
await engine.stop();
await store.close();
const { heapUsed } = process.memoryUsage();
process.stdout.write(
  JSON.stringify({
    rssMb: rssMax / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
    lateMs,
    cpuShare: (user + system) / 1e6 / Number(seconds),
  }),
);
