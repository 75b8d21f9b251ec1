import { cutText } from "../../message/cut-text.ts";
import type { Action, Block, Message } from "../../message/message.ts";
import { DISCORD_LIMITS } from "./limits.ts";

type File = NonNullable<Message["files"]>[number];

/** Beyond this the place of a quotation is not a word beside it but a paragraph. */
const SOURCE_CHARS_MAX = 500;

/** The message with what Discord has no form for said in words instead, so that nothing of it has to be left out. */
export function fitting(message: Message): Message {
  const actions = distinct(message.actions ?? []);
  const links = actions.filter((action) => action.is === "link" && !isFit(action));
  return {
    ...message,
    blocks: [...message.blocks.flatMap(fittingBlock), ...links.map(asWords)],
    actions: actions.filter(isFit),
    files: (message.files ?? []).flatMap(fittingFile),
  };
}

function fittingBlock(block: Block): readonly Block[] {
  if (block.is === "image") return [{ is: "text", text: block.alt, tone: "quiet" }];
  if (block.is !== "quote" || (block.source?.length ?? 0) <= SOURCE_CHARS_MAX) return [block];
  const { source, ...quote } = block;
  return [quote, { is: "text", text: source ?? "", tone: "quiet" }];
}

/** Discord refuses a message in which two things have the same id. */
function distinct(actions: readonly Action[]): readonly Action[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    if (action.is === "link") return true;
    if (seen.has(action.id)) return false;
    seen.add(action.id);
    return true;
  });
}

function isFit(action: Action): boolean {
  if (action.is === "choice") return action.options.length > 0;
  if (action.is === "button") return true;
  return /^https?:\/\/\S+$/.test(action.url) && action.url.length <= DISCORD_LIMITS.linkCharsMax;
}

function asWords(action: Action): Block {
  return { is: "text", text: action.is === "link" ? `${action.label}: ${action.url}` : action.label };
}

/** In UTF-8 a UTF-16 unit has three bytes at most. */
const UNIT_BYTES_MAX = 3;

/** A file that no server takes becomes several, in order. */
function fittingFile({ name, text }: File): readonly File[] {
  const safe = name.replaceAll(/[^\w.-]+/g, "-").slice(-DISCORD_LIMITS.fileNameCharsMax) || "file.txt";
  if (Buffer.byteLength(text) <= DISCORD_LIMITS.fileBytesMax) return [{ name: safe, text }];
  const pieces = cutText(text, Math.floor(DISCORD_LIMITS.fileBytesMax / UNIT_BYTES_MAX));
  return pieces.map((piece, i) => ({ name: `${i + 1}-${safe}`, text: piece }));
}
