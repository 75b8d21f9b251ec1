import type { Target } from "./targets.ts";

/** Whether a grader may be trusted to grade, in words for whoever has to decide. */
export type Trust = { readonly trusted: boolean; readonly says: readonly string[] };

/** The plain verdict: yes only when every target is met; each miss, and each close call, with its margin. */
export function trustOf(targets: readonly Target[]): Trust {
  const missed = targets.filter(({ good }) => !good);
  const met = targets.filter(({ good, margin }) => good && margin !== undefined);
  const trusted = missed.length === 0 && targets.length > 0;
  const first = trusted
    ? `This grader may be trusted to grade: yes; it meets all ${targets.length} targets.`
    : `This grader may be trusted to grade: no; it misses ${missed.length} of ${targets.length} targets.`;
  return { trusted, says: [first, ...missed.map(missLine), ...met.map(metLine)] };
}

function missLine({ name, value, margin, asked, interval }: Target): string {
  const by = margin === undefined ? "" : ` by ${size(margin)}`;
  const chance =
    interval !== undefined && asked !== undefined && interval.high >= asked
      ? "; so small a miss may be chance"
      : "";
  return `It misses “${name}”${by}: ${value}${inWords(interval)}${chance}.`;
}

function metLine({ name, value, margin = 0, asked, interval }: Target): string {
  const thin =
    interval !== undefined && asked !== undefined && interval.low < asked
      ? "; on other replies it might fall short"
      : "";
  return `It meets “${name}” by ${size(margin)}: ${value}${inWords(interval)}${thin}.`;
}

/** Percentages are large and shares are small; each is printed to what it is worth. */
function size(margin: number): string {
  return Math.abs(margin).toFixed(Math.abs(margin) >= 1 ? 1 : 3);
}

function inWords(interval: Target["interval"]): string {
  return interval === undefined
    ? ""
    : `, 19 times in 20 between ${interval.low.toFixed(3)} and ${interval.high.toFixed(3)}`;
}
