import { join } from "node:path";
import { parseArgs } from "node:util";
import { readGolden } from "../src/calibration/read-golden.ts";
import { confusionLines, errorLines, rowsOf, tableLines, targetLines } from "../src/calibration/table.ts";
import { ConfigError, readConfig } from "../src/config.ts";
import { mistakeLine, readLibrary } from "../src/library/read-library.ts";
import { calibrate } from "./calibrate/calibrate.ts";
import { chooseGrader } from "./calibrate/choose-grader.ts";
import { isPicture, writeFigures, writePicture } from "./calibrate/write-results.ts";
import { loadEnvFile } from "./env-file.ts";

const USAGE = `npm run calibrate [-- --grader offline|model] [--held-out] [--sample N] [--json FILE] [--picture FILE] …
How well a grader agrees with the golden replies, against the targets of docs/grading.md, and whether it may be trusted.
  --grader NAME     offline (the default) or model; docs/calibration.md says what that needs and costs
  --held-out        measures the replies that nothing was ever tuned on
  --golden FOLDER   other golden files than rubrics/golden (ID.yaml)
  --problem ID      one problem only
  --sample N        at most N replies, spread over stages and qualities
  --attacks         attacks a model too, with a few of rubrics/attacks.yaml; the offline grader meets all of them
  --public FOLDER   public short-answer data (nn_exam*.jsonl, content_units*.jsonl, scientsbank*.jsonl) for text-only criteria
  --errors          lists every disagreement
  --json FILE       writes the figures
  --picture FILE    draws them (.svg or .png)`;

const { values } = parseArgs({
  options: {
    grader: { type: "string", default: "offline" },
    "held-out": { type: "boolean", default: false },
    golden: { type: "string" },
    problem: { type: "string" },
    sample: { type: "string" },
    attacks: { type: "boolean", default: false },
    public: { type: "string" },
    errors: { type: "boolean" },
    json: { type: "string" },
    picture: { type: "string" },
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

function readSettings() {
  loadEnvFile();
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) refuse(error.message);
    throw error;
  }
}

const sample = values.sample === undefined ? undefined : Number(values.sample);
if (sample !== undefined && !(Number.isInteger(sample) && sample > 0))
  refuse(`--sample takes a whole number above zero, and not "${values.sample}".`);
if (values.picture !== undefined && !isPicture(values.picture))
  refuse(`--picture writes .svg or .png, and "${values.picture}" is neither.`);
const chosen = await chooseGrader(values.grader, readSettings());
if (!chosen.ok) refuse(chosen.failure);

const home = join(import.meta.dirname, "..", "rubrics");
const library = readLibrary(home);
const rubrics = [...library.rubrics.values()].filter(
  ({ id }) => values.problem === undefined || values.problem === id,
);
const read = (folder: string) => {
  const { systems, mistakes } = readGolden(folder, rubrics);
  for (const mistake of mistakes) console.error(mistakeLine(mistake));
  return systems;
};
const goldenFolder = values.golden ?? join(home, "golden");
const heldOutFolder = join(goldenFolder, "held-out");
const systems = read(values["held-out"] ? heldOutFolder : goldenFolder);
if (systems.length === 0)
  refuse(
    values.problem === undefined
      ? "There are no golden replies there."
      : `There are no golden replies for "${values.problem}" there.`,
  );

const calibration = await calibrate({
  grader: chosen.value,
  systems,
  heldOut: values["held-out"] || values.golden !== undefined ? [] : read(heldOutFolder),
  library,
  rubricsFolder: home,
  sample,
  publicFolder: values.public,
  attacks: values.attacks,
  signal: new AbortController().signal,
});
const { measured, targets, trust } = calibration;
const rows = rowsOf(measured.cases, rubrics);
const set = values["held-out"] ? "held-out replies" : "golden replies";
console.log(`${calibration.grader}: ${measured.replies} ${set}, ${measured.cases.length} judgements\n`);
const lines = [
  ...tableLines(rows),
  "",
  ...confusionLines(calibration.all),
  "",
  "Targets",
  ...targetLines(targets),
];
if (values.public === undefined)
  lines.push(
    "  not measured here          text-only criteria on public data; give --public FOLDER (see docs/grading.md)",
  );
if (calibration.attacks === undefined) lines.push("  not measured here          attacks; give --attacks");
for (const [why, count] of Object.entries(measured.unscored)) lines.push(`  ${count} unscored: ${why}`);
if (values.errors) lines.push("", "Disagreements", ...errorLines(measured));
console.log([...lines, "", ...trust.says].join("\n"));
if (values.json !== undefined) writeFigures(values.json, calibration, rows);
if (values.picture !== undefined)
  writePicture(values.picture, calibration, rows, chosen.value.isModel ? 0.85 : 0.8);
