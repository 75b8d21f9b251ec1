import { randomUUID } from "node:crypto";
import { createDesk } from "../desk/desk.ts";
import type { Library } from "../library/read-library.ts";
import type { Minds } from "../open-minds.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../ports/store.ts";
import type { Surface } from "../ports/surface.ts";
import { feedback } from "../report/feedback.ts";
import { makeScorecard } from "../report/make-scorecard.ts";
import { libraryEntry } from "../report/next-steps.ts";
import { reportCard } from "../report/report-card.ts";
import { reportReady } from "../report/report-ready.ts";
import { createEngine } from "../runtime/engine.ts";
import { interviewMachine } from "../runtime/parts.ts";
import type { Sleep } from "../runtime/sleep.ts";
import { daily } from "./daily.ts";

/** What serves people on platforms is made of. It opens and closes none of it. */
export type ServiceParts = {
  readonly store: Store;
  readonly surfaces: readonly Surface[];
  readonly minds: Minds;
  readonly library: Pick<Library, "rubrics">;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
};

export type Service = {
  /** Connects every surface, and then begins to work. Rejects when one of them cannot be connected. */
  start(): Promise<void>;
  /** Stops in good order, within the time that the engine gives itself. What is under way goes on at the next start. */
  stop(): Promise<void>;
};

/** An engine and a desk behind all surfaces, over one store. */
export function createService(parts: ServiceParts): Service {
  const { store, clock, sleep, log, library, minds } = parts;
  const surfaces = new Map(parts.surfaces.map((surface) => [surface.name, surface]));
  const newId = () => randomUUID().slice(0, 8);
  const entries = [...library.rubrics.values()].map(libraryEntry);
  const engine = createEngine({
    store,
    clock,
    log,
    surfaces,
    ...minds,
    rubrics: library.rubrics,
    reporting: {
      feedback,
      makeScorecard: (rubric, interview, grading) => makeScorecard(rubric, interview, grading, entries),
      reportMessage: reportCard,
      reportReady,
    },
    machine: interviewMachine,
    workerName: `serve-${randomUUID()}`,
    random: Math.random,
    sleep,
    newId,
  });
  const desk = createDesk({
    store,
    engine,
    surfaces,
    rubrics: library.rubrics,
    graders: { final: minds.graders.final, withoutModels: minds.graders.soFar },
    clock,
    log,
    random: Math.random,
  });
  const stopping = new AbortController();
  let starting: Promise<void> | undefined;
  let tidying: Promise<void> | undefined;

  async function connect(): Promise<void> {
    await Promise.all(parts.surfaces.map((surface) => surface.start(desk.doorsOf(surface.name))));
    if (stopping.signal.aborted) return;
    engine.start();
    tidying = daily(() => desk.applyRetention(), parts, stopping.signal);
  }

  return {
    start() {
      starting ??= connect();
      return starting;
    },
    async stop() {
      stopping.abort();
      // Half a connection cannot be closed: it would be there afterwards, and hold the process.
      await starting?.catch(() => undefined);
      // Words under way still need their surface.
      await engine.stop();
      await Promise.all(parts.surfaces.map((surface) => surface.stop()));
      await tidying;
    },
  };
}
