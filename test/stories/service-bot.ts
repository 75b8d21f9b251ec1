import { createService, type Service } from "../../src/cli/service.ts";
import { signalGrader } from "../../src/graders/signal-grader.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { offlineInterviewer } from "../../src/interviewers/offline-interviewer.ts";
import type { Library } from "../../src/library/read-library.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Surface } from "../../src/ports/surface.ts";
import { fastClock } from "../fakes/fast-clock.ts";
import type { Bot } from "./chat-story.ts";

/** A reply settles in four seconds instead of twelve; nobody types slower than that here. */
const TIMES = 3;
const LISTED_MAX = 100;

export type ServiceBotParts = {
  /** Outlives the starts. */
  readonly store: Store;
  readonly library: Library;
  readonly log: Log;
};

/** The whole program but its process. */
export function serviceBot({ store, library, log }: ServiceBotParts, connect: () => Surface): Bot {
  let running: Service | undefined;
  const { sleep, ...clock } = fastClock(TIMES);
  const minds = { interviewer: offlineInterviewer, graders: { soFar: signalGrader, final: signalGrader } };
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  return {
    async start() {
      const surfaces = [connect()];
      running = createService({ store, surfaces, minds, library, clock, sleep, log });
      await running.start();
    },
    stop,
    kill: () => Promise.reject(new Error("only a process can be killed")),
    interviews: () => interviewsIn(store),
  };
}

export async function interviewsIn(store: Store): Promise<readonly Interview[]> {
  const rows = await store.list("interview", { atMost: LISTED_MAX });
  const loaded = await Promise.all(rows.map(({ id }) => store.load("interview", id)));
  return loaded.flatMap((one) => (one === undefined ? [] : [one.state as Interview]));
}
