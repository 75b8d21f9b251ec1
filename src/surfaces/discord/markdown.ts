import type { Block } from "../../message/message.ts";
import { plain, plainWithCode, plainWithLinks } from "./plain.ts";

/** Cells of a bar; a telephone shows some thirty characters of a line in code. */
const BAR_CELLS = 12;

/** One block as Discord's Markdown. Only `source` and the addresses of reading can be opened. */
export function markdown(block: Block): string {
  switch (block.is) {
    case "heading":
      return bold(block.text);
    case "text":
      return toned(block.text, block.tone);
    case "quote":
      return quoted(plainWithCode(block.text)) + sourceOf(block.source);
    case "fields":
      return block.fields
        .map(({ name, value }) => `${bold(name)} ${plainWithLinks(value)}`.trim())
        .join("\n");
    case "list":
      return block.items.map((item) => `${bulletFor(item)}${plainWithLinks(item)}`).join("\n");
    case "table":
      return [tableHead(block.head), ...block.rows.map(tableRow)].filter((row) => row !== "").join("\n");
    case "bars":
      return block.bars.map(bar).join("\n");
    case "image":
      return toned(block.alt, "quiet");
    case "divider":
      return "───────";
  }
}

function toned(text: string, tone: "normal" | "quiet" | "strong" | undefined): string {
  if (tone === "strong") return linewise(text, bold);
  return tone === "quiet" ? linewise(text, (line) => `-# ${plainWithLinks(line)}`) : plainWithCode(text);
}

function linewise(text: string, mark: (line: string) => string): string {
  return text.replaceAll(/^.*\S.*$/gm, (line) => mark(line.trim()));
}

/** Stars around nothing, or around a space, would be shown as stars. */
function bold(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line === "" ? "" : `**${plain(line)}**`;
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

/** Where a quotation stands: an address becomes a link to the very message. */
function sourceOf(source: string | undefined): string {
  if (source === undefined) return "";
  return isAddress(source) ? `\n> [where you said it](${source})` : `\n> -# ${plain(source)}`;
}

function isAddress(text: string): boolean {
  return /^https:\/\/[^\s<>()[\]]+$/.test(text);
}

/** An item that begins with a sign of its own has that for its bullet. */
function bulletFor(item: string): string {
  return /^[✓◐·?] /.test(item) ? "" : "- ";
}

/** Columns never fit a telephone, so a row is a line with its first cell set off. */
function tableRow([first = "", ...rest]: readonly string[]): string {
  return [bold(first), ...rest.map(plainWithLinks)].filter((cell) => cell !== "").join(" · ");
}

function tableHead(cells: readonly string[]): string {
  const named = cells.filter((cell) => cell.trim() !== "");
  return named.length === 0 ? "" : toned(named.join(" · "), "quiet");
}

function bar({ label, share, note = "" }: Extract<Block, { is: "bars" }>["bars"][number]): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR_CELLS);
  const cells = `${"█".repeat(filled)}${"░".repeat(BAR_CELLS - filled)}`;
  return `\`${cells}\` ${bold(label)} ${plain(note)}`.trimEnd();
}
