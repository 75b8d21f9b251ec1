/** One measured figure, held against what it is meant to be. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is held against, and what that is called. */
  readonly against?: { readonly value: number; readonly called: string; readonly better: "less" | "more" };
  readonly note?: string;
};

/** True, false, or undefined when there is nothing to hold it against. */
export function isMet({ value, against }: Figure): boolean | undefined {
  if (against === undefined) return undefined;
  return against.better === "less" ? value <= against.value : value >= against.value;
}

/** The value at this share of the sorted values, such as 0.99. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function asLine(figure: Figure): string {
  const { name, value, unit, against, note } = figure;
  const met = isMet(figure);
  const mark = met === undefined ? "   " : met ? "ok " : "NOT";
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const ratio =
    against === undefined
      ? ""
      : `${(value / against.value).toFixed(2)} × ${against.called} (${against.value.toFixed(digits)})`;
  return `${mark} ${name.padEnd(52)} ${value.toFixed(digits).padStart(9)} ${unit.padEnd(9)} ${ratio}${note ? `  ${note}` : ""}`.trimEnd();
}
