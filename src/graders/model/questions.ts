import { type Heard, hear } from "../../evidence/heard.ts";
import type { GradeRequest } from "../../ports/grader.ts";
import type { Criterion, RedFlag } from "../../rubric/rubric.ts";
import type { CriterionStage } from "../../rubric/stages.ts";
import type { Grading } from "../../scoring/grade.ts";
import { everywhere, inReach, isOwnStage, isStaged, rubricWords } from "../reach.ts";
import { criterionItem, redFlagItem } from "./item.ts";
import { MODEL_GRADER_LIMITS } from "./limits.ts";
import { contentWords, type OwnTurn, ownTurns, shownWords } from "./own-words.ts";
import type { Question } from "./second-opinion.ts";
import { isSettled } from "./settled.ts";

/** What is asked of the model about one stage, and the words it is asked about. */
export type StageQuestions = {
  readonly stage: CriterionStage;
  readonly questions: readonly Question[];
  readonly words: string;
};

/**
 * Everything that a grading puts to the model, by stage: criteria that the offline grader is unsure of, and red flags.
 * Where too little was said, nothing is asked.
 */
export function questionsByStage(request: GradeRequest, offline: Grading): StageQuestions[] {
  const { rubric, turns, unstaged } = request;
  const { heard } = hear(turns, rubricWords(rubric));
  const free = unstaged || !isStaged(rubric);
  const own = (some: readonly Heard[]) => ownTurns(some, turns, rubric.prompt);
  const isWanted = (stage: CriterionStage) => request.stages?.includes(stage) ?? true;
  const stages = new Set([...rubric.criteria, ...rubric.redFlags].map(({ stage }) => stage).filter(isWanted));
  return [...stages].flatMap((stage) => {
    const reach = own((free ? everywhere(heard) : inReach(stage, heard)).heard);
    const criteria = rubric.criteria.filter((criterion) => criterion.stage === stage);
    const redFlags = rubric.redFlags.filter((flag) => flag.stage === stage);
    const questions = [
      ...criterionQuestions(criteria, offline, reach),
      // Words of another stage raise no flag, though they are shown.
      ...redFlags.flatMap((flag) =>
        flagQuestions(flag, offline, own(free ? heard : heard.filter((turn) => isOwnStage(flag, turn)))),
      ),
    ];
    return questions.length === 0 ? [] : [{ stage, questions, words: shownWords(reach) }];
  });
}

function criterionQuestions(
  criteria: readonly Criterion[],
  offline: Grading,
  turns: readonly OwnTurn[],
): Question[] {
  if (contentWords(turns) < MODEL_GRADER_LIMITS.contentWordsMin) return [];
  return criteria.flatMap((criterion) => {
    const score = offline.scores.find((one) => one.criterion === criterion.id);
    if (score?.is !== "scored" || isSettled(score, criterion, offline.flagged)) return [];
    return { item: criterionItem(criterion), offline: score.verdict, turns };
  });
}

function flagQuestions(flag: RedFlag, offline: Grading, turns: readonly OwnTurn[]): Question[] {
  if (contentWords(turns) < MODEL_GRADER_LIMITS.contentWordsMin) return [];
  const isRaised = offline.redFlags.some((raised) => raised.flag === flag.id);
  return [{ item: redFlagItem(flag), offline: isRaised ? "done" : "not-done", turns }];
}
