import { parseArgs } from "node:util";
import { GUARDS, type Guard } from "../test/simulation/guards.ts";
import { simulate } from "../test/simulation/simulate.ts";

const USAGE = `npm run check-guards -- [--seeds N] [--guard NAME]

Takes each guard out in turn and runs the simulation until it goes red; a guard whose absence nobody notices
within N seeds (40 unless given) is either useless or untested. With every guard in place all seeds must stay
green. Prints a table; exit code 1 when something is not as it should be.`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "40" },
    guard: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const seeds = Number(values.seeds);
const guards = values.guard === undefined ? (Object.keys(GUARDS) as Guard[]) : [values.guard as Guard];
let wrong = 0;

const red = await firstRed(undefined, seeds);
if (red !== undefined) wrong += 1;
row(
  "(all in place)",
  red === undefined,
  red === undefined ? `green for ${seeds} seeds` : `RED at seed ${red.seed}: ${red.why}`,
);
for (const guard of guards) {
  const found = await firstRed(guard, seeds);
  if (found === undefined) wrong += 1;
  row(
    guard,
    found !== undefined,
    found === undefined ? `STILL GREEN after ${seeds} seeds` : `red at seed ${found.seed}: ${found.why}`,
  );
}
console.log(
  wrong === 0 ? "\nEvery guard is needed, and its absence is noticed." : `\n${wrong} not as it should be.`,
);
process.exit(wrong === 0 ? 0 : 1);

async function firstRed(
  remove: Guard | undefined,
  seeds: number,
): Promise<{ seed: number; why: string } | undefined> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const run = await simulate(seed, remove === undefined ? {} : { remove });
    if (run.broken[0] !== undefined) return { seed, why: run.broken[0] };
  }
  return undefined;
}

function row(name: string, fine: boolean, says: string): void {
  console.log(`${fine ? "ok " : "NOT"}  ${name.padEnd(18)} ${says.slice(0, 130)}`);
}
