import { textMessage } from "../../src/message/message.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Deliver, Surface } from "../../src/ports/surface.ts";
import { makeScorecard } from "../../src/report/make-scorecard.ts";
import { createEngine, type Engine } from "../../src/runtime/engine.ts";
import { type EngineParts, interviewMachine, type Machine } from "../../src/runtime/parts.ts";
import { emptyGrader } from "../fakes/scripted-grader.ts";
import { createFaultyIo, type FaultyIo, faultyStore, HAZARDS, type Life } from "./faulty-io.ts";
import type { Platform } from "./platform.ts";
import { simGrader, simRubric } from "./sim-grader.ts";
import { simInterviewer } from "./sim-interviewer.ts";
import { simReader } from "./sim-reader.ts";
import { demand, type World } from "./world.ts";

/** One process of the bot. What it has in memory is gone when it crashes. */
export type Replica = {
  readonly name: string;
  alive(): boolean;
  readonly deliver: Deliver;
  readonly startInterview: Engine["startInterview"];
  /** Puts its clock forward or back; 0 puts it right. */
  setClock(offMs: number): void;
};

export type ReplicaParts = {
  readonly store: Store;
  readonly platform: () => Platform;
  /** Changes the machine or the way in, to see what a missing guard does. */
  readonly machine?: (machine: Machine, now: () => number) => Machine;
  readonly deliver?: (deliver: Deliver) => Deliver;
};

/** A new one each time: a shared one would hold on to everybody who ever waited for it. */
const never = () => new Promise<never>(() => {});

export function startReplica(world: World, name: string, parts: ReplicaParts): Replica {
  let alive = true;
  let offMs = 0;
  const life: Life = {
    alive: () => alive,
    crash(why) {
      alive = false;
      world.totals.crashes += 1;
      world.note(`${name} CRASHES at ${why}`);
    },
  };
  const now = () => world.time.now() + offMs;
  const engine = createEngine(engineParts(world, name, parts, createFaultyIo(world, life), life, now));
  engine.start();
  world.note(`${name} starts`);
  const deliver = parts.deliver?.(engine.deliver) ?? engine.deliver;
  return {
    name,
    alive: life.alive,
    deliver: async (inbound) => {
      const outcome = await deliver(inbound);
      return alive ? outcome : never();
    },
    startInterview: async (settings) => {
      const result = await engine.startInterview(settings);
      return alive ? result : never();
    },
    setClock(ms) {
      offMs = ms;
      world.note(`${name} has its clock off by ${ms} ms`);
    },
  };
}

function engineParts(
  world: World,
  name: string,
  parts: ReplicaParts,
  io: FaultyIo,
  life: Life,
  now: () => number,
): EngineParts {
  const surface = simSurface(parts.platform, io);
  return {
    store: faultyStore(parts.store, io),
    clock: { now },
    log: {
      debug() {},
      info() {},
      warn: (about, says) => world.note(`${name} warns: ${says} ${JSON.stringify(about)}`),
      error: (about, says) =>
        demand(world, !life.alive(), `${name} logged an error: ${says} ${JSON.stringify(about)}`),
    },
    surfaces: new Map([[surface.name, surface]]),
    interviewer: simInterviewer(world, io),
    pictureReader: simReader(world, io),
    graders: {
      soFar: emptyGrader(),
      final: simGrader(world, io),
    },
    rubrics: new Map([[simRubric.id, simRubric]]),
    reporting: {
      feedback: (_rubric, _interview, _grading, stage) => `Feedback on ${stage}.`,
      makeScorecard: (rubric, interview, grading) => makeScorecard(rubric, interview, grading),
      reportMessage: () => textMessage("The report.", { kind: "report" }),
      reportReady: () => textMessage("Your report is ready.", { kind: "report" }),
    },
    machine: parts.machine?.(interviewMachine, now) ?? interviewMachine,
    workerName: name,
    random: world.random.next,
    sleep: async (ms, signal) => {
      await world.time.sleep(ms, signal);
      if (!life.alive()) await never();
    },
    newId: () => `i${world.random.between(1, 1e9)}`,
  };
}

function simSurface(platform: () => Platform, io: FaultyIo): Surface {
  return {
    name: "sim",
    traits: { threads: true, buttons: true, editsMessages: true, messageCharsMax: 2_000, commandPrefix: "/" },
    async start() {},
    async stop() {},
    post: (place, message, options) =>
      io(HAZARDS.post, `post ${options.key}`, () => platform().post(place, message, options)),
    showThinking: () => io(HAZARDS.post, "show thinking", async () => {}),
    edit: (_place, ref) => io(HAZARDS.post, `edit ${ref}`, () => platform().edit(ref)),
    closeThread: () => io(HAZARDS.post, "close a thread", async () => {}),
    linkTo: () => undefined,
    openThread: () => Promise.reject(new Error("nobody expected a thread")),
  };
}
