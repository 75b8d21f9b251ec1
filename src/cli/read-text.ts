import { readFileSync } from "node:fs";
import type { TerminalInput } from "../surfaces/terminal/index.ts";
import { reasonOf, UsageError } from "./usage-error.ts";

/** Everything on an input, as text. */
export async function readInput(input: TerminalInput): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return asText(Buffer.concat(chunks), "The standard input");
}

/** A file as text. */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`"${file}" cannot be read: ${reasonOf(error)}.`);
  }
  return asText(bytes, `"${file}"`);
}

function asText(bytes: Buffer, what: string): string {
  if (bytes.includes(0))
    throw new UsageError(`${what} is not text: it has a NUL byte; plain UTF-8 is needed.`);
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}
