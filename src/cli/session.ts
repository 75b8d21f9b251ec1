import { randomUUID } from "node:crypto";
import type { Interview, Person } from "../interview/interview.ts";
import { LIMITS } from "../interview/limits.ts";
import type { Minds } from "../open-minds.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import type { Surface } from "../ports/surface.ts";
import { feedback } from "../report/feedback.ts";
import { makeScorecard } from "../report/make-scorecard.ts";
import { libraryEntry } from "../report/next-steps.ts";
import { reportMessage } from "../report/report-message.ts";
import { reportReady } from "../report/report-ready.ts";
import type { Used } from "../report/usage-words.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { createEngine, type Engine } from "../runtime/engine.ts";
import { interviewMachine } from "../runtime/parts.ts";
import { realSleep } from "../runtime/sleep.ts";
import { forOnlyOne } from "../store/only-one.ts";
import { loadInterview } from "./data-folder.ts";
import type { Tools } from "./tools.ts";

/** The one at the keyboard. There is nobody else on a terminal. */
export const CANDIDATE: Person = { id: "terminal:you", name: "You" };

/** How often it is looked whether an interview waits for its candidate, in milliseconds. */
const LOOK_MS = 4;

/** A store that has failed for this long is said to be broken, in milliseconds; the engine itself never gives up. */
const FAILING_MS_MAX = 5_000;

/** An engine that works for one interview, and what a command asks of it. */
export type Session = {
  readonly engine: Engine;
  /** The interview it works for; nothing is performed before there is one. */
  own(id: string): void;
  interview(): Promise<Interview>;
  /** What it used of models so far. */
  used(): Promise<Used>;
  /** When the next of its effects is due. */
  nextDueAt(): Promise<number | undefined>;
  /** When everything is said and it is the candidate's turn, or the interview has ended. Rejects when the store fails for long. */
  quiet(): Promise<void>;
};

export type SessionParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly surface: Surface;
  readonly rubrics: ReadonlyMap<string, Rubric>;
  readonly minds: Minds;
  readonly tools: Tools;
};

export function createSession({ store, clock, surface, rubrics, minds, tools }: SessionParts): Session {
  let id: string | undefined;
  const work = watchWork(forOnlyOne(store, () => id));
  // Read at the end, when somebody wants to know what to practise next.
  const entries = () => [...tools.library().rubrics.values()].map(libraryEntry);
  const engine = createEngine({
    store: work.store,
    clock,
    log: tools.log,
    surfaces: new Map([[surface.name, surface]]),
    ...minds,
    rubrics,
    reporting: {
      feedback,
      makeScorecard: (rubric, interview, grading) => makeScorecard(rubric, interview, grading, entries()),
      reportMessage,
      reportReady,
    },
    machine: interviewMachine,
    workerName: `terminal-${randomUUID()}`,
    random: Math.random,
    sleep: realSleep,
    newId: () => randomUUID().slice(0, 8),
  });
  const interview = () => loadInterview(store, id ?? "");
  return {
    engine,
    own(own) {
      id = own;
    },
    interview,
    used: () => store.used({ interview: id ?? "" }),
    nextDueAt: () => work.store.nextDueAt(),
    async quiet() {
      while (!(await isQuiet(await interview(), work, clock)))
        await realSleep(LOOK_MS, new AbortController().signal);
    },
  };
}

async function isQuiet({ phase }: Interview, work: Work, clock: Clock): Promise<boolean> {
  work.assertStoreWorks();
  if (phase.is === "asking" || work.busy()) return false;
  // A grading that was given up waits until somebody asks for it again.
  if (phase.is === "grading" && phase.failures < LIMITS.gradingFailuresMax) return false;
  const due = await work.store.nextDueAt();
  return (due === undefined || due > clock.now()) && !work.busy();
}

type Work = { readonly store: Store; readonly busy: () => boolean; readonly assertStoreWorks: () => void };

/** Knows what was claimed and not settled: words on their way to the screen. */
function watchWork(store: Store): Work {
  const underWay = new Set<string>();
  let claiming = 0;
  let failing: { readonly since: number; readonly error: unknown } | undefined;
  return {
    busy: () => claiming > 0 || underWay.size > 0,
    assertStoreWorks() {
      if (failing !== undefined && performance.now() - failing.since > FAILING_MS_MAX) throw failing.error;
    },
    store: {
      ...store,
      async claim(...asked) {
        claiming += 1;
        try {
          const claimed = await store.claim(...asked);
          for (const { id } of claimed) underWay.add(id);
          failing = undefined;
          return claimed;
        } catch (error) {
          failing ??= { since: performance.now(), error };
          throw error;
        } finally {
          claiming -= 1;
        }
      },
      async settle(worker, effectId, settlement) {
        const settled = await store.settle(worker, effectId, settlement);
        underWay.delete(effectId);
        return settled;
      },
    },
  };
}
