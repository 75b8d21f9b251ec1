import type { Picture } from "../../src/ports/chat-model.ts";

/** One grey dot, as a PNG that every program opens. */
export const DOT_PNG: Picture = {
  mediaType: "image/png",
  base64: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
};

/** The beginning of a file of this kind; enough for whoever looks at the first bytes only. */
export function beginningOf(mediaType: Picture["mediaType"], sizeMin = 16): string {
  const bytes = {
    "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    "image/jpeg": [0xff, 0xd8, 0xff, 0xe0],
    "image/gif": [...Buffer.from("GIF89a")],
    "image/webp": [...Buffer.from("RIFF"), 0, 0, 0, 0, ...Buffer.from("WEBP")],
  }[mediaType];
  return Buffer.concat([Buffer.from(bytes), Buffer.alloc(Math.max(0, sizeMin - bytes.length))]).toString(
    "base64",
  );
}
