/** The part of `process` that is needed here. */
export type Signals = {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): void;
};

/** What a shell gives for a program that was interrupted (128 + SIGINT). */
const INTERRUPTED = 130;

/** Resolves when the process is asked to stop. Asked twice, it ends at once; nothing is lost either way. */
export function askedToStop(signals: Signals): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let asked = false;
  const listener = () => {
    if (asked) return signals.exit(INTERRUPTED);
    asked = true;
    resolve();
  };
  signals.on("SIGINT", listener);
  signals.on("SIGTERM", listener);
  return promise;
}
