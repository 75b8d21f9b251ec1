import type { Block, Message } from "./message.ts";

/** A message without any markup: what a screen reader, a log of a test or a plain file would hold. */
export function plainText(message: Message): string {
  return message.blocks.map(blockText).join("\n\n");
}

/** One block as plain text. */
export function blockText(block: Block): string {
  switch (block.is) {
    case "heading":
    case "text":
      return block.text;
    case "quote":
      return block.source === undefined ? `“${block.text}”` : `“${block.text}” (${block.source})`;
    case "fields":
      return block.fields.map(({ name, value }) => `${name}: ${value}`).join("\n");
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.join(" | ")).join("\n");
    case "bars":
      return block.bars
        .map(({ label, share, note }) => `${label}: ${note ?? `${Math.round(share * 100)} %`}`)
        .join("\n");
    case "image":
      return block.alt;
    case "divider":
      return "---";
  }
}
