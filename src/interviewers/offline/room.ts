import type { Turn } from "../../interview/interview.ts";
import type { Brief } from "../../ports/interviewer.ts";
import type { Criterion } from "../../rubric/rubric.ts";
import { expectedAt } from "../../scoring/expected.ts";
import type { Score } from "../../scoring/grade.ts";

// What the interviewer can see of the conversation, read off the brief once and named.

/** What the candidate wrote since the interviewer's last question. */
export function latestReplies(brief: Brief): Turn[] {
  const { turns } = brief.interview;
  const lastAsked = turns.findLastIndex(
    (turn) =>
      turn.who === "interviewer" && turn.kind !== "nudge" && turn.kind !== "note" && turn.kind !== "feedback",
  );
  return turns.slice(lastAsked + 1).filter((turn) => turn.who === "candidate");
}

/** The interviewer's turn that is being answered. */
export function standingQuestion(brief: Brief): Turn | undefined {
  return brief.interview.turns.findLast(
    (turn) =>
      turn.who === "interviewer" && !["nudge", "note", "feedback", "hint", "answer"].includes(turn.kind),
  );
}

export function turnsOfStage(brief: Brief): Turn[] {
  return brief.interview.turns.filter((turn) => turn.stage === brief.stage);
}

/** With less than this left in a stage another question would not be answered. */
const STAGE_LEFT_MIN_MS = 30_000;

export function hasTimeToAsk({ left }: Brief): boolean {
  return left.stageMs > STAGE_LEFT_MIN_MS && left.wholeMs > STAGE_LEFT_MIN_MS;
}

export type OpenPoint = { readonly criterion: Criterion; readonly score: Extract<Score, { is: "scored" }> };

/**
 * The criteria of this stage that are expected at this level and length and not fully met, worth most first: a
 * missing one by its weight, a partly met one by half of it, since half of it is earned.
 */
export function openPoints(brief: Brief): OpenPoint[] {
  const expected = expectedAt(brief.rubric.criteria, brief.interview.level, brief.interview.minutes);
  const scores = new Map(brief.grading.scores.map((score) => [score.criterion, score]));
  return brief.rubric.criteria
    .filter(
      (criterion) =>
        criterion.stage === brief.stage && criterion.measured === undefined && expected.has(criterion.id),
    )
    .flatMap((criterion) => {
      const score = scores.get(criterion.id);
      return score?.is === "scored" && score.verdict !== "covered" ? [{ criterion, score }] : [];
    })
    .toSorted((a, b) => worth(b) - worth(a));
}

function worth({ criterion, score }: OpenPoint): number {
  // Between equals the system's own criterion comes before one that holds for every system.
  return criterion.weight * (score.verdict === "partly" ? 0.5 : 1) + (criterion.generic ? 0 : 0.1);
}

/** Whether an id was used before in this interview. */
export function isUsed(brief: Brief, id: string): boolean {
  return brief.interview.used.includes(id);
}

/** Whether these very words were said before; the interviewer never repeats itself. */
export function wasSaid(brief: Brief, text: string): boolean {
  return saidIn(
    brief.interview.turns.filter((turn) => turn.kind !== "answer"),
    text,
  );
}

/** The same, with the answers to questions among what was said. */
export function wasSaidAtAll(brief: Brief, text: string): boolean {
  return saidIn(brief.interview.turns, text);
}

function saidIn(turns: readonly Turn[], text: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const wanted = plain(text);
  return turns.some((turn) => turn.who === "interviewer" && plain(turn.text).includes(wanted));
}
