import type { Interview } from "../interview/interview.ts";
import type { GradeRequest } from "../ports/grader.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { GoldenFile } from "../rubric/schema.ts";
import type { Grading, Verdict } from "../scoring/grade.ts";

export type GoldenReply = GoldenFile["replies"][number];

/** One criterion of one golden reply: what people said and what the grader said. */
export type Case = {
  readonly problem: string;
  readonly reply: GoldenReply;
  readonly criterion: Criterion;
  readonly truth: Verdict;
  readonly judged: Verdict | "unscored";
  readonly because: string;
};

/** One red flag of one golden reply. */
export type FlagCase = {
  readonly problem: string;
  readonly reply: GoldenReply;
  readonly flag: string;
  readonly truth: boolean;
  readonly judged: boolean;
};

/** The request that grades one golden reply on its own stage. */
export function requestFor(rubric: Rubric, reply: GoldenReply, text: string = reply.text): GradeRequest {
  const stage = reply.stage === "communicate" ? "clarify" : reply.stage;
  const turns: Interview["turns"] = [{ n: 1, who: "candidate", stage, kind: "reply", text, at: 0 }];
  return { rubric, level: "staff", turns, stages: [reply.stage] };
}

export function casesOf(rubric: Rubric, reply: GoldenReply, grading: Grading): Case[] {
  const scores = new Map(grading.scores.map((score) => [score.criterion, score]));
  return rubric.criteria
    .filter((criterion) => criterion.stage === reply.stage && criterion.measured === undefined)
    .map((criterion) => {
      const score = scores.get(criterion.id);
      const judged = score?.is === "scored" ? score.verdict : "unscored";
      return {
        problem: rubric.id,
        reply,
        criterion,
        truth: reply.labels[criterion.id] ?? "missing",
        judged,
        because: score?.is === "scored" ? score.because : "",
      };
    });
}

export function flagCasesOf(rubric: Rubric, reply: GoldenReply, grading: Grading): FlagCase[] {
  const raised = new Set(grading.redFlags.map((one) => one.flag));
  return rubric.redFlags
    .filter((flag) => flag.stage === reply.stage)
    .map((flag) => ({
      problem: rubric.id,
      reply,
      flag: flag.id,
      truth: reply.redFlags.includes(flag.id),
      judged: raised.has(flag.id),
    }));
}

/** Share of the stage's weight that a reply earned, 0–100, with partly as a half. */
export function replyScore(cases: readonly Case[]): number {
  const worth = { covered: 1, partly: 0.5, missing: 0 };
  let got = 0;
  let all = 0;
  for (const { criterion, judged } of cases) {
    if (judged === "unscored") continue;
    got += criterion.weight * worth[judged];
    all += criterion.weight;
  }
  return all === 0 ? 0 : (100 * got) / all;
}
