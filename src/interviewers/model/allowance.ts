import type { InterviewerReply } from "../../interview/events.ts";
import { followUpsMax, LIMITS } from "../../interview/limits.ts";
import { sentences } from "../../language/sentences.ts";
import type { Brief } from "../../ports/interviewer.ts";
import type { Verdict } from "../../scoring/grade.ts";
import { throwCurveball } from "../offline/curveball.ts";
import { deepDive } from "../offline/follow-up.ts";
import { hasTimeToAsk, isUsed, latestReplies, openPoints, turnsOfStage } from "../offline/room.ts";
import { faultOf } from "../offline/vague.ts";
import type { Move } from "./answer-form.ts";
import { CONTEXT_LIMITS, SPEECH_LIMITS } from "./limits.ts";

/** Something a question may aim at. */
export type Target = {
  readonly id: string;
  readonly is: "criterion" | "red-flag";
  readonly verdict: Verdict | "raised";
  /** What is looked for: for the model's eyes alone. */
  readonly asks: string;
  /** A wording that gives nothing away. */
  readonly question?: string;
};

/** What the interviewer may do now. Reckoned by code before a model is asked; the model chooses within it. */
export type Allowance = {
  readonly moves: readonly Move[];
  /** What follow-ups may aim at, worth most first. */
  readonly targets: readonly Target[];
  /** Nothing is open any more, and there is room to go deeper into what they said themselves. */
  readonly mayGoDeeper: boolean;
  /** Said in the rubric's own words, so that the same twist is the same for everybody. */
  readonly curveball: InterviewerReply | undefined;
  readonly deepDive: InterviewerReply | undefined;
  readonly factsMax: number;
  /** A stage is left by itself only when nothing is left in it to ask about. */
  readonly mayMoveOn: boolean;
};

const FACTS_PER_QUESTION_MAX = 2;

export function allowanceOf(brief: Brief): Allowance {
  const isReply = brief.purpose === "respond";
  const questions = isReply ? questionsIn(brief) : 0;
  const inTime = hasTimeToAsk(brief);
  const asked = brief.interview.followUps[brief.stage] ?? 0;
  const mayFollowUp = inTime && asked < followUpsMax(brief.stage, brief.interview.minutes);
  const targets = mayFollowUp ? targetsOf(brief) : [];
  const curveball = mayFollowUp ? throwCurveball(brief) : undefined;
  // Depth comes after breadth, since it earns nothing that is still open; at mid level breadth is what is asked.
  const mayGoDeeper = mayFollowUp && targets.length === 0 && brief.interview.level !== "mid";
  const dive = mayGoDeeper ? deepDive(brief) : undefined;
  const answered = turnsOfStage(brief).filter((turn) => turn.kind === "answer").length;
  const mayAnswer = questions > 0 && answered < LIMITS.answersPerStage;
  const mayPushBack = isReply && inTime && !brief.interview.pushedBack.includes(brief.stage);
  const moves: (Move | false)[] = [
    mayAnswer && "answer",
    (targets.length > 0 || (mayGoDeeper && isReply)) && "follow-up",
    mayPushBack && (mayFollowUp || faultOf(brief) !== undefined) && "push-back",
    curveball !== undefined && "curveball",
    dive !== undefined && "deep-dive",
  ];
  return {
    moves: moves.filter((move) => move !== false),
    targets,
    mayGoDeeper,
    curveball,
    deepDive: dive,
    factsMax: Math.min(SPEECH_LIMITS.factsMax, questions * FACTS_PER_QUESTION_MAX),
    mayMoveOn: targets.length === 0 && curveball === undefined,
  };
}

function questionsIn(brief: Brief): number {
  return latestReplies(brief)
    .flatMap((turn) => sentences(turn.text))
    .filter((sentence) => sentence.isQuestion).length;
}

/** Red flags of the latest reply, then the open points of the stage that were not asked about before. */
function targetsOf(brief: Brief): Target[] {
  const latest = new Set(latestReplies(brief).map((turn) => turn.n));
  const flags = brief.grading.redFlags
    .filter(
      ({ flag, evidence }) =>
        !isUsed(brief, `flag:${flag}`) &&
        evidence.some((quote) => quote.turn !== undefined && latest.has(quote.turn)),
    )
    .flatMap(({ flag }): Target[] => {
      const says = brief.rubric.redFlags.find((one) => one.id === flag)?.says;
      return says === undefined ? [] : [{ id: flag, is: "red-flag", verdict: "raised", asks: says }];
    });
  const open = openPoints(brief)
    .filter(({ criterion }) => !isUsed(brief, `criterion:${criterion.id}`))
    .map(
      ({ criterion, score }): Target => ({
        id: criterion.id,
        is: "criterion",
        verdict: score.verdict,
        asks: criterion.asks,
        ...(criterion.followUp !== undefined && { question: criterion.followUp }),
      }),
    );
  return [...flags, ...open].slice(0, CONTEXT_LIMITS.targetsMax);
}
