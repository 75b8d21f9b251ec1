import type { Turn } from "../../interview/interview.ts";
import { shorten } from "../../message/shorten.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { escapeMarkup, fence } from "../../prompts/fence.ts";
import type { Values } from "../../prompts/fill.ts";
import { latestReplies } from "../offline/room.ts";
import type { Allowance } from "./allowance.ts";
import { type CandidateWords, cutMiddle } from "./candidate-words.ts";
import { CONTEXT_LIMITS } from "./limits.ts";
import { settledBefore } from "./summary.ts";

/**
 * What a model is shown of an interview, as the values of the prompt. Bounded whatever the interview's length: each
 * part has its limit. Weights, cues, anchors, hints and other stages' criteria are not in it.
 */
export function contextOf(brief: Brief, allowance: Allowance, words: CandidateWords, nonce: string): Values {
  const { rubric, interview } = brief;
  const stage = rubric.stages.find((one) => one.id === brief.stage)!;
  const latest = latestReplies(brief);
  const before = exchangesBefore(brief, latest);
  const shown = new Set([...before, ...latest].map((turn) => turn.n));
  const settled = settledBefore(brief, words, shown);
  const said = latest.map((turn) => words.of(turn.n)).join("\n\n");
  const empty = brief.purpose === "skip" ? "(They asked to skip your last question.)" : "(Nothing.)";
  return {
    level: interview.level,
    title: shorten(rubric.title, CONTEXT_LIMITS.stageCharsMax),
    problem: cutMiddle(rubric.prompt.trim(), CONTEXT_LIMITS.problemCharsMax),
    facts: rubric.facts
      .slice(0, CONTEXT_LIMITS.factsMax)
      .map(({ id, says }) => ({ id, says: shorten(says, CONTEXT_LIMITS.factCharsMax) })),
    stage: shorten(stage.title, CONTEXT_LIMITS.stageCharsMax),
    goal: shorten(stage.goal, CONTEXT_LIMITS.stageCharsMax),
    points: pointsOf(brief),
    asked: askedBefore(brief, before),
    settled: settled === "" ? undefined : fence("candidate", settled, nonce),
    exchanges:
      before.length === 0 ? undefined : before.map((turn) => shownTurn(turn, words, nonce)).join("\n"),
    latest: said === "" ? empty : fence("candidate", cutMiddle(said, CONTEXT_LIMITS.latestCharsMax), nonce),
    allowed: allowedNow(brief, allowance),
    targets: allowance.targets.map(({ id, question }) => ({
      id,
      ...(question !== undefined && { question: shorten(question, CONTEXT_LIMITS.pointCharsMax) }),
    })),
  };
}

/** The stage's criteria with how they stand; what is open and may be asked about comes first. */
function pointsOf(brief: Brief): { id: string; state: string; asks: string }[] {
  const scores = new Map(brief.grading.scores.map((score) => [score.criterion, score]));
  const rank = { missing: 1, partly: 0, covered: 2 };
  const flags = brief.grading.redFlags.flatMap(({ flag }) => {
    const one = brief.rubric.redFlags.find(({ id, stage }) => id === flag && stage === brief.stage);
    return one === undefined ? [] : [{ id: one.id, state: "a doubt", asks: one.says }];
  });
  const points = brief.rubric.criteria
    .filter((criterion) => criterion.stage === brief.stage && criterion.measured === undefined)
    .flatMap(({ id, asks }) => {
      const score = scores.get(id);
      return score?.is === "scored" ? [{ id, state: score.verdict, asks }] : [];
    })
    .toSorted((a, b) => rank[a.state] - rank[b.state]);
  return [...flags, ...points]
    .slice(0, CONTEXT_LIMITS.pointsMax)
    .map((point) => ({ ...point, asks: shorten(point.asks, charsOf(point.state)) }));
}

/** Of what is settled the model only has to know that it is. */
function charsOf(state: string): number {
  return state === "covered" ? CONTEXT_LIMITS.coveredCharsMax : CONTEXT_LIMITS.pointCharsMax;
}

/** The exchanges just before the latest reply: what the interviewer and the candidate said, in order. */
function exchangesBefore({ interview }: Brief, latest: readonly Turn[]): Turn[] {
  const first = latest[0]?.n ?? Number.POSITIVE_INFINITY;
  return interview.turns
    .filter((turn) => turn.n < first && !["prompt", "nudge", "note", "feedback"].includes(turn.kind))
    .slice(-CONTEXT_LIMITS.exchangesMax);
}

function shownTurn(turn: Turn, words: CandidateWords, nonce: string): string {
  if (turn.who === "candidate")
    return fence("candidate", cutMiddle(words.of(turn.n), CONTEXT_LIMITS.exchangeCharsMax), nonce);
  return `You: ${escapeMarkup(cutMiddle(withoutQuotes(turn.text), CONTEXT_LIMITS.exchangeCharsMax))}`;
}

/** The interviewer's own questions before those that are shown anyway, the latest last. */
function askedBefore({ interview }: Brief, shown: readonly Turn[]): string[] {
  const from = shown[0]?.n ?? Number.POSITIVE_INFINITY;
  const questions = ["follow-up", "push-back", "curveball", "deep-dive"];
  return interview.turns
    .filter((turn) => turn.who === "interviewer" && turn.n < from && questions.includes(turn.kind))
    .slice(-CONTEXT_LIMITS.askedMax)
    .map((turn) => shorten(withoutQuotes(turn.text), CONTEXT_LIMITS.askedCharsMax));
}

/** The interviewer quotes the candidate, and what a candidate wrote is never shown outside of a fence. */
function withoutQuotes(text: string): string {
  return text.replaceAll(/“[^”]*”?/g, "“…”");
}

/** What the model may do now, in words that it could choose from. */
export function allowedNow({ purpose }: Brief, allowance: Allowance): string[] {
  const { moves, curveball, deepDive, mayGoDeeper } = allowance;
  const says = {
    answer: `answer, with at most ${allowance.factsMax} facts`,
    "follow-up": mayGoDeeper
      ? "follow-up, about null: nothing is open here, so go deeper into one thing they said themselves"
      : "follow-up, about one of the points listed below",
    "push-back": "push-back, about a point listed below or null; only this once in the stage",
    curveball: `curveball ${curveball?.about}: fits what they have committed to; use it once the thread at hand is done`,
    "deep-dive": `deep-dive ${deepDive?.about}`,
  };
  return [
    ...(purpose === "skip"
      ? ["they asked to skip your last question: leave it, and take up another point"]
      : []),
    ...moves.map((move) => says[move]),
    allowance.mayMoveOn ? "moveOn: true" : "moveOn must be false: something here is still open",
  ];
}
