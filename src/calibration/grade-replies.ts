import type { Account } from "../ports/chat-model.ts";
import type { Grader } from "../ports/grader.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Grading } from "../scoring/grade.ts";
import { type GoldenReply, requestFor } from "./golden.ts";
import type { GoldenSystem } from "./read-golden.ts";

/** A golden reply with what a grader said about it. */
export type GradedReply = {
  readonly rubric: Rubric;
  readonly reply: GoldenReply;
  readonly grading: Grading;
};

export type GradeOptions = {
  /** Replies that are graded at the same time. A model is waited for, so several; offline gains nothing. */
  readonly atOnce: number;
  readonly account?: Account;
  readonly signal: AbortSignal;
  /** Called after each reply. */
  readonly onGraded?: (done: number, all: number) => void;
};

/** Grades every reply on its own stage, in the order of the files. Rejects when the grader does. */
export async function gradeReplies(
  grader: Grader,
  systems: readonly GoldenSystem[],
  { atOnce, account, signal, onGraded }: GradeOptions,
): Promise<readonly GradedReply[]> {
  const wanted = systems.flatMap(({ rubric, golden }) => golden.replies.map((reply) => ({ rubric, reply })));
  const graded: GradedReply[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (;;) {
      const at = next;
      next += 1;
      const one = wanted[at];
      if (one === undefined) return;
      const request = { ...requestFor(one.rubric, one.reply), ...(account !== undefined && { account }) };
      graded[at] = { ...one, grading: await grader.grade(request, signal) };
      done += 1;
      onGraded?.(done, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, work));
  return graded;
}
