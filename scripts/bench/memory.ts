import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Figure } from "./figures.ts";

const RSS_MB_MAX = 250;
const SECONDS = 20;

/** Memory with many live interviews, in a process of their own. */
export async function benchMemory(folder: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const count of [1_000, 10_000]) {
    const run = (script: string, ...more: string[]) =>
      promisify(execFile)(process.execPath, [
        join(import.meta.dirname, script),
        folder,
        String(count),
        ...more,
      ]);
    await run("fill-store.ts");
    const { stdout } = await run("live-interviews.ts", String(SECONDS));
    const { rssMb, heapMb, lateMs, cpuShare } = JSON.parse(stdout) as Record<string, number>;
    const many = count.toLocaleString("en");
    figures.push(
      {
        name: `resident memory with ${many} live interviews`,
        value: rssMb!,
        unit: "MB",
        against: { value: RSS_MB_MAX, called: "limit", better: "less" },
        note: `heap ${heapMb!.toFixed(0)} MB, ${(cpuShare! * 100).toFixed(0)} % of a core`,
      },
      {
        name: `lateness of alarms with ${many} live interviews`,
        value: lateMs!,
        unit: "ms",
        against: { value: 1_000, called: "limit", better: "less" },
      },
    );
  }
  return figures;
}
