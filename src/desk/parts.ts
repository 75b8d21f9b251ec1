import type { Clock } from "../ports/clock.ts";
import type { Grader } from "../ports/grader.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../ports/store.ts";
import type { Surface } from "../ports/surface.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Engine } from "../runtime/engine.ts";

/** Everything the desk is made of. It opens and closes none of it. */
export type DeskParts = {
  readonly store: Store;
  readonly engine: Pick<Engine, "deliver" | "startInterview">;
  /** By name, as in `Place.surface`. */
  readonly surfaces: ReadonlyMap<string, Surface>;
  /** Systems there are to design, by problem id. `get` may throw for a broken file. */
  readonly rubrics: ReadonlyMap<string, Rubric>;
  readonly graders: {
    /** Judges a lone reply. */
    readonly final: Grader;
    /** The same where a workspace wants no models. */
    readonly withoutModels: Grader;
  };
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
};
