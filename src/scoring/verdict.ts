import type { CriterionStage, Level } from "../rubric/stages.ts";
import type { HireVerdict } from "./scorecard.ts";

/** Least points for each verdict. Set by hand on the golden interviews; `npm run calibrate` reports them. */
export const VERDICT_FROM = { "strong hire": 80, hire: 55, "no hire": 30 } as const;

/** What a hire needs beside its points. */
export const HIRE_NEEDS = {
  /** Nobody is hired who has next to nothing to say in one of the core stages. */
  coreStages: ["data", "model", "evaluate"] as readonly CriterionStage[],
  coreStageScoreMin: 20,
  /**
   * Share of the expected weight that must be fully met. Someone who brushes against every topic is
   * partly right everywhere and would otherwise pass by length.
   */
  coveredShareMin: 0.35,
  /**
   * Share that must be fully met of the weight asked from this very level on. Without it, somebody who has all
   * that a senior says and little that a staff engineer adds would pass as staff by points alone.
   */
  ownLevelShareMin: { mid: 0, senior: 0.4, staff: 0.6 } as Readonly<Record<Level, number>>,
  /** Share that must be earned of what only this system asks: good habits alone fit any question. */
  ownSystemShareMin: 0.5,
} as const;

/** The verdict for a score, and the rule that held it back from a hire where one did. */
export type Decision = {
  readonly verdict: HireVerdict;
  readonly heldBy?:
    | { readonly rule: "core-stage"; readonly stage: CriterionStage; readonly score: number }
    | { readonly rule: "breadth" }
    | { readonly rule: "own-level" }
    | { readonly rule: "own-system" };
};

export function decide(given: {
  readonly score: number;
  readonly level: Level;
  readonly coveredShare: number;
  /** 1 where nothing is asked from this level on. */
  readonly ownLevelShare: number;
  /** 1 where everything asked is general. */
  readonly ownSystemShare: number;
  /** Stages that could be scored, 0–100. One that was not part of the interview is absent. */
  readonly stages: ReadonlyMap<CriterionStage, number>;
}): Decision {
  if (given.score < VERDICT_FROM["no hire"]) return { verdict: "strong no hire" };
  if (given.score < VERDICT_FROM.hire) return { verdict: "no hire" };
  for (const stage of HIRE_NEEDS.coreStages) {
    const score = given.stages.get(stage);
    if (score !== undefined && score < HIRE_NEEDS.coreStageScoreMin)
      return { verdict: "no hire", heldBy: { rule: "core-stage", stage, score: Math.round(score) } };
  }
  if (given.coveredShare < HIRE_NEEDS.coveredShareMin)
    return { verdict: "no hire", heldBy: { rule: "breadth" } };
  if (given.ownSystemShare < HIRE_NEEDS.ownSystemShareMin)
    return { verdict: "no hire", heldBy: { rule: "own-system" } };
  if (given.ownLevelShare < HIRE_NEEDS.ownLevelShareMin[given.level])
    return { verdict: "no hire", heldBy: { rule: "own-level" } };
  return { verdict: given.score >= VERDICT_FROM["strong hire"] ? "strong hire" : "hire" };
}

export function isHire(verdict: HireVerdict): boolean {
  return verdict === "hire" || verdict === "strong hire";
}
