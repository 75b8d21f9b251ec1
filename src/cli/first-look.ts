import type { Turn } from "../interview/interview.ts";
import type { Grader } from "../ports/grader.ts";
import type { Rubric } from "../rubric/rubric.ts";

/** Strong answers that are looked at: enough to have met every kind of sentence. */
const LOOKED_AT_MAX = 12;

/**
 * Has a grader look at one rubric's own strong answers. The first look of a process takes seconds, in which nobody is
 * heard: on a platform that waits three of them for an answer it has to be over before the first person asks.
 */
export async function firstLook(grader: Grader, rubrics: ReadonlyMap<string, Rubric>): Promise<void> {
  for (const rubric of rubrics.values()) {
    const strong = rubric.criteria.flatMap(({ stage, anchor }) =>
      stage === "communicate" || anchor === undefined ? [] : [{ stage, text: anchor }],
    );
    const turns = strong
      .slice(0, LOOKED_AT_MAX)
      .map((words, i): Turn => ({ who: "candidate", kind: "reply", at: 0, ...words, n: i + 1 }));
    await grader.grade({ rubric, level: "mid", turns }, new AbortController().signal);
    return;
  }
}
