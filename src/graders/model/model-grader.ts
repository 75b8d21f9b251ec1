import type { ChatModel } from "../../ports/chat-model.ts";
import type { GradeRequest, Grader } from "../../ports/grader.ts";
import type { Prompts } from "../../prompts/prompt.ts";
import type { FlagRaised, Grading, Score, Unfinished } from "../../scoring/grade.ts";
import { gradeBySignals, OFFLINE_GRADER } from "../signal-grader.ts";
import { FAILURE_WORDS } from "./failure-words.ts";
import { itemKey, redFlagItem } from "./item.ts";
import type { KeptAnswers } from "./kept-opinions.ts";
import { createOutcomes } from "./outcomes.ts";
import { questionsByStage } from "./questions.ts";
import { type Answer, secondOpinions } from "./second-opinion.ts";

export type ModelGraderParts = {
  readonly model: ChatModel;
  readonly prompts: Pick<Prompts, "grade">;
  /** A text that nobody can guess, new each time. */
  readonly newNonce: () => string;
  readonly kept: KeptAnswers;
  /** One call for each criterion, or one for all of a stage that are in question. */
  readonly batch: "criterion" | "stage";
  /** The most opinions on one criterion where the model and the offline grader differ; odd, 3 when absent. */
  readonly votes?: number;
};

/** Raised whenever the same answers of a model could lead to another grade than before. */
const VERSION = "model grader, v1";

/**
 * Grades with a model where the offline grader is unsure (see settled.ts). Everything else, and whatever has no cues, is
 * asked of the model, whose quotations are looked up in the words: about two criteria of three in golden replies.
 * Never throws for what is said; throws when `signal` aborts.
 */
export function createModelGrader(parts: ModelGraderParts): Grader {
  const { model, prompts, newNonce, kept, batch, votes = 3 } = parts;
  const by = `${VERSION} (${model.name}, prompt v${prompts.grade.version})`;
  return {
    name: `${by} over ${OFFLINE_GRADER}`,
    async grade(request, signal) {
      const offline = gradeBySignals(request);
      const groups = questionsByStage(request, offline);
      const caller = { model, prompt: prompts.grade, account: request.account ?? {}, nonce: newNonce() };
      const outcomes = createOutcomes(caller, kept, batch);
      const answers = await Promise.all(
        groups.map(({ questions, words }) => secondOpinions(questions, words, outcomes, votes, signal)),
      );
      return joined(request, offline, new Map(answers.flatMap((each) => [...each])), by);
    },
  };
}

function joined(
  request: GradeRequest,
  offline: Grading,
  answers: ReadonlyMap<string, Answer>,
  by: string,
): Grading {
  const scores = offline.scores.map((score) =>
    scoreFrom(score, answers.get(`criterion ${score.criterion}`), by),
  );
  const redFlags = request.rubric.redFlags.flatMap((flag) => {
    const before = offline.redFlags.find((raised) => raised.flag === flag.id);
    return flagFrom(flag.id, before, answers.get(itemKey(redFlagItem(flag))), by) ?? [];
  });
  const unfinished = whatFailed([...answers.values()]);
  return {
    by: `${by} over ${OFFLINE_GRADER}`,
    scores,
    redFlags,
    flagged: offline.flagged,
    ...(unfinished && { unfinished }),
  };
}

function scoreFrom(offline: Score, answer: Answer | undefined, by: string): Score {
  if (answer === undefined || offline.is === "unscored") return offline;
  const { criterion } = offline;
  if (answer.is === "failed") return { is: "unscored", criterion, why: FAILURE_WORDS[answer.failure.kind] };
  const scored = { is: "scored", criterion, by } as const;
  if (answer.is === "steered") {
    const because = "The model would have credited anything here, so what it said counts for nothing.";
    return { ...scored, verdict: "missing", evidence: [], because, sure: false };
  }
  const { checked, sure } = answer;
  const verdict = checked.verdict === "covered" || checked.verdict === "partly" ? checked.verdict : "missing";
  return { ...scored, verdict, evidence: checked.evidence, because: checked.because, sure };
}

/**
 * A red flag stands when the model confirms it with the candidate's words. Where the model could not be asked or was
 * talked into things, what the offline grader found with words of its own stands: nobody gets rid of one that way.
 */
function flagFrom(
  flag: string,
  offline: FlagRaised | undefined,
  answer: Answer | undefined,
  by: string,
): FlagRaised | undefined {
  if (answer?.is !== "judged") return offline;
  const { verdict, evidence } = answer.checked;
  return verdict === "done" ? { flag, evidence, by } : undefined;
}

/** The failure of those that asks for the longest wait, so that one more try meets none of them again. */
function whatFailed(answers: readonly Answer[]): Unfinished | undefined {
  const failures = answers.flatMap((answer) => (answer.is === "failed" ? answer.failure : []));
  const [worst] = failures.toSorted((a, b) => (b.retryAfterMs ?? 0) - (a.retryAfterMs ?? 0));
  if (worst === undefined) return undefined;
  const { kind, retryAfterMs } = worst;
  return { because: kind, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}
