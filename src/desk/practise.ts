import { textMessage } from "../message/message.ts";
import { isStageId, LEVELS, type StageId } from "../rubric/stages.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import type { Answer } from "./command.ts";
import { findProblem } from "./find-problem.ts";
import { interviewsOf, isReported } from "./interviews-of.ts";
import { openInterviewFor } from "./open-interview.ts";
import type { DeskParts } from "./parts.ts";
import { visibleReport } from "./report.ts";
import { typed } from "./typed.ts";
import type { Wish } from "./wish.ts";

/** The least time for one stage, in minutes; with less there is no room for a follow-up. */
const STAGE_MINUTES_MIN = 8;

const note = (text: string) => textMessage(text, { kind: "note" });

/** The button `practise:<interview>.<n>`: what the report suggests to do next, begun. */
export function createPractise(parts: DeskParts): Answer {
  return async ({ inbound, subject, settings }) => {
    const [id = "", n = ""] = subject.split(".");
    const found = await visibleReport(parts, inbound, id);
    const step = found?.phase.scorecard.next[Number(n)];
    if (found === undefined || step === undefined)
      return note(
        `That suggestion is not there any more; ${typed(parts, inbound, "start")} begins an interview of your choice.`,
      );
    const wish = wishOf(parts, found.phase.scorecard, step.id);
    return open(parts, inbound, settings, {
      ...wish,
      isPrivate: found.isPrivate === true && isThreaded(found),
    });
  };
}

/** `retry`: one stage of the last finished interview again. */
export function createRetry(parts: DeskParts): Answer {
  return async ({ inbound, options, settings }) => {
    const own = await interviewsOf(parts.store, inbound.by.id, { live: false });
    const last = own.find((one) => isReported(one) && one.plan.length > 1);
    if (last === undefined || !isReported(last))
      return note(
        `You have no finished interview to try a stage of again; ${typed(parts, inbound, "start")} begins one.`,
      );
    const { scorecard } = last.phase;
    const weakest = scorecard.weakest.map(({ stage }) => stage).find(isStageId) ?? "model";
    const stage = options.stage !== undefined && isStageId(options.stage) ? options.stage : weakest;
    const wish = oneStage(parts, asBefore(scorecard), stage);
    return open(parts, inbound, settings, {
      ...wish,
      isPrivate: last.isPrivate === true && isThreaded(last),
    });
  };
}

function isThreaded({ place }: { readonly place: { readonly thread?: string } }): boolean {
  return place.thread !== undefined;
}

async function open(
  parts: DeskParts,
  inbound: Parameters<typeof openInterviewFor>[1],
  settings: Parameters<typeof openInterviewFor>[2],
  wish: Wish,
) {
  const rubric = findProblem(parts, wish.problem);
  if (rubric === undefined) return note("This system is not in the library any more.");
  return openInterviewFor(parts, inbound, settings, rubric, wish);
}

function asBefore({ problem, level, minutes, style }: Scorecard): Wish {
  return { problem, level, minutes, style, isPrivate: false };
}

/** A suggestion's id, such as "retry:data" or "level:staff", as an interview. One that only advises is the same again. */
function wishOf(parts: DeskParts, scorecard: Scorecard, step: string): Wish {
  const same = asBefore(scorecard);
  const [is = "", what = ""] = step.split(":");
  switch (is) {
    case "retry":
      return isStageId(what) ? oneStage(parts, same, what) : same;
    case "problem":
      return { ...same, problem: what };
    case "level":
      return { ...same, level: LEVELS.find((level) => level === what) ?? same.level };
    case "style":
      return { ...same, style: what === "real" ? "real" : "coach" };
    case "minutes":
      return { ...same, minutes: Number(what) || same.minutes };
    default:
      return same;
  }
}

function oneStage(parts: DeskParts, same: Wish, stage: StageId): Wish {
  const rubric = findProblem(parts, same.problem);
  const minutes = rubric?.stages.find(({ id }) => id === stage)?.minutes ?? 0;
  return { ...same, stages: [stage], minutes: Math.max(STAGE_MINUTES_MIN, minutes) };
}
