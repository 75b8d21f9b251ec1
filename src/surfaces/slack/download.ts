import type { Download } from "./files.ts";
import { OWN_LIMITS } from "./limits.ts";

/** Where Slack keeps the files of messages. The token is shown to no other host. */
const HOSTS: readonly string[] = ["files.slack.com"];

/** Fetches files of messages with the workspace's token, none larger than a picture may be. */
export function createDownload(token: string, apiUrl?: string): Download {
  const isSlack = (address: URL) =>
    apiUrl === undefined
      ? address.protocol === "https:" && HOSTS.includes(address.hostname)
      : address.origin === new URL(apiUrl).origin;
  return async (address) => {
    const from = new URL(address);
    if (!isSlack(from)) throw new Error("not a file of Slack's");
    const signal = AbortSignal.timeout(OWN_LIMITS.downloadMs);
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(from, { signal, headers, redirect: "error" });
    if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
    // A token without the scope is answered with the page to sign in.
    if (response.headers.get("content-type")?.startsWith("text/html"))
      throw new Error("answered with a page");
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.byteLength;
      if (size > OWN_LIMITS.pictureBytesMax) throw new Error("larger than announced");
      parts.push(part);
    }
    return Buffer.concat(parts);
  };
}
