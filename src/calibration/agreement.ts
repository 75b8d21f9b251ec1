// Agreement between a grader and people. Formulas are the textbook ones; each names its source.

/** Counts of (truth, judged) pairs over a fixed list of labels. */
export type Confusion<Label extends string> = {
  readonly labels: readonly Label[];
  readonly counts: readonly (readonly number[])[];
};

export function confusion<Label extends string>(
  labels: readonly Label[],
  pairs: readonly (readonly [truth: Label, judged: Label])[],
): Confusion<Label> {
  const counts = labels.map((truth) =>
    labels.map((judged) => pairs.filter((pair) => pair[0] === truth && pair[1] === judged).length),
  );
  return { labels, counts };
}

/** Precision, recall and F1 of one label; NaN never appears: without any case a figure is undefined. */
export function labelFigures<Label extends string>(
  { labels, counts }: Confusion<Label>,
  label: Label,
): { precision: number | undefined; recall: number | undefined; f1: number | undefined } {
  const at = labels.indexOf(label);
  const hit = counts[at]![at]!;
  const judged = counts.reduce((sum, row) => sum + row[at]!, 0);
  const truly = counts[at]!.reduce((sum, count) => sum + count, 0);
  const f1 = judged + truly === 0 ? undefined : (2 * hit) / (judged + truly);
  return {
    precision: judged === 0 ? undefined : hit / judged,
    recall: truly === 0 ? undefined : hit / truly,
    f1,
  };
}

/** Unweighted mean of the labels' F1 (labels that never occur are left out). */
export function macroF1<Label extends string>(matrix: Confusion<Label>): number | undefined {
  const all = matrix.labels.flatMap((label) => labelFigures(matrix, label).f1 ?? []);
  return all.length === 0 ? undefined : all.reduce((sum, f1) => sum + f1, 0) / all.length;
}

/** Cohen's kappa (1960): agreement beyond chance. With `weights` "quadratic", Cohen's weighted kappa (1968), for ordered labels. */
export function kappa<Label extends string>(
  { labels, counts }: Confusion<Label>,
  weights: "none" | "quadratic" = "none",
): number | undefined {
  const n = counts.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0) return undefined;
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = labels.map((_, j) => counts.reduce((sum, row) => sum + row[j]!, 0));
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < labels.length; i += 1) {
    for (let j = 0; j < labels.length; j += 1) {
      const weight = weights === "none" ? Number(i !== j) : ((i - j) / Math.max(1, labels.length - 1)) ** 2;
      observed += weight * counts[i]![j]!;
      expected += (weight * rows[i]! * columns[j]!) / n;
    }
  }
  return expected === 0 ? undefined : 1 - observed / expected;
}

/** Pearson's correlation; undefined when either side never varies. */
export function pearson(pairs: readonly (readonly [number, number])[]): number | undefined {
  // Asked of the values and not of the sums below, which rounding keeps from being zero.
  if (pairs.every(([x]) => x === pairs[0]![0]) || pairs.every(([, y]) => y === pairs[0]![1]))
    return undefined;
  const n = pairs.length;
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY);
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}
