import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openSqlite } from "../src/store/open-sqlite.ts";
import { type Run, simulate } from "../test/simulation/simulate.ts";
import type { Totals } from "../test/simulation/world.ts";

const USAGE = `npm run simulate -- [--seeds N] [--first S] [--sqlite] [--trace LINES]

Runs N interviews' worlds (100 unless given), each made of its seed alone: two replicas, crashes, redelivery,
slow and failing everything, clocks that jump; then healing, then a judgement. Prints a line every 50 seeds, for
each failure the seed and the last lines (80 unless given) of what happened, and totals at the end. Exit code 1
when one failed.`;

const SEEDS_A_LINE = 50;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "100" },
    first: { type: "string", default: "1" },
    trace: { type: "string", default: "80" },
    sqlite: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const first = Number(values.first);
const count = Number(values.seeds);
const totals: Partial<Totals> = {};
const failed: number[] = [];
const began = performance.now();
for (let seed = first; seed < first + count; seed += 1) {
  const run = values.sqlite ? await onSqlite(seed) : await simulate(seed);
  for (const [name, value] of Object.entries(run.totals) as [keyof Totals, number][])
    totals[name] = (totals[name] ?? 0) + value;
  if (run.broken.length > 0) report(run);
  const done = seed - first + 1;
  if (done % SEEDS_A_LINE === 0 && done < count) console.log(progress(done));
}
console.log(
  `${count} seeds from ${first} in ${secondsSince(began)} s on ${values.sqlite ? "SQLite" : "the memory store"}`,
);
console.log(
  Object.entries(totals)
    .map(([name, value]) => `${name} ${value}`)
    .join(" · "),
);
console.log(failed.length === 0 ? "All sound." : `${failed.length} failed: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);

function progress(done: number): string {
  const heapMb = Math.round(process.memoryUsage().heapUsed / 1e6);
  return `${done} of ${count} seeds, ${failed.length} failed, ${secondsSince(began)} s, heap ${heapMb} MB`;
}

function secondsSince(then: number): string {
  return ((performance.now() - then) / 1_000).toFixed(1);
}

function report({ seed, broken, trace }: Run): void {
  failed.push(seed);
  console.log(`\nseed ${seed} failed; again with: npm run simulate -- --first ${seed} --seeds 1`);
  for (const sentence of broken) console.log(`  ${sentence}`);
  console.log(trace.slice(-Number(values.trace)).join("\n"));
}

async function onSqlite(seed: number): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "mockingbird-simulate-"));
  const store = await openSqlite(join(folder, "store.db"));
  try {
    return await simulate(seed, { store });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
