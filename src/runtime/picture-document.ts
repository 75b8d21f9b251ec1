import { createHash } from "node:crypto";
import { LIMITS } from "../interview/limits.ts";
import type { Picture } from "../ports/chat-model.ts";
import { failed, ok, type Result } from "../ports/result.ts";

/** A picture as the store keeps it, found by its content. */
export type PictureDocument = {
  readonly hash: string;
  readonly body: string;
  readonly mediaType: Picture["mediaType"];
};

/** How files of each kind begin; the name of a file and what a platform says of it may be wrong. */
const BEGINNINGS: readonly (readonly [Picture["mediaType"], RegExp])[] = [
  ["image/png", /^89504e470d0a1a0a/],
  ["image/jpeg", /^ffd8ff/],
  ["image/gif", /^47494638(?:37|39)61/],
  ["image/webp", /^52494646.{8}57454250/],
];

const BEGINNING_BYTES = 12;

/** Makes a document of a picture, or says in a sentence why it cannot be taken. */
export function pictureDocument(sent: Picture): Result<PictureDocument, string> {
  const size = Buffer.byteLength(sent.base64, "base64");
  if (size > LIMITS.pictureBytesMax)
    return failed(
      `That picture is too large: it has ${megabytes(size)} MB, and I take up to ${megabytes(LIMITS.pictureBytesMax)}. Please send a smaller one, or write the diagram as text.`,
    );
  const bytes = Buffer.from(sent.base64, "base64");
  const beginning = bytes.subarray(0, BEGINNING_BYTES).toString("hex");
  const mediaType = BEGINNINGS.find(([, signature]) => signature.test(beginning))?.[0];
  if (mediaType === undefined)
    return failed(
      "That is not a picture I can look at: I take PNG, JPEG, WebP and GIF. Please send one of these, or write the diagram as text.",
    );
  const picture: Picture = { mediaType, base64: bytes.toString("base64") };
  const body = JSON.stringify(picture);
  return ok({ hash: createHash("sha256").update(body).digest("hex"), body, mediaType });
}

export function pictureOf(body: string): Picture {
  return JSON.parse(body) as Picture;
}

function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 100_000) / 10);
}
