import type { Block } from "../../message/message.ts";

/** Cells of a bar; a telephone shows some thirty characters of a line in code. */
const BAR_CELLS = 12;

/** Slack's three signs of control. Without them nothing in a text mentions anybody or links anywhere. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** One block as Slack's mrkdwn. Only `source` and the addresses of reading are live. */
export function mrkdwn(block: Block): string {
  switch (block.is) {
    case "heading":
      return bold(oneLine(block.text));
    case "text":
      return block.tone === "strong" ? linewise(block.text, bold) : escapeButAddresses(block.text);
    case "quote":
      return quoted(escaped(block.text)) + sourceOf(block.source);
    case "fields":
      return block.fields.map(({ name, value }) => `${bold(name)} ${escapeButAddresses(value)}`).join("\n");
    case "list":
      return block.items.map((item) => `${bulletFor(item)}${escapeButAddresses(item)}`).join("\n");
    case "table":
      return [block.head, ...block.rows].map((row, i) => tableRow(row, i === 0)).join("\n");
    case "bars":
      return block.bars.map(bar).join("\n");
    case "image":
      return `_${escaped(oneLine(block.alt))}_`;
    case "divider":
      return "───────";
  }
}

/** A star inside would end what it begins, so such a text stays plain. */
function bold(text: string): string {
  const words = text.trim();
  return words === "" || words.includes("*") ? escaped(text) : `*${escaped(words)}*`;
}

function linewise(text: string, mark: (line: string) => string): string {
  return text
    .split("\n")
    .map((line) => (line.trim() === "" ? line : mark(line)))
    .join("\n");
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
  return isAddress(source) ? `\n> <${escaped(source)}|where you said it>` : `\n> _${escaped(source)}_`;
}

/** An item that begins with a sign of its own has that for its bullet. */
function bulletFor(item: string): string {
  return /^[✓◐·?] /.test(item) ? "" : "• ";
}

/** Columns of a table never fit a telephone, so a row is a line with its first cell set off. */
function tableRow([first = "", ...rest]: readonly string[], isHead: boolean): string {
  const cells = rest.filter((cell) => cell !== "").map(escapeButAddresses);
  if (isHead)
    return [first, ...rest].every((cell) => cell === "") ? "" : [escaped(first), ...cells].join(" · ");
  return [bold(first), ...cells].join(" · ");
}

function bar({ label, share, note }: Extract<Block, { is: "bars" }>["bars"][number]): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR_CELLS);
  const cells = `${"█".repeat(filled)}${"░".repeat(BAR_CELLS - filled)}`;
  return `\`${cells}\` ${bold(label)} ${escaped(note ?? "")}`.trimEnd();
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function isAddress(text: string): boolean {
  return /^https:\/\/[^\s<>()[\]|]+$/.test(text);
}

/** Our own words may hold an address that is meant to be opened, such as reading. */
function escapeButAddresses(text: string): string {
  return text
    .split(/(https:\/\/[^\s<>()[\]|]+)/)
    .map((part, i) => (i % 2 === 1 ? `<${escaped(part)}>` : escaped(part)))
    .join("");
}
