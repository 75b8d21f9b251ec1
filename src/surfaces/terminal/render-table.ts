import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import type { Canvas } from "./render.ts";
import { safeText } from "./safe-text.ts";

const GAP = 2;
const MARGIN = 2;
/** No column but the last takes more than this share of the line. */
const COLUMN_SHARE_MAX = 0.45;

/** Columns side by side; the last one wraps. An empty `head` draws none. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { width, paint }: Canvas,
): string {
  const all = [...(head.length > 0 ? [head] : []), ...rows].map((row) =>
    row.map((cell) => safeText(cell).replaceAll("\n", " ")),
  );
  const count = Math.max(0, ...all.map((row) => row.length));
  const widths = columnWidths(all, count, width);
  return all
    .map((row, i) => {
      const lines = rowLines(row, widths);
      return i === 0 && head.length > 0
        ? lines.map((line) => paint("dim", line)).join("\n")
        : lines.join("\n");
    })
    .join("\n");
}

function columnWidths(rows: readonly (readonly string[])[], count: number, width: number): readonly number[] {
  const most = Math.floor(width * COLUMN_SHARE_MAX);
  const widths = Array.from({ length: count }, (_, column) =>
    Math.min(most, Math.max(...rows.map((row) => stringWidth(row[column] ?? "")))),
  );
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each + GAP, MARGIN);
  return [...widths.slice(0, -1), Math.max(10, width - before)];
}

function rowLines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const cells = widths.map((width, column) => wrapAnsi(row[column] ?? "", width, { hard: true }).split("\n"));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((lines, column) => pad(lines[line] ?? "", widths[column]!));
    return `${" ".repeat(MARGIN)}${parts.join(" ".repeat(GAP))}`.trimEnd();
  });
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
