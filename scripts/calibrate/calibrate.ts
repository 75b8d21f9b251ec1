import { join } from "node:path";
import { attackFigures, EVERY_ATTACK, FEW_ATTACKS } from "../../src/calibration/attacks.ts";
import { figuresOf, flagFigures } from "../../src/calibration/figures.ts";
import { gradeReplies } from "../../src/calibration/grade-replies.ts";
import { compareRuns, intervalsOf, measure } from "../../src/calibration/measure.ts";
import { publicFigures } from "../../src/calibration/public-data.ts";
import { readAttacks } from "../../src/calibration/read-attacks.ts";
import { type GoldenSystem, sampleGolden } from "../../src/calibration/read-golden.ts";
import {
  attackTargets,
  modelAgreement,
  offlineAgreement,
  sameAgain,
  soundness,
  type Target,
} from "../../src/calibration/targets.ts";
import { trustOf } from "../../src/calibration/trust.ts";
import type { Library } from "../../src/library/read-library.ts";
import type { ChosenGrader } from "./choose-grader.ts";

/** The same replies are drawn in every run, so that two runs can be compared. */
const SEED = 20_240_501;
const MODEL_AT_ONCE = 4;

export type CalibrationOptions = {
  readonly grader: ChosenGrader;
  readonly systems: readonly GoldenSystem[];
  /** Measured beside the others, where there are any. */
  readonly heldOut: readonly GoldenSystem[];
  readonly library: Library;
  readonly rubricsFolder: string;
  readonly sample?: number | undefined;
  readonly publicFolder?: string | undefined;
  /** Whether a model is attacked too; the offline grader always is. */
  readonly attacks: boolean;
  readonly signal: AbortSignal;
};

/** Everything that one run of `calibrate` found out. */
export type Calibration = Awaited<ReturnType<typeof calibrate>>;

/** Grades, twice, and measures. Rejects when the grader does. */
export async function calibrate(options: CalibrationOptions) {
  const { grader, signal, sample, rubricsFolder } = options;
  const { isModel } = grader;
  const systems = sample === undefined ? options.systems : sampleGolden(options.systems, sample);
  const how = { atOnce: isModel ? MODEL_AT_ONCE : 1, signal, ...(isModel && { onGraded: progress }) };
  const graded = await gradeReplies(grader.first, systems, how);
  const again = await gradeReplies(grader.again, systems, how);
  const measured = measure(graded);
  const rerun = compareRuns(graded, again);
  const strings = readAttacks(join(rubricsFolder, "attacks.yaml"));
  const attacks =
    isModel && !options.attacks
      ? undefined
      : await attackFigures(grader.first, systems, strings, {
          ...(isModel ? FEW_ATTACKS : EVERY_ATTACK),
          signal,
        });
  const targets: Target[] = [
    ...(isModel ? modelAgreement(measured, rerun, SEED) : offlineAgreement(measured, SEED)),
    ...soundness(measured),
    ...(attacks === undefined ? [] : attackTargets(attacks)),
    ...(isModel ? [] : [sameAgain(rerun)]),
    ...(isModel ? [] : await heldOutTargets(options)),
    ...(options.publicFolder === undefined ? [] : publicFigures(options.publicFolder, options.library)),
  ];
  return {
    grader: grader.first.name,
    measured,
    all: figuresOf(measured.cases),
    flags: flagFigures(measured.flags),
    intervals: intervalsOf(measured.cases, measured.flags, SEED),
    rerun,
    attacks,
    targets,
    trust: trustOf(targets),
  };
}

/** What the cues were never tuned on says more than what they were. */
async function heldOutTargets({ grader, heldOut, signal }: CalibrationOptions): Promise<Target[]> {
  if (heldOut.length === 0) return [];
  const measured = measure(await gradeReplies(grader.first, heldOut, { atOnce: 1, signal }));
  return offlineAgreement(measured, SEED).map((target) => ({ ...target, name: `HELD OUT: ${target.name}` }));
}

function progress(done: number, all: number): void {
  if (done % 10 === 0 || done === all) process.stderr.write(`graded ${done} of ${all}\n`);
}
