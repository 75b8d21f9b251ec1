import type { Hear } from "./ears.ts";

/** A way on which Slack's events come. */
export type Line = {
  /** Resolves when events come, with the address that is listened at, if there is one. */
  open(hear: Hear): Promise<unknown>;
  close(): Promise<void>;
};
