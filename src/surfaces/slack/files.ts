import type { Picture } from "../../ports/chat-model.ts";
import { failed, ok, type Result } from "../../ports/result.ts";
import { OWN_LIMITS } from "./limits.ts";
import type { SlackFile } from "./payloads.ts";

/** Gives the bytes behind an address of Slack's, or rejects. */
export type Download = (address: string) => Promise<Uint8Array>;

/** The files of a message, read. */
export type Files = {
  readonly texts: readonly string[];
  readonly pictures: readonly { readonly ref: string; readonly name: string; readonly picture: Picture }[];
  /** "plan.pdf is no file I can read …" */
  readonly declined: readonly string[];
};

export const NO_FILES: Files = { texts: [], pictures: [], declined: [] };

/** What a file is good for. */
type FileUse =
  | { readonly is: "text"; readonly isDiagram: boolean }
  | { readonly is: "picture"; readonly mediaType: Picture["mediaType"] }
  /** `why` ends a sentence that begins with the file's name. */
  | { readonly is: "declined"; readonly why: string };

const TEXT = /\.(?:md|markdown|txt)$/i;
const DIAGRAM = /\.(?:mmd|mermaid)$/i;
const MERMAID = /^(?:graph|flowchart|sequenceDiagram)\b/;
const PICTURES: Readonly<Record<string, Picture["mediaType"]>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};

/** Goes by what Slack and the name say; what the bytes are is looked at later. Every snippet is text. */
export function useOf({ name, mode, size = 0 }: SlackFile): FileUse {
  const title = name ?? "";
  if (mode === "tombstone" || mode === "hidden_by_limit")
    return { is: "declined", why: "is not there any more" };
  if (mode === "external") return { is: "declined", why: "is kept elsewhere; please send the file itself" };
  if (mode === "snippet" || TEXT.test(title) || DIAGRAM.test(title)) {
    if (size <= OWN_LIMITS.textFileBytesMax) return { is: "text", isDiagram: DIAGRAM.test(title) };
    return { is: "declined", why: "is too long; please send the part that matters" };
  }
  const mediaType = PICTURES[title.split(".").at(-1)?.toLowerCase() ?? ""];
  if (mediaType === undefined)
    return { is: "declined", why: "is no file I can read: I take .md, .txt, .mmd, snippets and pictures" };
  if (size <= OWN_LIMITS.pictureBytesMax) return { is: "picture", mediaType };
  return { is: "declined", why: `is larger than ${OWN_LIMITS.pictureBytesMax / 1_000_000} MB` };
}

/** Reads what can be read, one after the other, and says of the rest why not. */
export async function readFiles(files: readonly SlackFile[], download: Download): Promise<Files> {
  const texts: string[] = [];
  const pictures: Files["pictures"][number][] = [];
  const declined: string[] = [];
  for (const file of files) {
    const name = file.name ?? "The file";
    const use = useOf(file);
    if (use.is === "declined") {
      declined.push(`${name} ${use.why}`);
      continue;
    }
    const bytes = await fetched(file, download);
    if (!bytes.ok) {
      declined.push(`${name} ${bytes.failure}`);
    } else if (use.is === "picture") {
      const base64 = Buffer.from(bytes.value).toString("base64");
      pictures.push({ ref: file.id, name, picture: { mediaType: use.mediaType, base64 } });
    } else {
      const text = textOf(bytes.value, use.isDiagram);
      if (text.ok) texts.push(text.value);
      else declined.push(`${name} ${text.failure}`);
    }
  }
  return { texts, pictures, declined };
}

async function fetched(file: SlackFile, download: Download): Promise<Result<Uint8Array, string>> {
  const address = file.url_private_download ?? file.url_private;
  if (address === undefined) return failed("came without an address; please send it again");
  try {
    return ok(await download(address));
  } catch {
    return failed("could not be fetched from Slack; please send it again");
  }
}

/** A diagram is fenced, as it would be in a message. */
function textOf(bytes: Uint8Array, isDiagram: boolean): Result<string, string> {
  const text = decode(bytes)?.replaceAll("\r\n", "\n").trim();
  if (text === undefined) return failed("is not text in UTF-8; please save it so and send it again");
  if (text === "") return failed("is empty");
  if (text.length > OWN_LIMITS.textFileCharsMax)
    return failed("is too long; please send the part that matters");
  const isDrawn = isDiagram || MERMAID.test(text);
  return ok(isDrawn && !text.startsWith("```") ? `\`\`\`mermaid\n${text}\n\`\`\`` : text);
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
