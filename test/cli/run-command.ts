import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SETTINGS } from "../../src/config.ts";

/** What a command printed and how it ended. */
export type Ran = { readonly code: number | null; readonly out: string; readonly errors: string };

/** Runs the real program as `npm run` would. `interrupt` is sent as soon as the output holds that text. */
export function runCommand(
  words: readonly string[],
  input = "",
  interrupt?: { readonly at: string; readonly signal: NodeJS.Signals },
  settings: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  // Blank counts as not set and is not filled from a developer's .env: no test may ask a real model.
  const blank = Object.fromEntries(SETTINGS.map((name) => [name, ""]));
  // Node itself warns when both are set, and the test runner sets FORCE_COLOR.
  const all: NodeJS.ProcessEnv = { ...process.env, ...blank, NO_COLOR: "1", ...settings };
  const { FORCE_COLOR: _, ...env } = all;
  const child = spawn(process.execPath, ["scripts/run.mjs", ...words], { env });
  let out = "";
  let errors = "";
  let sent = false;
  child.stdout.on("data", (chunk) => {
    out += chunk;
    if (interrupt === undefined || sent || !out.includes(interrupt.at)) return;
    sent = true;
    child.kill(interrupt.signal);
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  child.stdin.on("error", () => undefined);
  if (interrupt === undefined) child.stdin.end(input);
  else child.stdin.write(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, errors })));
}

/** A folder that is gone after the test. */
export function temporaryFolder(): {
  readonly path: string;
  file(name: string): string;
  [Symbol.dispose](): void;
} {
  const path = mkdtempSync(join(tmpdir(), "mockingbird-"));
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
