import { createHash } from "node:crypto";
import { z } from "zod";
import { type Message, textMessage } from "../message/message.ts";
import type { Inbound } from "../ports/surface.ts";
import { gradeMessage } from "../report/grade-message.ts";
import { gradeReport } from "../report/grade-report.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { isStageId, LEVELS, type Level, type StageId } from "../rubric/stages.ts";
import type { Answer } from "./command.ts";
import { findProblem } from "./find-problem.ts";
import { interviewsOf } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";
import type { WorkspaceSettings } from "./workspace-settings.ts";

const note = (text: string) => textMessage(text, { kind: "note" });

/** A reply that waits for the choice of its system: one for each person, until the next. */
const waiting = z.object({ key: z.string(), text: z.string() });

/** Where the store keeps it. */
export const waitingKey = (person: string) => `grade-as:${person}`;

/** `grade`: one reply on the spot. Chosen from a message's menu it has no system yet, and that is asked for. */
export function createGrade(parts: DeskParts): Answer {
  return async ({ inbound, options, settings }) => {
    const { problem, text = "", stage, level } = options;
    if (text.trim() === "") return note("Give me the reply too, as text.");
    if (text.length > DESK_LIMITS.replyCharsMax)
      return note(`That reply is longer than ${DESK_LIMITS.replyCharsMax.toLocaleString("en")} characters.`);
    if (problem === undefined) return askForProblem(parts, inbound, text);
    const rubric = findProblem(parts, problem);
    if (rubric === undefined)
      return note(
        `There is no system "${problem.slice(0, 60)}"; ${typed(parts, inbound, "problems")} lists those there are.`,
      );
    return gradeOne(parts, inbound, settings, {
      rubric,
      text,
      level: LEVELS.find((one) => one === level) ?? settings.level,
      ...(stage !== undefined && isStageId(stage) && { stage }),
    });
  };
}

/** The choice `grade-as:<key>`: the system that a reply is about. */
export function createGradeAs(parts: DeskParts): Answer {
  const { store } = parts;
  return async ({ inbound, options, subject, settings }) => {
    const kept = await store.setting(waitingKey(inbound.by.id));
    const reply = kept === undefined ? undefined : waiting.parse(JSON.parse(kept));
    if (reply?.key !== subject) return note("I do not have that reply any more; choose it once more.");
    const rubric = findProblem(parts, options.value ?? "");
    if (rubric === undefined) return note("This system is not in the library any more.");
    const graded = await gradeOne(parts, inbound, settings, {
      rubric,
      text: reply.text,
      level: settings.level,
    });
    await store.saveSetting(waitingKey(inbound.by.id), undefined);
    return graded;
  };
}

async function askForProblem({ store, rubrics }: DeskParts, { by }: Inbound, text: string): Promise<Message> {
  const key = createHash("sha256").update(text).digest("hex").slice(0, 12);
  await store.saveSetting(waitingKey(by.id), JSON.stringify({ key, text }));
  return {
    ...note("Which system is this reply about?"),
    actions: [
      {
        is: "choice",
        id: `grade-as:${key}`,
        label: "The system",
        options: [...rubrics.values()].map(({ id, title }) => ({ value: id, label: title })),
      },
    ],
  };
}

type Lone = {
  readonly rubric: Rubric;
  readonly text: string;
  readonly level: Level;
  readonly stage?: StageId;
};

async function gradeOne(
  { store, graders, log }: DeskParts,
  { by, place }: Inbound,
  settings: WorkspaceSettings,
  { rubric, text, level, stage }: Lone,
): Promise<Message> {
  // A grade names what is still open, and that would be a hint that costs nothing.
  const live = await interviewsOf(store, by.id, { live: true });
  if (live.some(({ problem }) => problem === rubric.id))
    return note("Not while your interview about this system is under way.");
  const grader = settings.usesModels ? graders.final : graders.withoutModels;
  // A reply without a stage may be about all of them; which one it is filed under does not matter then.
  const turns = [{ n: 1, who: "candidate", stage: stage ?? "model", kind: "reply", text, at: 0 }] as const;
  const account = { person: by.id, workspace: place.workspace };
  try {
    const grading = await grader.grade(
      { rubric, level, turns, account, ...(stage ? { stages: [stage] } : { unstaged: true }) },
      AbortSignal.timeout(DESK_LIMITS.gradeMs),
    );
    return gradeMessage(
      gradeReport({ id: rubric.id, rubric, level, text, grading, ...(stage && { stage }) }),
    );
  } catch (error) {
    log.warn(
      { grader: grader.name, why: error instanceof Error ? error.name : "unknown" },
      "a reply was not graded",
    );
    return note("I could not grade that just now; please try again later.");
  }
}
