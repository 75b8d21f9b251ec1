import type { Download } from "./attachments.ts";
import { OWN_LIMITS } from "./limits.ts";

/** Where Discord keeps the files of messages; nothing else is ever fetched. */
const HOSTS: readonly string[] = ["cdn.discordapp.com", "media.discordapp.net"];

/** Fetches files of messages from Discord, none larger than a picture may be. */
export const download: Download = async (address) => {
  const { protocol, hostname } = new URL(address);
  if (protocol !== "https:" || !HOSTS.includes(hostname)) throw new Error("not a file of Discord's");
  const signal = AbortSignal.timeout(OWN_LIMITS.downloadMs);
  const response = await fetch(address, { signal, redirect: "error" });
  if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.byteLength;
    if (size > OWN_LIMITS.pictureBytesMax) throw new Error("larger than announced");
    parts.push(part);
  }
  return Buffer.concat(parts);
};
