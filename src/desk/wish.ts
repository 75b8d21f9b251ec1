import type { Style } from "../interview/interview.ts";
import { MINUTES } from "../interview/limits.ts";
import { LEVELS, type Level, type StageId } from "../rubric/stages.ts";
import type { WorkspaceSettings } from "./workspace-settings.ts";

/** The interview that somebody wants. */
export type Wish = {
  readonly problem: string;
  readonly level: Level;
  readonly minutes: number;
  readonly style: Style;
  readonly isPrivate: boolean;
  /** Only these stages; all when absent. */
  readonly stages?: readonly StageId[];
};

/** Options as typed or chosen, where they are sound, and the workspace's own choice for the rest. */
export function choicesOf(
  options: Readonly<Record<string, string>>,
  settings: WorkspaceSettings,
): Omit<Wish, "problem"> {
  const { level, minutes, style, private: wantsPrivate } = options;
  return {
    level: LEVELS.find((one) => one === level) ?? settings.level,
    minutes: MINUTES.find((one) => String(one) === minutes) ?? settings.minutes,
    style: style === "coach" || style === "real" ? style : settings.style,
    isPrivate: wantsPrivate === "yes",
  };
}

/** "45 minutes at senior, coach style"; of one stage alone, "only evaluate, 8 minutes at senior, coach style". */
export function wishWords({ minutes, level, style, stages }: Omit<Wish, "problem">): string {
  const only = stages === undefined ? "" : `only ${stages.join(" and ")}, `;
  return `${only}${minutes} minutes at ${level}, ${style} style`;
}
