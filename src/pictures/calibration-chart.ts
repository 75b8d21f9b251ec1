import { renderSvg, type Size } from "./render-svg.ts";
import { FONT } from "./svg-to-png.ts";

/** One line of the chart: a system or a stage. Figures are shares, 0 to 1. */
export type ChartRow = {
  readonly name: string;
  readonly of: "system" | "stage";
  readonly macroF1: number | undefined;
  readonly positiveTruth: number | undefined;
  readonly positiveJudged: number | undefined;
};

/** What the picture of a calibration shows. */
export type CalibrationFigures = {
  readonly title: string;
  readonly subtitle: string;
  /** The plain verdict, as one sentence. */
  readonly verdict: string;
  /** What it misses, one line each. */
  readonly misses: readonly string[];
  readonly trusted: boolean;
  /** Counts; rows are what people said, columns what the grader said. */
  readonly confusion: { readonly labels: readonly string[]; readonly counts: readonly (readonly number[])[] };
  readonly rows: readonly ChartRow[];
  /** The macro-F1 that is asked for. */
  readonly target: number;
};

const INK = "#1f2933";
const QUIET = "#616e7c";
const GOOD = "#2f7d5b";
const POOR = "#c2571a";
const PEOPLE = "#9aa5b1";
const GRADER = "#2b6cb0";
const WIDTH = 1_240;
const TOP = 132;
const ROW_HEIGHT = 34;
const MISS_HEIGHT = 20;
const footerHeight = (misses: readonly string[]) => 58 + misses.length * MISS_HEIGHT;
const HEATMAP = { left: 132, width: 300 };
const BARS = { left: 580, width: 290 };
const RATES = { left: 910, width: 290 };

/** The picture of a calibration as SVG: who said what, how well each part is graded, and which way it leans. */
export function calibrationChart(figures: CalibrationFigures): string {
  // From the bottom up, as a value axis counts.
  const rows = figures.rows.filter(({ macroF1 }) => macroF1 !== undefined).toReversed();
  const plot = Math.max(300, rows.length * ROW_HEIGHT);
  const size: Size = { width: WIDTH, height: TOP + plot + 58 + footerHeight(figures.misses) };
  const names = rows.map(({ name }) => name);
  return renderSvg(
    {
      animation: false,
      backgroundColor: "#ffffff",
      textStyle: { fontFamily: FONT, color: INK },
      title: [...headings(figures), leaning(figures), footer(figures, size)],
      legend: {
        left: RATES.left,
        top: 108,
        data: ["people", "grader"],
        selectedMode: false,
        itemGap: 16,
        textStyle: { color: QUIET, fontSize: 12 },
      },
      grid: [
        { ...HEATMAP, top: TOP + 28, height: 272 },
        { ...BARS, top: TOP, height: plot },
        { ...RATES, top: TOP, height: plot },
      ],
      xAxis: [heatmapX(figures), shareAxis(1, 0.25), shareAxis(2, 0.25)],
      yAxis: [heatmapY(figures), nameAxis(1, names, true), nameAxis(2, names, false)],
      visualMap: {
        show: false,
        seriesIndex: 0,
        dimension: 2,
        min: 0,
        max: 1,
        inRange: { color: ["#f5f7fa", "#2b6cb0"] },
      },
      series: [heatmap(figures), bars(rows, figures.target), ...rates(rows)],
    },
    size,
  );
}

function headings({ title, subtitle }: CalibrationFigures) {
  const part = (left: number, text: string, subtext: string) => ({
    left,
    top: 74,
    text,
    subtext,
    itemGap: 4,
    textStyle: { fontSize: 15, fontWeight: 600, color: INK },
    subtextStyle: { fontSize: 12, color: QUIET },
  });
  return [
    {
      left: 24,
      top: 18,
      text: title,
      subtext: subtitle,
      itemGap: 6,
      textStyle: { fontSize: 22, fontWeight: 600, color: INK },
      subtextStyle: { fontSize: 13, color: QUIET },
    },
    part(24, "Who said what", "Each row adds up to 100 %; the diagonal is agreement."),
    part(BARS.left - 106, "Agreement (macro-F1)", "1 is perfect; the line is what is asked for."),
    part(RATES.left - 6, "Share that was not “missing”", "Grader to the right of people: it gives too much."),
  ];
}

/** Under the heat map: which way the grader errs, in words. */
function leaning({ confusion: { counts } }: CalibrationFigures) {
  const sum = (fits: (i: number, j: number) => boolean) =>
    counts.flatMap((row, i) => row.filter((_, j) => fits(i, j))).reduce((total, count) => total + count, 0);
  const share = (count: number) =>
    `${(
      (100 * count) /
        Math.max(
          1,
          sum(() => true),
        )
    ).toFixed(1)} %`;
  const [more, less] = [sum((i, j) => j < i), sum((i, j) => j > i)];
  return {
    left: 24,
    top: TOP + 312,
    text: `The grader gave more than people in ${share(more)} of judgements, less in ${share(less)}.`,
    textStyle: { fontSize: 12, fontWeight: 400, color: QUIET },
  };
}

function footer({ verdict, trusted, misses }: CalibrationFigures, { height }: Size) {
  return {
    left: 24,
    top: height - footerHeight(misses),
    text: verdict,
    subtext: misses.join("\n"),
    itemGap: 8,
    subtextStyle: { fontSize: 13, lineHeight: MISS_HEIGHT, color: INK, width: WIDTH - 60, overflow: "break" },
    textStyle: {
      fontSize: 15,
      fontWeight: 600,
      color: trusted ? GOOD : POOR,
      width: WIDTH - 60,
      overflow: "break",
    },
  };
}

const heatmapX = ({ confusion }: CalibrationFigures) => ({
  gridIndex: 0,
  type: "category",
  position: "top",
  data: confusion.labels,
  name: "the grader said",
  nameLocation: "middle",
  nameGap: 30,
  nameTextStyle: { color: QUIET, fontSize: 12 },
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: INK, fontSize: 13 },
});

const heatmapY = ({ confusion }: CalibrationFigures) => ({
  gridIndex: 0,
  type: "category",
  inverse: true,
  data: confusion.labels,
  name: "people said",
  nameLocation: "middle",
  nameGap: 76,
  nameTextStyle: { color: QUIET, fontSize: 12 },
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { color: INK, fontSize: 13 },
});

const shareAxis = (gridIndex: number, interval: number) => ({
  gridIndex,
  type: "value",
  min: 0,
  max: 1,
  interval,
  axisLabel: { color: QUIET, fontSize: 12 },
  splitLine: { lineStyle: { color: "#eceff3" } },
});

const nameAxis = (gridIndex: number, data: readonly string[], isShown: boolean) => ({
  gridIndex,
  type: "category",
  data,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { show: isShown, color: INK, fontSize: 13 },
});

function heatmap({ confusion }: CalibrationFigures) {
  const data = confusion.counts.flatMap((row, i) => {
    const all = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, j) => {
      const share = all === 0 ? 0 : count / all;
      return {
        value: [j, i, share],
        label: {
          color: share > 0.55 ? "#ffffff" : INK,
          formatter: `{count|${count.toLocaleString("en")}}\n${(100 * share).toFixed(0)} %`,
        },
      };
    });
  });
  return {
    type: "heatmap",
    xAxisIndex: 0,
    yAxisIndex: 0,
    data,
    label: { show: true, fontSize: 13, rich: { count: { fontSize: 18, fontWeight: 600, lineHeight: 26 } } },
    itemStyle: { borderColor: "#ffffff", borderWidth: 3 },
  };
}

function bars(rows: readonly ChartRow[], target: number) {
  return {
    type: "bar",
    xAxisIndex: 1,
    yAxisIndex: 1,
    barWidth: 20,
    data: rows.map(({ macroF1 = 0 }) => ({
      value: macroF1,
      itemStyle: { color: macroF1 >= target ? GOOD : POOR, borderRadius: 2 },
    })),
    label: {
      show: true,
      position: "insideLeft",
      color: "#ffffff",
      fontSize: 12,
      fontWeight: 600,
      formatter: ({ value }: { value: number }) => value.toFixed(2),
    },
    markLine: {
      symbol: "none",
      lineStyle: { color: INK, type: "dashed", width: 1.5 },
      label: { formatter: `asked: ${target.toFixed(2)}`, color: INK, fontSize: 12, position: "end" },
      data: [{ xAxis: target }],
    },
  };
}

/** Two dots a line, joined, so that the distance between people and grader is what the eye sees. */
function rates(rows: readonly ChartRow[]) {
  const dots = (name: string, color: string, symbol: string, of: (row: ChartRow) => number | undefined) => ({
    type: "scatter",
    name,
    xAxisIndex: 2,
    yAxisIndex: 2,
    symbol,
    symbolSize: 12,
    itemStyle: { color },
    data: rows.map((row, i) => [of(row) ?? 0, i]),
    z: 3,
  });
  return [
    {
      type: "lines",
      coordinateSystem: "cartesian2d",
      xAxisIndex: 2,
      yAxisIndex: 2,
      lineStyle: { color: "#cbd2d9", width: 4, opacity: 1, curveness: 0 },
      data: rows.map((row, i) => ({
        coords: [
          [row.positiveTruth ?? 0, i],
          [row.positiveJudged ?? 0, i],
        ],
      })),
    },
    dots("people", PEOPLE, "circle", ({ positiveTruth }) => positiveTruth),
    dots("grader", GRADER, "diamond", ({ positiveJudged }) => positiveJudged),
  ];
}
