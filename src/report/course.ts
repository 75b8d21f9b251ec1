import type { Interview, Turn } from "../interview/interview.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Grading, Quote } from "../scoring/grade.ts";
import type { Course } from "../scoring/measured.ts";

/** Words from which something said counts as an answer to a follow-up; "next" and "no idea" do not. */
const ANSWER_WORDS_MIN = 5;

const FOLLOW_UPS: readonly Turn["kind"][] = ["follow-up", "push-back", "curveball", "deep-dive"];

/** How an interview went, in the numbers from which time and collaboration are judged. */
export function courseOf(rubric: Rubric, interview: Interview, grading: Grading): Course {
  const credited = new Set(
    grading.scores.flatMap((score) =>
      score.is === "scored" && score.verdict !== "missing" ? score.criterion : [],
    ),
  );
  const substance = new Set(rubric.criteria.filter(({ id }) => credited.has(id)).map(({ stage }) => stage));
  const stages = interview.plan.map(({ stage, budgetMs }) => ({
    id: stage,
    spentMs: interview.spentMs[stage] ?? 0,
    budgetMs,
    skipped: interview.skipped.includes(stage),
    substance: substance.has(stage),
  }));
  const followUps = interview.turns.filter((turn) => FOLLOW_UPS.includes(turn.kind));
  return {
    lengthMs: interview.minutes * 60_000,
    spentMs: stages.reduce((sum, stage) => sum + stage.spentMs, 0),
    stages,
    questionsAsked: questionsAsked(interview.turns, rubric),
    followUps: followUps.length,
    followUpsAnswered: followUps.filter((turn) => wasAnswered(interview.turns, turn)).length,
    nudges: interview.turns.filter((turn) => turn.kind === "nudge").length,
  };
}

/**
 * A reply that the interviewer answered, alone or before a question of their own, was a question; the sentence with the
 * question mark is the evidence.
 */
function questionsAsked(turns: readonly Turn[], { facts }: Rubric): readonly Quote[] {
  return turns.flatMap((turn, index) => {
    const before = turns[index - 1];
    const answers = turn.kind === "answer" || facts.some(({ says }) => turn.text.includes(says));
    if (turn.who !== "interviewer" || !answers || before?.who !== "candidate") return [];
    const question = /[^.!?\n]*\?/.exec(before.text)?.[0].trim() ?? "";
    return question === "" ? [] : [{ text: question, turn: before.n }];
  });
}

function wasAnswered(turns: readonly Turn[], followUp: Turn): boolean {
  const after = turns.slice(turns.indexOf(followUp) + 1);
  const next = after.findIndex(
    (turn) => turn.who === "interviewer" && turn.kind !== "nudge" && turn.kind !== "hint",
  );
  const replies = (next === -1 ? after : after.slice(0, next)).filter((turn) => turn.who === "candidate");
  return replies.some((turn) => turn.text.split(/\s+/).filter(Boolean).length >= ANSWER_WORDS_MIN);
}
