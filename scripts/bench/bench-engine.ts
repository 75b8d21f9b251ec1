import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { signalGrader } from "../../src/graders/signal-grader.ts";
import type { Place } from "../../src/interview/interview.ts";
import { offlineInterviewer } from "../../src/interviewers/offline-interviewer.ts";
import { readLibrary } from "../../src/library/read-library.ts";
import type { Message } from "../../src/message/message.ts";
import type { Grader } from "../../src/ports/grader.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Surface } from "../../src/ports/surface.ts";
import { feedback } from "../../src/report/feedback.ts";
import { makeScorecard } from "../../src/report/make-scorecard.ts";
import { reportMessage } from "../../src/report/report-message.ts";
import { reportReady } from "../../src/report/report-ready.ts";
import { createEngine, type Engine } from "../../src/runtime/engine.ts";
import { interviewMachine } from "../../src/runtime/parts.ts";
import { realSleep } from "../../src/runtime/sleep.ts";
import type { Settings } from "../../src/runtime/start-interview.ts";

const RUBRICS = fileURLToPath(new URL("../../rubrics", import.meta.url));
export const PROBLEM = "ad-click";
export const candidate = { id: "bench:you", name: "You" };

export const library = readLibrary(RUBRICS);
export const rubric = library.rubrics.get(PROBLEM)!;

/** Replies that people might type, from the golden set of the problem. */
export const replies: readonly string[] = (
  parse(readFileSync(`${RUBRICS}/golden/${PROBLEM}.yaml`, "utf8")) as { replies: { text: string }[] }
).replies.map((reply) => reply.text.trim());

export function placeOf(n: number): Place {
  return { surface: "bench", workspace: "w", channel: `c${n}` };
}

export function settingsOf(n: number): Settings {
  return {
    problem: PROBLEM,
    mode: "solo",
    level: "senior",
    style: "coach",
    minutes: 45,
    candidates: [candidate],
    place: placeOf(n),
    key: `bench-${n}`,
    seed: n,
  };
}

/** The real engine with the offline interviewer and grader, on a surface that only calls back. */
export function benchEngine(
  store: Store,
  posted: (place: Place, message: Message) => void = () => {},
  soFar: Grader = signalGrader,
): Engine {
  const refuse = () => Promise.reject(new Error("not in a benchmark"));
  const surface: Surface = {
    name: "bench",
    traits: {
      threads: false,
      buttons: true,
      editsMessages: false,
      messageCharsMax: 4_000,
      commandPrefix: "/",
    },
    start: async () => {},
    stop: async () => {},
    async post(place, message, { key }) {
      posted(place, message);
      return key;
    },
    showThinking: async () => {},
    edit: refuse,
    closeThread: () => Promise.resolve(),
    linkTo: () => undefined,
    openThread: refuse,
  };
  const say = (about: unknown, words: string) => console.error(words, JSON.stringify(about));
  return createEngine({
    store,
    clock: { now: Date.now },
    log: { debug() {}, info() {}, warn: say, error: say },
    surfaces: new Map([[surface.name, surface]]),
    interviewer: offlineInterviewer,
    graders: { soFar, final: signalGrader },
    rubrics: library.rubrics,
    reporting: { feedback, makeScorecard, reportMessage, reportReady },
    machine: interviewMachine,
    workerName: `bench-${process.pid}`,
    random: Math.random,
    sleep: realSleep,
    newId: () => `b${Math.floor(Math.random() * 1e12)}`,
  });
}
