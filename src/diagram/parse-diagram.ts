import { createDrawing, DIAGRAM_LIMITS, type Diagram } from "./diagram.ts";
import { parseArrows } from "./parse-arrows.ts";
import { parseFlowchart } from "./parse-flowchart.ts";
import { parseSequence } from "./parse-sequence.ts";

/** A Mermaid block between fences, or one that begins with its own first word and ends at an empty line. */
const BLOCK =
  /^[ \t]*(?:```|~~~)[ \t]*mermaid[^\n]*\n(?<fenced>[\s\S]*?)(?:^[ \t]*(?:```|~~~)[ \t]*$|(?![\s\S]))|^(?<bare>[ \t]*(?:(?:graph|flowchart)[ \t]+(?:TB|TD|BT|RL|LR)\b|sequenceDiagram\b)[\s\S]*?)(?:\n[ \t]*\n|^[ \t]*(?:```|~~~)|(?![\s\S]))/gim;

/**
 * What a text draws: Mermaid flowcharts and sequences, and lines with arrows (`client -> gateway --rows--> store`).
 * Never fails: what it cannot read is left out. A text without a drawing has no parts.
 */
export function parseDiagram(text: string): Diagram {
  const drawing = createDrawing();
  const looked = text.slice(0, DIAGRAM_LIMITS.textChars).replaceAll("\r\n", "\n");
  const rest = looked.replaceAll(BLOCK, (...found) => {
    const { fenced, bare } = found.at(-1) as { fenced?: string; bare?: string };
    const source = fenced ?? bare ?? "";
    if (/^\s*sequenceDiagram\b/.test(source)) parseSequence(source, drawing);
    else parseFlowchart(source, drawing);
    return "\n";
  });
  parseArrows(rest, drawing);
  return drawing.diagram();
}
