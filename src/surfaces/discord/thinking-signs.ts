import { OWN_LIMITS } from "./limits.ts";

/** "Mockingbird is typing …", for as long as somebody waits for words. */
export type ThinkingSigns = {
  /** Rejects when the first one could not be shown. */
  begin(channel: string): Promise<void>;
  end(channel: string): void;
  endAll(): void;
};

/** Discord shows typing for ten seconds, so it is shown again until words come or patience ends. */
export function createThinkingSigns(show: (channel: string) => Promise<void>): ThinkingSigns {
  const timers = new Map<string, NodeJS.Timeout>();

  function end(channel: string): void {
    clearInterval(timers.get(channel));
    timers.delete(channel);
  }

  function again(channel: string): NodeJS.Timeout {
    let left = OWN_LIMITS.typingTimesMax - 1;
    const timer = setInterval(() => {
      if (left <= 0) return end(channel);
      left -= 1;
      // A courtesy: what goes wrong with it is of no interest.
      show(channel).catch(() => end(channel));
    }, OWN_LIMITS.typingAgainMs);
    return timer.unref();
  }

  return {
    async begin(channel) {
      end(channel);
      timers.set(channel, again(channel));
      await show(channel);
    },
    end,
    endAll() {
      for (const channel of [...timers.keys()]) end(channel);
    },
  };
}
