import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const VERSION = "v1";

/** Keeps texts from whoever reads the store without the key. */
export type Seal = {
  /** `about` is what the text belongs to; it opens for nothing else. */
  close(text: string, about: string): string;
  /** Undefined when none of the keys opens it, or when somebody changed it. */
  open(sealed: string, about: string): string | undefined;
};

type Key = { readonly id: string; readonly bytes: Buffer };

/**
 * AES-256-GCM. The first key closes; all of them open, so that a new key is put in front and the old one stays until
 * everything has been written anew.
 *
 * @throws RangeError for a key that is not 32 bytes in base64 or hex.
 */
export function createSeal(keys: readonly string[]): Seal {
  const known = keys.map(readKey);
  const [first] = known;
  if (first === undefined) throw new RangeError("there is no key to seal with");
  return {
    close(text, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, first.bytes, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString("base64url"));
      return [VERSION, first.id, ...parts].join(".");
    },
    open(sealed, about) {
      const [version, id, ...parts] = sealed.split(".");
      if (parts.length !== 3) return undefined;
      const [nonce, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
      const isAsWritten = parts.every(
        (part) => Buffer.from(part, "base64url").toString("base64url") === part,
      );
      const key = known.find((one) => one.id === id);
      if (version !== VERSION || key === undefined || !nonce || !tag || !body || !isAsWritten)
        return undefined;
      try {
        const decipher = createDecipheriv(ALGORITHM, key.bytes, nonce, { authTagLength: 16 })
          .setAAD(Buffer.from(about))
          .setAuthTag(tag);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}

function readKey(text: string): Key {
  const bytes = bytesOf(text);
  if (bytes.length !== KEY_BYTES)
    throw new RangeError(`a key has ${bytes.length} bytes instead of ${KEY_BYTES}`);
  return { id: createHash("sha256").update(bytes).digest("base64url").slice(0, 8), bytes };
}

function bytesOf(text: string): Buffer {
  const word = text.trim();
  return /^[0-9a-f]{64}$/i.test(word) ? Buffer.from(word, "hex") : Buffer.from(word, "base64");
}
