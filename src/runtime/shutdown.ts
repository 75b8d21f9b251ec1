/** The part of `process` that is needed here. */
export type Signals = {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(code: number): void;
};

/** What a shell gives for a program that was interrupted (128 + SIGINT). */
const INTERRUPTED = 130;

/** Asked once to stop, it stops in good order and ends; asked twice, it ends at once. Nothing is lost either way. */
export function stopOnSignals(signals: Signals, stop: () => Promise<void>): void {
  let asked = false;
  const listener = () => {
    if (asked) return signals.exit(INTERRUPTED);
    asked = true;
    stop().then(
      () => signals.exit(0),
      () => signals.exit(1),
    );
  };
  signals.on("SIGINT", listener);
  signals.on("SIGTERM", listener);
}
