import type { Interview } from "../interview/interview.ts";
import type { Store } from "../ports/store.ts";
import { compare } from "../report/compare.ts";
import { comparisonMessage } from "../report/comparison-message.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { isStageId, type StageId } from "../rubric/stages.ts";
import { readArguments, stageFrom } from "./arguments.ts";
import { dataFolder, latestInterviews, loadInterview, openExistingData } from "./data-folder.ts";
import { findRubric } from "./find-rubric.ts";
import { assertWritable, type Choices } from "./practice-choices.ts";
import { holdOnTerminal } from "./practice-on-terminal.ts";
import { playScript } from "./practice-scripted.ts";
import { print } from "./print.ts";
import { readText } from "./read-text.ts";
import { parseReplies } from "./replies-file.ts";
import type { CliCommand } from "./tools.ts";
import { UsageError } from "./usage-error.ts";

const OPTIONS = {
  stage: { type: "string" },
  id: { type: "string" },
  data: { type: "string" },
  replies: { type: "string" },
  json: { type: "string" },
} as const;

/** The least time for one stage, in minutes; with less there is no room for a follow-up. */
const MINUTES_MIN = 8;

type Reported = Extract<Interview["phase"], { is: "reported" }>;

/** `npm run retry [-- --stage ID]`: one stage of the latest finished interview again, and what changed. */
export const retry: CliCommand = async (words, tools) => {
  const given = readArguments(words, OPTIONS);
  if (given.json !== undefined) assertWritable(given.json);
  const data = dataFolder(given.data, tools);
  const replies =
    given.replies === undefined ? undefined : parseReplies(readText(given.replies), given.replies);
  const wanted = given.stage === undefined ? undefined : stageFrom(given.stage);
  const store = await openExistingData(data, tools);
  try {
    const before = await finished(store, given.id, data);
    const { scorecard } = before.phase as Reported;
    const stage = wanted ?? scorecard.weakest.map((weak) => weak.stage).find(isStageId) ?? "model";
    const rubric = onlyStage(findRubric(tools.library(), before.problem), stage);
    const { level, style } = before;
    const choices: Choices = {
      level,
      style,
      minutes: minutesFor(rubric),
      data,
      resume: false,
      ...(given.json !== undefined && { json: given.json }),
    };
    const { code, interview } =
      replies === undefined
        ? await holdOnTerminal(rubric, choices, store, tools)
        : { code: 0, interview: await playScript({ ...choices, replies }, rubric, store, tools) };
    if (interview.phase.is === "reported")
      print(comparisonMessage(compare(scorecard, interview.phase.scorecard, stage)), tools);
    return code;
  } finally {
    await store.close();
  }
};

/** The latest finished interview with all its stages, or the one named. */
async function finished(store: Store, id: string | undefined, data: string): Promise<Interview> {
  if (id !== undefined) {
    const interview = await loadInterview(store, id);
    if (interview.phase.is !== "reported")
      throw new UsageError(`Interview "${id}" is not finished, so there is nothing to compare with.`);
    return interview;
  }
  for await (const interview of latestInterviews(store))
    if (interview.phase.is === "reported" && interview.plan.length > 1) return interview;
  throw new UsageError(`There is no finished interview in "${data}" to try a stage of again.`);
}

/** The system with one stage only; criteria of the others stay, and are not asked for. */
function onlyStage(rubric: Rubric, stage: StageId): Rubric {
  return { ...rubric, stages: rubric.stages.filter(({ id }) => id === stage) };
}

function minutesFor(rubric: Rubric): number {
  return Math.max(MINUTES_MIN, ...rubric.stages.map(({ minutes }) => minutes));
}
