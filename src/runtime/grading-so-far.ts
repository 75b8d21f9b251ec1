import { createHash } from "node:crypto";
import type { Interview } from "../interview/interview.ts";
import type { Grader } from "../ports/grader.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Grading } from "../scoring/grade.ts";
import { RUNTIME_LIMITS } from "./limits.ts";

/** How the candidates' words so far were judged. */
export type GradingSoFar = (rubric: Rubric, interview: Interview, signal: AbortSignal) => Promise<Grading>;

/**
 * Judges the same words once: at the end of a stage the interviewer, the feedback and the next opening all ask in a
 * row, and each judgement of a long interview takes tens of milliseconds. What the interviewer said after the last
 * reply is left out, since it cannot change how that reply is judged.
 */
export function createGradingSoFar(grader: Grader): GradingSoFar {
  // In order of use, the latest last.
  const kept = new Map<string, Grading>();
  return async (rubric, { rubric: hash, level, turns }, signal) => {
    const heard = turns.slice(0, turns.findLastIndex((turn) => turn.who === "candidate") + 1);
    const words = heard.map(({ n, who, stage, kind, text }) => [n, who, stage, kind, text]);
    const key = createHash("sha256")
      .update(JSON.stringify([hash, level, words]))
      .digest("base64");
    const grading = kept.get(key) ?? (await grader.grade({ rubric, level, turns: heard }, signal));
    kept.delete(key);
    kept.set(key, grading);
    const oldest = kept.keys().next().value;
    if (kept.size > RUNTIME_LIMITS.gradingsKeptMax && oldest !== undefined) kept.delete(oldest);
    return grading;
  };
}
