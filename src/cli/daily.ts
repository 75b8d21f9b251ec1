import type { Millis } from "../interview/interview.ts";
import type { Log } from "../ports/log.ts";
import type { Sleep } from "../runtime/sleep.ts";

const DAY_MS: Millis = 24 * 60 * 60_000;

/** What is done now, and again each day, until the signal. A failure is logged and tried again the next day. Never rejects. */
export async function daily(
  task: () => Promise<unknown>,
  { sleep, log }: { readonly sleep: Sleep; readonly log: Log },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await task();
    } catch (error) {
      log.warn({ why: error instanceof Error ? error.name : "unknown" }, "the daily work failed");
    }
    await sleep(DAY_MS, signal);
  }
}
