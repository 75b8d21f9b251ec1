import type { StageId } from "../rubric/stages.ts";
import type { Replies } from "./replies-file.ts";

/** Hands out the replies of a script where they fit. */
export type ScriptReader = {
  /**
   * What to say next in a stage: its next reply, after whatever earlier stages had no room for (but for their
   * commands: "/next" was meant for the stage it stands in). Empty when there is nothing left for it.
   */
  next(stage: StageId): readonly string[];
  /** Everything that is left, for the closing question. */
  rest(): readonly string[];
  /** How many replies a stage still has. */
  left(stage: StageId): number;
};

const COMMAND = /^\/[a-z]+$/i;

export function createScriptReader(replies: Replies, order: readonly StageId[]): ScriptReader {
  const waiting = new Map<StageId, string[]>(
    order.map((stage) => [stage, [...(replies.get(stage) ?? [])]] as const),
  );
  const takeAll = (stages: readonly StageId[]) =>
    stages.flatMap((stage) => waiting.get(stage)?.splice(0) ?? []);
  return {
    next(stage) {
      const earlier = takeAll(order.slice(0, order.indexOf(stage))).filter((reply) => !COMMAND.test(reply));
      return [...earlier, ...(waiting.get(stage)?.splice(0, 1) ?? [])];
    },
    rest: () => takeAll(order).filter((reply) => !COMMAND.test(reply)),
    left: (stage) => waiting.get(stage)?.length ?? 0,
  };
}
