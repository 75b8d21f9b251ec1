import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readAttacks } from "../src/calibration/read-attacks.ts";
import { readGolden } from "../src/calibration/read-golden.ts";
import { type Config, ConfigError, readConfig } from "../src/config.ts";
import { readLibrary } from "../src/library/read-library.ts";
import { readPrompts } from "../src/library/read-prompts.ts";
import { createPinoLog } from "../src/log/pino-log.ts";
import { openModels } from "../src/models/open-models.ts";
import { openMinds } from "../src/open-minds.ts";
import type { Candidate } from "../src/rehearsal/candidate.ts";
import { generatedCandidates } from "../src/rehearsal/generated-candidate.ts";
import { rehearsalLines } from "../src/rehearsal/rehearsal-table.ts";
import { isClean, type Rehearsal, rehearse } from "../src/rehearsal/rehearse.ts";
import { scriptedCandidates } from "../src/rehearsal/scripted-candidates.ts";
import type { Rubric } from "../src/rubric/rubric.ts";
import { LEVELS, type Level } from "../src/rubric/stages.ts";
import { realSleep } from "../src/runtime/sleep.ts";
import { createMemoryStore } from "../src/store/memory-store.ts";
import { loadEnvFile } from "./env-file.ts";

const USAGE = `npm run rehearse [-- --problem ID] [--candidate NAME] [--seed N] [--minutes N] [--level LEVEL] [--json FILE]
Holds whole interviews with candidates of known quality and checks the interviewer: nothing leaks, nothing is repeated,
no praise, the gates and budgets hold, the thread is kept. Ends with 1 and the words when something is wrong.
The interviewer and grader are those that are configured (.env), offline without; with a model it also plays candidates.
  --candidate NAME  only this one: strong, middling, weak, silent, rambling, off-topic, gibberish, stubborn, injecting,
                    and with a model generated strong, generated middling, generated weak`;

const { values } = parseArgs({
  options: {
    problem: { type: "string" },
    candidate: { type: "string" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "45" },
    level: { type: "string", default: "senior" },
    json: { type: "string" },
    help: { type: "boolean" },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function wholeNumber(name: "seed" | "minutes"): number {
  const number = Number(values[name]);
  return Number.isInteger(number) && number >= 0 && (name === "seed" || (number >= 5 && number <= 180))
    ? number
    : refuse(
        `--${name} takes a whole number${name === "minutes" ? " from 5 to 180" : ""}, and not "${values[name]}".`,
      );
}

function readSettings(): Config {
  loadEnvFile();
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) refuse(error.message);
    throw error;
  }
}

const config = readSettings();
const seed = wholeNumber("seed");
const minutes = wholeNumber("minutes");
const level: Level =
  LEVELS.find((one) => one === values.level) ?? refuse(`--level is one of ${LEVELS.join(", ")}.`);
const root = join(import.meta.dirname, "..");
const promptsFolder = join(root, "src", "prompts");
const library = readLibrary(join(root, "rubrics"), config.rubricsFolder);
const rubrics = [...library.rubrics.values()].filter(
  ({ id }) => values.problem === undefined || values.problem === id,
);
if (rubrics.length === 0) refuse(`There is no problem "${values.problem}"; npm run problems lists them.`);
const attacks = Object.values(readAttacks(join(root, "rubrics", "attacks.yaml")).attacks).flat();
const { systems } = readGolden(join(root, "rubrics", "golden"), rubrics);
const log = createPinoLog(config.logLevel);
// Budgets are held over the whole rehearsal, so all interviews share what models write down.
const ledger = createMemoryStore();
const clock = { now: Date.now };
const minds = await openMinds({ config, log, clock, prompts: promptsFolder, store: async () => ledger });

function candidatesFor(rubric: Rubric): readonly Candidate[] {
  const golden = systems.find((system) => system.rubric.id === rubric.id)?.golden;
  const scripted = scriptedCandidates({ rubric, attacks, seed, ...(golden !== undefined && { golden }) });
  const all = [...scripted, ...generatedFor(rubric)];
  const wanted = all.filter(({ name }) => values.candidate === undefined || values.candidate === name);
  if (wanted.length === 0)
    refuse(`There is no candidate "${values.candidate}" here: ${all.map(({ name }) => name).join(", ")}.`);
  return wanted;
}

function generatedFor(rubric: Rubric): readonly Candidate[] {
  if (config.models === undefined) return [];
  const models = openModels(config.models, { ledger, clock, log, sleep: realSleep, random: Math.random });
  const model = models.interviewer ?? models.grader;
  if (model === undefined) return [];
  const newNonce = () => randomBytes(12).toString("hex");
  return generatedCandidates({ model, prompts: readPrompts(promptsFolder), rubric, newNonce, seed });
}

const rehearsals: Rehearsal[] = [];
for (const rubric of rubrics) {
  const parts = { rubric, ...minds, ledger, log, seed, minutes, level };
  const rehearsal = await rehearse(parts, candidatesFor(rubric));
  rehearsals.push(rehearsal);
  console.log(`${rehearsalLines(rehearsal).join("\n")}\n`);
}
const clean = rehearsals.every(isClean);
console.log(
  clean
    ? "Nothing was found against this interviewer and grader."
    : "Something was found; each line with BREACH above says what, where and in which words.",
);
if (values.json !== undefined) {
  const rows = rehearsals.map(({ problem, interviewer, outOfOrder, rehearsed }) => ({
    problem,
    interviewer,
    outOfOrder,
    candidates: rehearsed.map(({ held, found }) => ({
      name: held.candidate.name,
      score: held.score ?? null,
      used: held.used,
      found: Object.fromEntries(found.map(({ check, breaches }) => [check, breaches])),
    })),
  }));
  writeFileSync(
    values.json,
    `${JSON.stringify({ seed, minutes, level, clean, rehearsals: rows }, null, 2)}\n`,
  );
}
process.exit(clean ? 0 : 1);
