import type { Diagram, Flow } from "./diagram.ts";

/** What comes before parts that no arrow touches. */
export const ALONE = "Also drawn:";

/**
 * A diagram as text with arrows, which people read easily and `parseDiagram` reads back. Each line is a sentence of
 * its own, so that whoever reads it line by line can doubt one and believe the next.
 */
export function arrowText({ parts, flows }: Diagram): string {
  const joined = new Set(flows.flatMap(({ from, to }) => [from, to]));
  const alone = parts.filter(({ name }) => !joined.has(name)).map(({ name }) => name);
  const lines = chains(flows).map((chain) => `${chain}.`);
  return [...lines, ...(alone.length === 0 ? [] : [`${ALONE} ${alone.join("; ")}.`])].join("\n");
}

/** Longer chains are hard to read, and longer sentences are cut in the middle by whoever grades them. */
const CHAIN_MAX = 4;

/** Arrows without words that follow on one another stand in one line. */
function chains(flows: readonly Flow[]): string[] {
  const lines: string[] = [];
  let last: { readonly to: string; readonly length: number } | undefined;
  for (const { from, to, carries } of flows) {
    if (carries !== undefined) {
      lines.push(`${from} --${carries}--> ${to}`);
      last = undefined;
    } else if (last?.to === from && last.length < CHAIN_MAX) {
      lines.push(`${lines.pop()} -> ${to}`);
      last = { to, length: last.length + 1 };
    } else {
      lines.push(`${from} -> ${to}`);
      last = { to, length: 1 };
    }
  }
  return lines;
}
