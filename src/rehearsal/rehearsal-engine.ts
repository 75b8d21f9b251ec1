import type { VirtualClock } from "../cli/virtual-clock.ts";
import type { Interviewer } from "../ports/interviewer.ts";
import type { Store } from "../ports/store.ts";
import type { Surface } from "../ports/surface.ts";
import { feedback } from "../report/feedback.ts";
import { makeScorecard } from "../report/make-scorecard.ts";
import { reportMessage } from "../report/report-message.ts";
import { reportReady } from "../report/report-ready.ts";
import { createEngine, type Engine } from "../runtime/engine.ts";
import { interviewMachine } from "../runtime/parts.ts";
import { realSleep } from "../runtime/sleep.ts";
import type { Asked, HoldParts } from "./hold-interview.ts";

/** The surface that rehearsals are held on. */
export const SURFACE = "rehearsal";

/** The real engine, on a clock that is moved and a surface that nobody reads; tells what the interviewer was asked. */
export function createRehearsalEngine(
  parts: HoldParts,
  store: Store,
  clock: VirtualClock,
  noted: (asked: Asked) => void,
): Engine {
  const { interviewer, graders, log, rubric, candidate } = parts;
  const listenedTo: Interviewer = {
    name: interviewer.name,
    async reply(brief, signal) {
      const reply = await interviewer.reply(brief, signal);
      const { purpose, stage, turn, left } = brief;
      noted({ purpose, stage, turn, left, ...(reply.ok && { reply: reply.value }) });
      return reply;
    },
  };
  return createEngine({
    store,
    clock,
    log,
    surfaces: new Map([[SURFACE, deafSurface()]]),
    interviewer: listenedTo,
    graders,
    rubrics: new Map([[rubric.id, rubric]]),
    reporting: {
      feedback,
      makeScorecard: (about, interview, grading) => makeScorecard(about, interview, grading),
      reportMessage,
      reportReady,
    },
    machine: interviewMachine,
    workerName: `rehearsal-${candidate.name}`,
    random: () => 0.5,
    sleep: realSleep,
    newId: () => `rehearsal-${rubric.id}-${candidate.name.replaceAll(/[^a-z]+/g, "-")}`,
  });
}

/** Takes every word and shows it to nobody: what was said stands in the interview. */
function deafSurface(): Surface {
  return {
    name: SURFACE,
    traits: {
      threads: false,
      buttons: false,
      editsMessages: false,
      messageCharsMax: Number.MAX_SAFE_INTEGER,
      commandPrefix: "/",
    },
    start: async () => {},
    stop: async () => {},
    post: async (_, __, { key }) => key,
    edit: async () => {},
    openThread: async (place) => place,
    closeThread: async () => {},
    linkTo: () => undefined,
    showThinking: async () => {},
  };
}
