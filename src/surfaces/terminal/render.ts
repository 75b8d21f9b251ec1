import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import type { Action, Block, Message } from "../../message/message.ts";
import { headerLine } from "./header.ts";
import { TERMINAL_LIMITS } from "./limits.ts";
import type { Paint } from "./paint.ts";
import { renderTable } from "./render-table.ts";
import { safeText } from "./safe-text.ts";

/** How to draw. */
export type Canvas = {
  /** Columns to use. */
  readonly width: number;
  readonly paint: Paint;
  /** The stages of the interview, for the bar. */
  readonly stages: readonly string[];
};

/** Columns for a window this wide; `undefined` when it is no window. */
export function widthFor(columns: number | undefined): number {
  const { columnsMin, columnsMax, columnsUnknown } = TERMINAL_LIMITS;
  return Math.min(columnsMax, Math.max(columnsMin, columns ?? columnsUnknown));
}

/** A message as it stands in the terminal, with no line break at its end. */
export function render(message: Message, canvas: Canvas): string {
  const header = headerLine(message.about, canvas.stages, canvas.width, canvas.paint);
  const quiet = message.about?.kind === "feedback" || message.about?.kind === "note";
  const body = message.blocks.map((block) => renderBlock(quiet ? quietened(block) : block, canvas));
  const actions = (message.actions ?? []).flatMap((action) => renderAction(action, canvas) ?? []);
  return [...(header === undefined ? [] : [header]), joined(message.blocks, body), ...actions]
    .filter((part) => part !== "")
    .join("\n");
}

function quietened(block: Block): Block {
  return block.is === "text" && block.tone === undefined ? { ...block, tone: "quiet" } : block;
}

/** A blank line between blocks, except between a heading and what it heads. */
function joined(blocks: readonly Block[], rendered: readonly string[]): string {
  return rendered
    .map((text, i) => (i === 0 ? text : blocks[i - 1]?.is === "heading" ? `\n${text}` : `\n\n${text}`))
    .join("");
}

function renderBlock(block: Block, canvas: Canvas): string {
  const { width, paint } = canvas;
  switch (block.is) {
    case "heading":
      return paint("bold", wrap(block.text, width));
    case "text": {
      const text = wrap(block.text, width);
      return block.tone === "quiet"
        ? paint("dim", text)
        : block.tone === "strong"
          ? paint("bold", text)
          : text;
    }
    case "quote": {
      const text = block.source === undefined ? block.text : `${block.text}\n(${block.source})`;
      return indent(wrap(text, width - 2), paint("dim", "│ "), paint("dim", "│ "));
    }
    case "fields":
      return renderTable(
        [],
        block.fields.map(({ name, value }) => [name, value]),
        canvas,
      );
    case "list":
      return block.items.map((item) => renderItem(item, canvas)).join("\n");
    case "table":
      return renderTable(block.head, block.rows, canvas);
    case "bars":
      return renderBars(block.bars, canvas);
    case "image":
      return paint("dim", wrap(`[picture: ${block.alt}]`, width));
    case "divider":
      return paint("dim", "─".repeat(width));
  }
}

/** An item that begins with a sign of its own has that for its bullet. */
function renderItem(item: string, { width }: Canvas): string {
  const [, sign = "•", text = item] = /^([✓◐·?]) (.*)$/s.exec(item) ?? [];
  return indent(wrap(text, width - 4), `  ${sign} `, "    ");
}

type Bars = Extract<Block, { readonly is: "bars" }>["bars"];

function renderBars(bars: Bars, { width, paint }: Canvas): string {
  const labels = bars.map(({ label }) => safeText(label));
  const column = Math.max(0, ...labels.map((label) => stringWidth(label)));
  const notes = bars.map(({ note }) => safeText(note ?? ""));
  const longest = Math.max(0, ...notes.map((note) => stringWidth(note)));
  const blocks = Math.max(4, Math.min(TERMINAL_LIMITS.barBlocks, width - column - longest - 6));
  return bars
    .map(({ share }, i) => {
      const filled = Math.round(Math.min(1, Math.max(0, share)) * blocks);
      const bar = `${paint(share >= 0.55 ? "green" : share >= 0.3 ? "yellow" : "red", "█".repeat(filled))}${paint("dim", "░".repeat(blocks - filled))}`;
      return `  ${labels[i]}${" ".repeat(column - stringWidth(labels[i]!))}  ${bar}  ${notes[i]}`.trimEnd();
    })
    .join("\n");
}

/** A terminal has no buttons: their commands are in the help. A choice or a link is written out. */
function renderAction(action: Action, { paint, width }: Canvas): string | undefined {
  switch (action.is) {
    case "button":
      return undefined;
    case "choice":
      return paint(
        "dim",
        wrap(`${action.label}: ${action.options.map(({ label }) => label).join(", ")}`, width),
      );
    case "link":
      return `${wrap(action.label, width)}\n${safeText(action.url)}`;
  }
}

/** Wraps at words and keeps how far a line is indented. */
function wrap(text: string, width: number): string {
  return safeText(text)
    .trimEnd()
    .split("\n")
    .flatMap((line) => {
      const margin = /^ */.exec(line)![0].slice(0, Math.floor(width / 2));
      return wrapLine(line.trim(), width - margin.length).map((piece) => margin + piece);
    })
    .join("\n");
}

/** A word longer than the line is cut, unless it is an address: half an address is of no use. */
function wrapLine(line: string, width: number): readonly string[] {
  return wrapAnsi(line, width, { wordWrap: true })
    .split("\n")
    .flatMap((piece) =>
      /^https?:\/\/\S+$/.test(piece) ? [piece] : wrapAnsi(piece, width, { hard: true }).split("\n"),
    )
    .map((piece) => piece.trimEnd());
}

function indent(text: string, first: string, rest: string): string {
  return text
    .split("\n")
    .map((line, i) => `${i === 0 ? first : rest}${line}`)
    .join("\n");
}
