import { setTimeout as wait } from "node:timers/promises";
import { isNotAllowed } from "./failures.ts";
import { OWN_LIMITS } from "./limits.ts";

/** Tries again while whoever takes it cannot, waiting twice as long each time; then rejects with the last error. */
export async function persist<Value>(action: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await action();
    } catch (error) {
      if (tries >= OWN_LIMITS.deliverTriesMax || isNotAllowed(error)) throw error;
      await wait(OWN_LIMITS.deliverAgainMs * 2 ** (tries - 1));
    }
  }
}
