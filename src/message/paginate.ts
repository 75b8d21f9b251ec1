import { cutText } from "./cut-text.ts";
import type { Block, Message } from "./message.ts";
import { blockText } from "./plain-text.ts";

/** Room that a block takes beside its text: the gap to the next one, and signs such as quotation marks. */
const BLOCK_SIGNS = 4;
/** The same for a row or an item. */
const ROW_SIGNS = 4;

/** Characters that a surface needs for a block. A surface that escapes or marks up gives its own. */
export type Measure = (block: Block) => number;

const plainSize: Measure = (block) => blockText(block).length + BLOCK_SIGNS;

/**
 * One message as several that each fit into `charsMax`, in order and without a word lost. Actions go with the
 * last. Surfaces call it before they render, so that none of them ever has to cut.
 */
export function paginate(message: Message, charsMax: number, size: Measure = plainSize): readonly Message[] {
  const pages: Block[][] = [[]];
  let used = 0;
  for (const block of message.blocks.flatMap((each) => pieces(each, charsMax, size))) {
    const page = pages.at(-1)!;
    if (page.length > 0 && used + size(block) > charsMax) {
      // A heading belongs to what follows it, unless it is all there is on the page.
      const moved = page.length > 1 && isHeading(page.at(-1)!) ? page.splice(-1) : [];
      const fits = moved.reduce((sum, each) => sum + size(each), 0) + size(block) <= charsMax;
      if (!fits) page.push(...moved.splice(0));
      pages.push([...moved]);
      used = moved.reduce((sum, each) => sum + size(each), 0);
    }
    pages.at(-1)!.push(block);
    used += size(block);
  }
  return pages.map((blocks, index) => {
    const last = index === pages.length - 1 && message.actions !== undefined;
    return {
      blocks,
      ...(last && { actions: message.actions }),
      ...(message.about && { about: message.about }),
    };
  });
}

function isHeading(block: Block): boolean {
  return block.is === "heading" || (block.is === "text" && block.tone === "strong");
}

/** A block as blocks of the same kind that each fit. */
function pieces(block: Block, charsMax: number, size: Measure): readonly Block[] {
  if (size(block) <= charsMax) return [block];
  switch (block.is) {
    case "heading":
    case "text":
    case "quote":
      return textPieces(block, charsMax, size);
    case "list":
      return grouped(
        block.items.flatMap((item) => shortItems(item, charsMax, size)),
        (items) => ({ is: "list", items }),
        charsMax,
        size,
      );
    case "fields":
      return grouped(block.fields, (fields) => ({ is: "fields", fields }), charsMax, size);
    case "table":
      return grouped(block.rows, (rows) => ({ ...block, rows }), charsMax, size);
    case "bars":
      return grouped(block.bars, (bars) => ({ is: "bars", bars }), charsMax, size);
    case "image":
    case "divider":
      return [block];
  }
}

/** Halves the aim until what a surface makes of each piece fits, since escapes may make it longer. */
function textPieces(
  block: Extract<Block, { readonly text: string }>,
  charsMax: number,
  size: Measure,
): readonly Block[] {
  for (let aim = charsMax - BLOCK_SIGNS; ; aim = Math.floor(aim / 2)) {
    const cut = cutText(block.text, Math.max(2, aim)).map((text) => ({ ...block, text }));
    if (aim <= 2 || cut.every((piece) => size(piece) <= charsMax)) return cut;
  }
}

function shortItems(item: string, charsMax: number, size: Measure): readonly string[] {
  for (let aim = charsMax - BLOCK_SIGNS - ROW_SIGNS; ; aim = Math.floor(aim / 2)) {
    const cut = cutText(item, Math.max(2, aim));
    if (aim <= 2 || cut.every((text) => size({ is: "list", items: [text] }) <= charsMax)) return cut;
  }
}

/** Rows in groups that fit. A single row that does not fit alone becomes paragraphs. */
function grouped<Row>(
  rows: readonly Row[],
  make: (rows: readonly Row[]) => Block,
  charsMax: number,
  size: Measure,
): readonly Block[] {
  const blocks: Block[] = [];
  let group: Row[] = [];
  const flush = () => {
    if (group.length > 0) blocks.push(make(group));
    group = [];
  };
  for (const row of rows) {
    if (size(make([row])) > charsMax) {
      flush();
      blocks.push(...textPieces({ is: "text", text: blockText(make([row])) }, charsMax, size));
      continue;
    }
    if (size(make([...group, row])) > charsMax) flush();
    group.push(row);
  }
  flush();
  return blocks;
}
