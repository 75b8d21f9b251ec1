import { TERMINAL_LIMITS } from "./limits.ts";

/** Tells a person who waits that somebody thinks; quick thoughts need no sign. */
export type ThinkingSign = {
  /** Shows it in a moment, unless the thought ends before. */
  begin(): void;
  end(): void;
};

export function createThinkingSign(show: () => void): ThinkingSign {
  let waiting: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  return {
    end,
    begin() {
      end();
      waiting = setTimeout(show, TERMINAL_LIMITS.thinkingShownAfterMs);
      // It keeps no process alive.
      waiting.unref();
    },
  };
}
