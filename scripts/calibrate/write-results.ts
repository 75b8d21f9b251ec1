import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import type { Row } from "../../src/calibration/table.ts";
import { calibrationChart } from "../../src/pictures/calibration-chart.ts";
import { svgToPng } from "../../src/pictures/svg-to-png.ts";
import type { Calibration } from "./calibrate.ts";

/** All figures as JSON, for comparing runs. */
export function writeFigures(file: string, calibration: Calibration, rows: readonly Row[]): void {
  const { grader, all, flags, intervals, rerun, attacks, targets, trust, measured } = calibration;
  const { ordering, quotes, quotesVerbatim, unscored, replies } = measured;
  const figures = {
    grader,
    replies,
    trust,
    targets,
    all,
    flags,
    intervals,
    rows,
    ordering,
    rerun,
    quotes: { said: quotes, verbatim: quotesVerbatim },
    unscored,
    attacks,
  };
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}

/** The picture of a calibration, as SVG or PNG by the ending of the file's name. */
export function writePicture(
  file: string,
  calibration: Calibration,
  rows: readonly Row[],
  target: number,
): void {
  const { grader, measured, all, trust, targets } = calibration;
  const round = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(3));
  const svg = calibrationChart({
    title: grader,
    subtitle: `${measured.replies} golden replies, ${measured.cases.length.toLocaleString("en")} judgements · macro-F1 ${round(all.macroF1)} · kappa ${round(all.kappa)}`,
    verdict: trust.says[0]!,
    misses: targets.filter(({ good }) => !good).map(({ name, value }) => `misses ${name}: ${value}`),
    trusted: trust.trusted,
    confusion: all.matrix,
    rows: rows.flatMap(({ name, of, figures }) =>
      of === "system" || of === "stage" ? [{ name, of, ...figures }] : [],
    ),
    target,
  });
  writeFileSync(file, isPng(file) ? svgToPng(svg) : svg);
}

/** Whether a name ends in a kind of picture that can be written. */
export function isPicture(file: string): boolean {
  return isPng(file) || extname(file).toLowerCase() === ".svg";
}

function isPng(file: string): boolean {
  return extname(file).toLowerCase() === ".png";
}
