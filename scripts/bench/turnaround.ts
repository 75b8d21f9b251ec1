import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signalGrader } from "../../src/graders/signal-grader.ts";
import type { Interview } from "../../src/interview/interview.ts";
import type { Message } from "../../src/message/message.ts";
import type { Grader } from "../../src/ports/grader.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Deed } from "../../src/ports/surface.ts";
import type { Engine } from "../../src/runtime/engine.ts";
import { openSqlite } from "../../src/store/open-sqlite.ts";
import { benchEngine, candidate, placeOf, replies, settingsOf } from "./bench-engine.ts";
import { type Figure, quantile } from "./figures.ts";

/** p99 that nobody notices beside a chat platform's own delay. */
const TURNAROUND_MS_MAX = 25;
const INTERVIEWS = 8;
const REPLIES_EACH = 20;

/** From a reply being handed in until the next question is out; everything is on the disk by then. */
export async function benchTurnaround(folder: string): Promise<readonly Figure[]> {
  const graded = await measure(join(folder, "turnaround.db"), signalGrader);
  const bare = await measure(join(folder, "bare.db"), { name: "none", grade: async () => NOTHING });
  const against = { value: TURNAROUND_MS_MAX, called: "limit", better: "less" } as const;
  const p99 = (samples: readonly number[]) => quantile(samples, 0.99);
  const name = "reply accepted → next question out";
  return [
    { name: `${name}, median`, value: quantile(graded, 0.5), unit: "ms" },
    { name: `${name}, p99`, value: p99(graded), unit: "ms", against, note: `${graded.length} replies` },
    { name: "the same without grading, median", value: quantile(bare, 0.5), unit: "ms" },
    {
      name: "the same without grading, p99",
      value: p99(bare),
      unit: "ms",
      against,
      note: `${bare.length} replies`,
    },
  ];
}

const NOTHING = { by: "none", scores: [], redFlags: [], flagged: [] };

/** Milliseconds of each reply, with the offline interviewer on SQLite on disk. */
async function measure(file: string, soFar: Grader): Promise<readonly number[]> {
  const store = await openSqlite(file);
  let heard: (() => void) | undefined;
  const posted = (_place: unknown, message: Message) => {
    const aside = ["prompt", "note", "feedback", "status"].includes(message.about?.kind ?? "");
    if (!aside) heard?.();
  };
  const engine = benchEngine(store, posted, soFar);
  engine.start();
  const samples: number[] = [];
  for (let n = 0; n < INTERVIEWS; n += 1)
    samples.push(
      ...(await interview(engine, store, n, (then) => {
        heard = then;
      })),
    );
  await engine.stop();
  await store.close();
  return samples;
}

async function interview(
  engine: Engine,
  store: Store,
  n: number,
  onQuestion: (then: () => void) => void,
): Promise<number[]> {
  const samples: number[] = [];
  await engine.startInterview(settingsOf(n));
  let count = 0;
  const act = (deed: Deed) => {
    count += 1;
    return engine.deliver({ id: `d${n}-${count}`, place: placeOf(n), by: candidate, deed });
  };
  const next = async (deeds: () => Promise<unknown>) => {
    const answered = new Promise<void>(onQuestion);
    await deeds();
    await answered;
  };
  const phase = async () => {
    const state = (await store.findByPlace("interview", placeOf(n)))?.state as Interview | undefined;
    return state?.phase;
  };
  await next(() => act({ is: "command", name: "start", options: {} }));
  for (let turn = 0; turn < REPLIES_EACH; turn += 1) {
    let now = await phase();
    while (now?.is === "asking") now = await sleep(5).then(phase);
    if (now?.is !== "listening" || now.closing) break;
    const text = replies[(turn * 7 + n) % replies.length]!;
    const began = performance.now();
    await next(async () => {
      await act({ is: "message", ref: `r${n}-${turn}`, text });
      await act({ is: "command", name: "done", options: {} });
    });
    samples.push(performance.now() - began);
  }
  await act({ is: "command", name: "end", options: {} });
  return samples;
}
