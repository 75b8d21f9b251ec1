import type { Block } from "../message/message.ts";
import { shorten } from "../message/shorten.ts";
import type { DrawnDiagram, Scorecard } from "../scoring/scorecard.ts";
import { escapeMarkdown as safe } from "./escape-markdown.ts";

const NAME_CHARS_MAX = 60;
const OTHERS_SHOWN_MAX = 12;

/** What was drawn and what was not, as a section of its own; nothing when nobody drew. */
export function diagramBlocks({ diagram }: Scorecard): Block[] {
  if (diagram === undefined) return [];
  return [
    { is: "heading", text: "Diagram" },
    { is: "list", items: diagramLines(diagram) },
  ];
}

/** The same as Markdown. */
export function diagramMarkdown({ diagram }: Scorecard): string[] {
  if (diagram === undefined) return [];
  return ["## Diagram", "", ...diagramLines(diagram).map((line) => `- ${safe(line)}`), ""];
}

function diagramLines({ drawn, missing, others, readBy, picturesLeftOut }: DrawnDiagram): string[] {
  const shown = others.slice(0, OTHERS_SHOWN_MAX).map(named);
  const more = others.length - shown.length;
  return [
    ...(drawn.length === 0 ? [] : [`Drawn: ${drawn.map(drawnWords).join(", ")}.`]),
    ...(missing.length === 0 ? [] : [`Not drawn, and part of a complete picture: ${missing.join(", ")}.`]),
    ...(shown.length === 0
      ? []
      : [`Also in your diagram: ${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}.`]),
    ...(readBy.length === 0
      ? []
      : [`Read in your pictures by: ${readBy.join("; ")}. You said that it is right.`]),
    ...picturesLeftOut.map(
      ({ name, why }) => `${name === undefined ? "A picture" : named(name)} did not count: ${why}.`,
    ),
  ];
}

function drawnWords({ part, as }: DrawnDiagram["drawn"][number]): string {
  return part.toLowerCase() === as.toLowerCase() ? part : `${part} (${named(as)})`;
}

/** A candidate's own name for something, set apart from ours. */
function named(name: string): string {
  return `“${shorten(name, NAME_CHARS_MAX)}”`;
}
