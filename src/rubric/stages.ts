/** The seven stages of the framework, in the order in which an interview walks through them. */
export const STAGE_IDS = ["clarify", "frame", "data", "model", "evaluate", "serve", "monitor"] as const;

/** One of the seven stages. */
export type StageId = (typeof STAGE_IDS)[number];

/** A stage, or the habit that is judged over the whole interview. */
export type CriterionStage = StageId | "communicate";

export const LEVELS = ["mid", "senior", "staff"] as const;

/** How senior the interview is; each level expects what the one before it expects, and more. */
export type Level = (typeof LEVELS)[number];

/** 0 for mid, 1 for senior, 2 for staff. */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}

export function isStageId(text: string): text is StageId {
  return (STAGE_IDS as readonly string[]).includes(text);
}
