import type { types } from "@slack/bolt";
import { cutText } from "../../message/cut-text.ts";
import type { About, Block, Message } from "../../message/message.ts";
import { paginate } from "../../message/paginate.ts";
import { plainText as wordsOf } from "../../message/plain-text.ts";
import { shorten } from "../../message/shorten.ts";
import { actionRows, plainText } from "./elements.ts";
import { OWN_LIMITS, SLACK_LIMITS } from "./limits.ts";
import { escaped, mrkdwn } from "./mrkdwn.ts";

export type KitBlock =
  | types.ActionsBlock
  | types.ContextBlock
  | types.DividerBlock
  | types.HeaderBlock
  | types.SectionBlock;

/** One message of Slack. Nobody is ever pinged by it. */
export type Payload = {
  /** For notifications and screen readers; everything stands in the blocks. */
  readonly text: string;
  readonly blocks: readonly KitBlock[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
};

/**
 * A message as one or more messages of Slack, in order, none over a limit and without a word lost. Buttons and files go
 * with the last.
 */
export function render(message: Message): readonly Payload[] {
  const head = headOf(message.about);
  const pages = inPages([...(head === undefined ? [] : [head]), ...textBlocks(message.blocks)]);
  const rows = actionRows(message.actions ?? []);
  const fallback = fallbackOf(message);
  const written = pages.length === 0 ? [[section("…")]] : pages;
  const last = written.length - 1;
  const room = SLACK_LIMITS.messageBlocksMax - (written[last]?.length ?? 0);
  const overflow = Array.from(
    { length: Math.ceil(Math.max(0, rows.length - room) / OWN_LIMITS.textBlocksMax) },
    (_, i) => rows.slice(room + i * OWN_LIMITS.textBlocksMax, room + (i + 1) * OWN_LIMITS.textBlocksMax),
  );
  return [
    ...written.map((blocks, i) => ({
      text: fallback,
      blocks: i === last ? [...blocks, ...rows.slice(0, room)] : blocks,
      files: i === last ? (message.files ?? []) : [],
    })),
    ...overflow.map((blocks) => ({ text: fallback, blocks, files: [] })),
  ];
}

/** A message's words as blocks, each within its limits; for messages, home and forms alike. */
export function textBlocks(blocks: readonly Block[]): readonly KitBlock[] {
  const fits = paginate({ blocks }, SLACK_LIMITS.sectionCharsMax, (block) => mrkdwn(block).length);
  return fits.flatMap((page) => page.blocks).flatMap(kitBlocks);
}

function kitBlocks(block: Block): readonly KitBlock[] {
  const text = mrkdwn(block);
  if (block.is === "divider") return [{ type: "divider" }];
  if (text.trim() === "") return [];
  if (block.is === "heading" && block.text.trim().length <= SLACK_LIMITS.headerCharsMax)
    return [{ type: "header", text: plainText(block.text.replaceAll(/\s+/g, " ").trim()) }];
  // A single row that no border divides; it is cut rather than refused.
  return cutText(text, SLACK_LIMITS.sectionCharsMax).map((piece) =>
    block.is === "text" && block.tone === "quiet" ? context(piece) : section(piece),
  );
}

/** `verbatim`: Slack looks for no addresses, channels or names in it by itself. */
function section(text: string): types.SectionBlock {
  return { type: "section", text: { type: "mrkdwn", text, verbatim: true }, expand: true };
}

function context(text: string): types.ContextBlock {
  return { type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] };
}

/** Blocks as they fit into messages. A header goes with what follows it. */
function inPages(blocks: readonly KitBlock[]): KitBlock[][] {
  const pages: KitBlock[][] = [];
  let page: KitBlock[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = sizeOf(block);
    const isFull = page.length >= OWN_LIMITS.textBlocksMax || used + size > OWN_LIMITS.messageCharsMax;
    if (page.length > 0 && isFull) {
      const moved = page.length > 1 && page.at(-1)?.type === "header" ? page.splice(-1) : [];
      pages.push(page);
      page = moved;
      used = moved.reduce((sum, each) => sum + sizeOf(each), 0);
    }
    page.push(block);
    used += size;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

function sizeOf(block: KitBlock): number {
  if (block.type === "section" || block.type === "header") return block.text?.text.length ?? 0;
  if (block.type !== "context") return 0;
  return block.elements.reduce((sum, one) => sum + ("text" in one ? one.text.length : 0), 0);
}

function fallbackOf(message: Message): string {
  return escaped(shorten(wordsOf(message), OWN_LIMITS.fallbackCharsMax)) || "…";
}

const KINDS: Readonly<Record<string, string>> = {
  "follow-up": "follow-up",
  "push-back": "push-back",
  curveball: "curveball",
  "deep-dive": "deep dive",
  hint: "hint",
  answer: "answer",
  closing: "last question",
};

/** The line above what the interviewer says: the stage, and what kind of question it is. */
function headOf(about: About | undefined): KitBlock | undefined {
  if (about === undefined) return undefined;
  const stage = about.stageTitle ?? about.stage;
  if (about.kind === "opening" && stage !== undefined)
    return { type: "header", text: plainText(shorten(stage, SLACK_LIMITS.headerCharsMax) || "…") };
  const kind = KINDS[about.kind];
  return kind === undefined
    ? undefined
    : context(escaped(shorten([stage, kind].filter(Boolean).join(" · "), 100)));
}
