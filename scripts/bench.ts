import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchCommits } from "./bench/commits.ts";
import { costLines, costVerdict, measureCost } from "./bench/cost.ts";
import { asLine, type Figure, isMet } from "./bench/figures.ts";
import { benchFirstPrompt } from "./bench/first-prompt.ts";
import { benchGrading } from "./bench/grading.ts";
import { benchMemory } from "./bench/memory.ts";
import { benchTurnaround } from "./bench/turnaround.ts";

const USAGE = `npm run bench -- [--json FILE] [--only NAME] | --cost [--json FILE]

Measures turnaround, commits, grading, memory and the first prompt (NAME is one of turnaround, commits, grading,
memory, first-prompt), each against a named limit or against what the same disk does raw in the same run. About a
minute and a half; figures of a busy machine say little. Exit code 0 also when a limit is missed: read the marks.

--cost counts instead the tokens of a 45-minute interview as it is really led and graded with a model, against the
naive way (whole history and whole rubric each turn, every criterion judged by its own call), with one tokenizer. No
model is called.`;

const BENCHES = {
  turnaround: benchTurnaround,
  commits: benchCommits,
  grading: benchGrading,
  memory: benchMemory,
  "first-prompt": benchFirstPrompt,
} as const;

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    only: { type: "string" },
    cost: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

if (values.cost) {
  const counted = [await measureCost("stage"), await measureCost("criterion")];
  console.log(counted.map((figures) => costLines(figures).join("\n")).join("\n\n"));
  if (values.json !== undefined) {
    const rows = counted.map((figures) => ({ ...figures, verdict: costVerdict(figures) }));
    writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  }
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "mockingbird-bench-"));
const figures: Figure[] = [];
try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (values.only !== undefined && values.only !== name) continue;
    for (const figure of await bench(folder)) {
      figures.push(figure);
      console.log(asLine(figure));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const rows = figures.map((figure) => ({ ...figure, met: isMet(figure) ?? null }));
  writeFileSync(
    values.json,
    `${JSON.stringify({ at: new Date().toISOString(), machine, figures: rows }, null, 2)}\n`,
  );
}
process.exit(0);
