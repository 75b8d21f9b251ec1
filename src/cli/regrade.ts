import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import type { Interview } from "../interview/interview.ts";
import type { Store } from "../ports/store.ts";
import { newlyGraded, regradeMessage } from "../report/regrade-message.ts";
import { becauseWords, unscoredCount } from "../report/unfinished-words.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import { createPaint } from "../surfaces/terminal/paint.ts";
import { createScriptedTerminal } from "../surfaces/terminal/scripted.ts";
import { readArguments } from "./arguments.ts";
import { dataFolder, latestInterviews, loadInterview, openExistingData } from "./data-folder.ts";
import { print, printJson } from "./print.ts";
import { createSession } from "./session.ts";
import type { CliCommand, Tools } from "./tools.ts";
import { UsageError } from "./usage-error.ts";

const OPTIONS = { data: { type: "string" }, id: { type: "string" }, json: { type: "boolean" } } as const;

/**
 * `npm run regrade`: asks again for what could not be graded of the latest interview that has something left, or of
 * one by its id. The exit code is 1 while something is left without a grade.
 */
export const regrade: CliCommand = async (words, tools) => {
  const { data, id, json } = readArguments(words, OPTIONS);
  const folder = dataFolder(data, tools);
  const store = await openExistingData(folder, tools);
  try {
    const before = id === undefined ? await latestOpen(store) : await ended(store, id);
    if (before === undefined || !isOpen(before)) {
      const what = before === undefined ? `Every interview in "${folder}"` : `Interview "${before.id}"`;
      if (json) printJson({ interview: before?.id ?? null, graded: [], unfinished: null }, tools);
      else tools.output.write(`${what} is graded to its end; there is nothing to grade again.\n`);
      return 0;
    }
    const after = await gradeOnce(before, store, tools);
    if (json) printJson(changes(before, after), tools);
    else print(regradeMessage(scorecardOf(before), after), tools);
    return isOpen(after) ? 1 : 0;
  } finally {
    await store.close();
  }
};

async function latestOpen(store: Store): Promise<Interview | undefined> {
  for await (const interview of latestInterviews(store)) if (isOpen(interview)) return interview;
  return undefined;
}

async function ended(store: Store, id: string): Promise<Interview> {
  const interview = await loadInterview(store, id);
  const { is } = interview.phase;
  if (is === "reported" || is === "grading") return interview;
  throw new UsageError(`Interview "${id}" is not finished, so it has no grades yet.`);
}

/** Whether it has ended and something in it has no grade. */
function isOpen(interview: Interview): boolean {
  const scorecard = scorecardOf(interview);
  if (scorecard === undefined) return interview.phase.is === "grading";
  return scorecard.unfinished !== undefined || unscoredCount(scorecard) > 0;
}

function scorecardOf({ phase }: Interview): Scorecard | undefined {
  return phase.is === "reported" ? phase.scorecard : undefined;
}

/** Asks once, now, and waits for what comes of it. */
async function gradeOnce(interview: Interview, store: Store, tools: Tools): Promise<Interview> {
  const { id, place, candidates } = interview;
  // The report is printed below; one that belongs on another surface is left to the process that serves it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const surface = createScriptedTerminal(nowhere, [], createPaint(false));
  const minds = await tools.minds(async () => store);
  const session = createSession({ store, clock: tools.clock, surface, rubrics: new Map(), minds, tools });
  session.own(id);
  const [by] = candidates;
  if (by !== undefined)
    await session.engine.deliver({
      id: randomUUID(),
      place,
      by,
      deed: { is: "command", name: "regrade", options: { id } },
    });
  await session.engine.runDue();
  await session.engine.stop();
  return session.interview();
}

/** The same for scripts. */
function changes(before: Interview, after: Interview) {
  const [earlier, later] = [scorecardOf(before), scorecardOf(after)];
  const inShort = (scorecard: Scorecard | undefined) =>
    scorecard === undefined
      ? null
      : { score: scorecard.score, verdict: scorecard.verdict, unscored: unscoredCount(scorecard) };
  return {
    interview: after.id,
    before: inShort(earlier),
    after: inShort(later),
    graded:
      later === undefined
        ? []
        : newlyGraded(earlier, later).map(({ id, verdict, by }) => ({ id, verdict, by })),
    unfinished:
      later?.unfinished === undefined
        ? null
        : { because: later.unfinished.because, says: becauseWords(later.unfinished) },
  };
}
