import type { APIAttachment } from "discord.js";
import type { Picture } from "../../ports/chat-model.ts";
import { failed, ok, type Result } from "../../ports/result.ts";
import { OWN_LIMITS } from "./limits.ts";

/** Gives the bytes behind an address, or rejects. */
export type Download = (address: string) => Promise<Uint8Array>;

/** What a file is good for. */
export type FileUse =
  | { readonly is: "text"; readonly isDiagram: boolean }
  | { readonly is: "picture"; readonly mediaType: Picture["mediaType"] }
  /** `why` ends a sentence that begins with the file's name. */
  | { readonly is: "declined"; readonly why: string };

const TEXT = /\.(?:md|markdown|txt)$/i;
const DIAGRAM = /\.(?:mmd|mermaid)$/i;
const PICTURES: readonly (readonly [RegExp, Picture["mediaType"]])[] = [
  [/\.png$/i, "image/png"],
  [/\.jpe?g$/i, "image/jpeg"],
  [/\.webp$/i, "image/webp"],
  [/\.gif$/i, "image/gif"],
];

/** Goes by the name, which people choose; what the bytes are is looked at later. */
export function useOf({ filename, size }: Pick<APIAttachment, "filename" | "size">): FileUse {
  if (TEXT.test(filename) || DIAGRAM.test(filename)) {
    if (size <= OWN_LIMITS.textFileBytesMax) return { is: "text", isDiagram: DIAGRAM.test(filename) };
    return { is: "declined", why: "is too long; please send the part that matters" };
  }
  const mediaType = PICTURES.find(([ending]) => ending.test(filename))?.[1];
  if (mediaType === undefined)
    return { is: "declined", why: "is no file I can read: I take .md, .txt, .mmd and pictures" };
  if (size <= OWN_LIMITS.pictureBytesMax) return { is: "picture", mediaType };
  return { is: "declined", why: `is larger than ${OWN_LIMITS.pictureBytesMax / 1_000_000} MB` };
}

/** The text of a file, or why there is none. A diagram is fenced, as it would be in a message. */
export async function readTextFile(
  { url }: Pick<APIAttachment, "url">,
  isDiagram: boolean,
  download: Download,
): Promise<Result<string, string>> {
  const bytes = await fetched(url, download);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value)?.replaceAll("\r\n", "\n").trim();
  if (text === undefined) return failed("is not text in UTF-8; please save it so and send it again");
  if (text === "") return failed("is empty");
  if (text.length > OWN_LIMITS.textFileCharsMax)
    return failed("is too long; please send the part that matters");
  return ok(isDiagram && !text.startsWith("```") ? `\`\`\`mermaid\n${text}\n\`\`\`` : text);
}

export async function readPicture(
  { url }: Pick<APIAttachment, "url">,
  mediaType: Picture["mediaType"],
  download: Download,
): Promise<Result<Picture, string>> {
  const bytes = await fetched(url, download);
  return bytes.ok ? ok({ mediaType, base64: Buffer.from(bytes.value).toString("base64") }) : bytes;
}

async function fetched(url: string, download: Download): Promise<Result<Uint8Array, string>> {
  try {
    return ok(await download(url));
  } catch {
    return failed("could not be fetched from Discord; please send it again");
  }
}

/** UTF-8, or UTF-16 where a mark at the beginning says so. Undefined when it is neither, or no text. */
function decode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const mark =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(mark, { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}
