import { describe, expect, it } from "vitest";
import { type CalibrationFigures, calibrationChart } from "./calibration-chart.ts";
import { svgToPng } from "./svg-to-png.ts";

const figures: CalibrationFigures = {
  title: "some grader, v1",
  subtitle: "12 golden replies",
  verdict: "This grader may be trusted to grade: no; it misses 1 of 9 targets.",
  misses: ["misses kappa ≥ .70: 0.630"],
  trusted: false,
  confusion: {
    labels: ["covered", "partly", "missing"],
    counts: [
      [1517, 6, 1],
      [38, 182, 14],
      [10, 31, 825],
    ],
  },
  rows: [
    { name: "ad-click", of: "system", macroF1: 0.92, positiveTruth: 0.5, positiveJudged: 0.6 },
    { name: "data", of: "stage", macroF1: 0.41, positiveTruth: 0.5, positiveJudged: 0.4 },
    {
      name: "nothing-measured",
      of: "stage",
      macroF1: undefined,
      positiveTruth: undefined,
      positiveJudged: undefined,
    },
  ],
  target: 0.8,
};

/** What a reader sees, without markup. */
const words = (svg: string) => svg.replaceAll(/<[^>]+>/g, "\n");

describe("the picture of a calibration", () => {
  const svg = calibrationChart(figures);

  it("says who was measured, the verdict, every count and every row that has figures", () => {
    const seen = words(svg);
    for (const text of [
      figures.title,
      figures.verdict,
      figures.misses[0]!,
      "1,517",
      "825",
      "ad-click",
      "data",
      "asked: 0.80",
    ])
      expect(seen).toContain(text);
    expect(seen).not.toContain("nothing-measured");
    expect(seen).not.toMatch(/NaN|undefined/);
  });

  it("is the same for the same figures but for ids", () => {
    expect(words(calibrationChart(figures))).toBe(words(svg));
  });

  it("becomes a PNG of its own size and more than white", () => {
    const png = svgToPng(svg, 1);
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(Number(/width="(\d+)"/.exec(svg)?.[1]));
    expect(png.length).toBeGreaterThan(20_000);
  });
});
