import { spawn } from "node:child_process";
import { join } from "node:path";
import { PROBLEM, rubric } from "./bench-engine.ts";
import { type Figure, quantile } from "./figures.ts";

const FIRST_PROMPT_MS_MAX = 1_000;
const RUNS = 5;
const PATIENCE_MS = 15_000;

/** From the start of the program until the candidate can read the task. */
export async function benchFirstPrompt(folder: string): Promise<readonly Figure[]> {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) took.push(await once(join(folder, `practice-${run}`)));
  return [
    { name: "start → first prompt, the first run", value: took[0]!, unit: "ms" },
    {
      name: "start → first prompt, median",
      value: quantile(took, 0.5),
      unit: "ms",
      against: { value: FIRST_PROMPT_MS_MAX, called: "limit", better: "less" },
    },
  ];
}

function once(data: string): Promise<number> {
  const program = join(import.meta.dirname, "..", "run.mjs");
  const began = performance.now();
  const child = spawn(process.execPath, [program, "practice", "--problem", PROBLEM, "--data", data], {
    stdio: "pipe",
  });
  // The width of a terminal decides where the lines break, so only the beginning is looked for.
  const beginning = rubric.prompt.split(/\s+/).slice(0, 5).join(" ");
  return new Promise((resolve, reject) => {
    let said = "";
    const giveUp = setTimeout(() => reject(new Error(`no prompt came: ${said.slice(0, 500)}`)), PATIENCE_MS);
    const hear = (data: unknown) => {
      said += String(data);
      if (!said.replaceAll(/\s+/g, " ").includes(beginning)) return;
      clearTimeout(giveUp);
      resolve(performance.now() - began);
      child.kill("SIGKILL");
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", reject);
  });
}
