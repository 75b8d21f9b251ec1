import { createHash } from "node:crypto";
import { DISCORD_LIMITS } from "./limits.ts";

/** The nonce of a post: the same for the same key and page, so that Discord recognises one sent twice. */
export function nonceOf(key: string, page: number): string {
  const digest = createHash("sha256").update(`${key}#${page}`).digest("base64url");
  return digest.slice(0, DISCORD_LIMITS.nonceCharsMax);
}
