import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import type { Picture } from "../../ports/chat-model.ts";
import type { Deed } from "../../ports/surface.ts";
import { TERMINAL_LIMITS } from "./limits.ts";

/** What the name of a file says; the interview looks at the bytes and knows better. */
const BY_ENDING: Readonly<Record<string, Picture["mediaType"]>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};

const NOT_READ = "Nothing was sent.";

/** A picture file as it is sent to the interview, or a sentence about what is wrong with the file. */
export async function readPictureFile(path: string, ref: string): Promise<Deed | { readonly says: string }> {
  if (path === "") return { says: "Which picture? Type its path behind the command: /picture diagram.png" };
  const file = path.startsWith("~/") ? join(homedir(), path.slice(2)) : path;
  try {
    const found = await stat(file);
    if (!found.isFile()) return { says: `"${path}" is not a file. ${NOT_READ}` };
    if (found.size > TERMINAL_LIMITS.pictureBytesMax)
      return {
        says: `"${path}" has ${Math.round(found.size / 1_000_000)} MB, and a picture may have ${TERMINAL_LIMITS.pictureBytesMax / 1_000_000}. ${NOT_READ}`,
      };
    const base64 = (await readFile(file)).toString("base64");
    const mediaType = BY_ENDING[file.split(".").at(-1)?.toLowerCase() ?? ""] ?? "image/png";
    return { is: "picture", ref, picture: { mediaType, base64 }, name: basename(file) };
  } catch (error) {
    return { says: `"${path}" cannot be read: ${reasonOf(error)}. ${NOT_READ}` };
  }
}

function reasonOf(error: unknown): string {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "ENOENT":
    case "ENOTDIR":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "it may not be read by you";
    default:
      return "the system gave an error";
  }
}
