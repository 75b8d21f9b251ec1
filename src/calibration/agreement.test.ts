import { describe, expect, it } from "vitest";
import { confusion, kappa, labelFigures, macroF1, pearson } from "./agreement.ts";
import { figuresOf, flagFigures, orderingOf } from "./figures.ts";

/** Pairs from a table: rows are the truth, columns what was judged. */
function table<Label extends string>(labels: readonly Label[], rows: readonly (readonly number[])[]) {
  const pairs = rows.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, () => [labels[i]!, labels[j]!] as const)),
  );
  const matrix = confusion(labels, pairs);
  expect(matrix.counts).toEqual(rows);
  return matrix;
}

const YES_NO = ["yes", "no"] as const;
const GRADES = ["0", "1", "2"] as const;

describe("kappa", () => {
  it.each<[name: string, rows: number[][], value: number]>([
    // 50 cases, 35 agree; by chance .5·.6 + .5·.4 = .5: (.7 − .5) / .5.
    [
      "of the textbook's example",
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      "of perfect agreement",
      [
        [3, 0],
        [0, 7],
      ],
      1,
    ],
    [
      "of chance",
      [
        [4, 4],
        [4, 4],
      ],
      0,
    ],
    [
      "of perfect disagreement",
      [
        [0, 5],
        [5, 0],
      ],
      -1,
    ],
  ])("%s", (_, rows, value) => {
    expect(kappa(table(YES_NO, rows))).toBeCloseTo(value, 12);
  });

  it("with quadratic weights forgives a near miss", () => {
    // Observed: one miss by one step, one by two: (1·.25 + 1·1) = 1.25.
    // Expected from rows 2,2,2 and columns 2,2,2 of 6: (4/6)·(4·.25 + 2·1) = 2. So 1 − 1.25/2.
    const matrix = table(GRADES, [
      [1, 0, 1],
      [0, 2, 0],
      [1, 0, 1],
    ]);
    // Here both misses are by two steps: observed 2, expected 2.
    expect(kappa(matrix, "quadratic")).toBeCloseTo(0, 12);
    const near = table(GRADES, [
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 2],
    ]);
    // Two misses by one step: observed .5, expected 2: 1 − .25.
    expect(kappa(near, "quadratic")).toBeCloseTo(0.75, 12);
    // Unweighted: observed agreement 4/6, by chance 1/3: (2/3 − 1/3) / (2/3).
    expect(kappa(near)).toBeCloseTo(0.5, 12);
  });

  it("is undefined without cases, or when both sides know one label only", () => {
    expect(
      kappa(
        table(YES_NO, [
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBeUndefined();
    expect(
      kappa(
        table(YES_NO, [
          [5, 0],
          [0, 0],
        ]),
      ),
    ).toBeUndefined();
  });
});

describe("F1", () => {
  const matrix = table(YES_NO, [
    [6, 2],
    [4, 8],
  ]);
  it("of a label", () => {
    expect(labelFigures(matrix, "yes")).toEqual({ precision: 0.6, recall: 0.75, f1: 12 / 18 });
    expect(labelFigures(matrix, "no")).toEqual({ precision: 0.8, recall: 8 / 12, f1: 16 / 22 });
  });
  it("as an unweighted mean", () => {
    expect(macroF1(matrix)).toBeCloseTo((12 / 18 + 16 / 22) / 2, 12);
  });
  it("leaves out a label that never occurs, and is undefined without any", () => {
    const two = table(GRADES, [
      [3, 0, 0],
      [1, 4, 0],
      [0, 0, 0],
    ]);
    expect(labelFigures(two, "2")).toEqual({ precision: undefined, recall: undefined, f1: undefined });
    expect(macroF1(two)).toBeCloseTo((6 / 7 + 8 / 9) / 2, 12);
    expect(
      macroF1(
        table(YES_NO, [
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBeUndefined();
  });
  it("is zero and not undefined for a label that is only ever missed", () => {
    expect(
      labelFigures(
        table(YES_NO, [
          [0, 3],
          [0, 4],
        ]),
        "yes",
      ),
    ).toEqual({ precision: undefined, recall: 0, f1: 0 });
  });
});

describe("Pearson's r", () => {
  it.each<[name: string, pairs: [number, number][], value: number | undefined]>([
    [
      "of a line",
      [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
      1,
    ],
    [
      "of a falling line",
      [
        [1, 6],
        [2, 4],
        [3, 2],
      ],
      -1,
    ],
    // Means 2 and 8/3; sums of squares 2 and 14/3; of products 3.
    [
      "of three points",
      [
        [1, 1],
        [2, 3],
        [3, 4],
      ],
      3 / Math.sqrt(2 * (14 / 3)),
    ],
    [
      "of a cross",
      [
        [0, 1],
        [0, -1],
        [1, 0],
        [-1, 0],
      ],
      0,
    ],
    [
      "of a side that never varies",
      [
        [1, 5],
        [2, 5],
        [3, 5],
      ],
      undefined,
    ],
    [
      "of one that never varies, in spite of rounding",
      [
        [0.1, 1],
        [0.1, 2],
        [0.1, 4],
      ],
      undefined,
    ],
    ["of nothing", [], undefined],
  ])("%s", (_, pairs, value) => {
    if (value === undefined) expect(pearson(pairs)).toBeUndefined();
    else expect(pearson(pairs)).toBeCloseTo(value, 12);
  });
});

describe("figures", () => {
  const one = (truth: "covered" | "partly" | "missing", judged: typeof truth | "unscored") =>
    ({ truth, judged }) as unknown as Parameters<typeof figuresOf>[0][number];
  it("leave out what was not scored, and count it", () => {
    const {
      macroF1: f1,
      positiveTruth,
      positiveJudged,
      unscored,
    } = figuresOf([
      one("covered", "covered"),
      one("partly", "missing"),
      one("missing", "missing"),
      one("missing", "partly"),
      one("covered", "unscored"),
    ]);
    expect({ f1, positiveTruth, positiveJudged, unscored }).toEqual({
      f1: (1 + 0 + 0.5) / 3,
      positiveTruth: 0.5,
      positiveJudged: 0.5,
      unscored: 1,
    });
  });
  it("of no cases are undefined", () => {
    expect(figuresOf([])).toMatchObject({ macroF1: undefined, kappa: undefined, positiveTruth: undefined });
    expect(flagFigures([])).toEqual({ precision: undefined, recall: undefined, raised: 0, truly: 0 });
  });
  it("of red flags", () => {
    const flag = (truth: boolean, judged: boolean) =>
      ({ truth, judged }) as unknown as Parameters<typeof flagFigures>[0][number];
    const cases = [
      flag(true, true),
      flag(true, true),
      flag(true, false),
      flag(false, true),
      flag(false, false),
    ];
    expect(flagFigures(cases)).toEqual({ precision: 2 / 3, recall: 2 / 3, raised: 3, truly: 3 });
  });
  it("of the order: a tie is out of order, and a stage without all three is left out", () => {
    const score = (stage: string, quality: "strong" | "middling" | "weak", points: number) => ({
      problem: "p",
      stage,
      quality,
      score: points,
    });
    const { inOrder, groups } = orderingOf([
      score("data", "weak", 0),
      score("data", "middling", 40),
      score("data", "strong", 80),
      score("model", "weak", 50),
      score("model", "middling", 50),
      score("model", "strong", 80),
      score("serve", "strong", 80),
    ]);
    expect({ inOrder, groups }).toEqual({ inOrder: 1, groups: 2 });
  });
});
