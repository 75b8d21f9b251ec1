import type { Person, Place } from "../../src/interview/interview.ts";
import type { Store } from "../../src/ports/store.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { runCandidate } from "./candidate.ts";
import { type Guard, withoutGuard } from "./guards.ts";
import { createPlatform, type Platform } from "./platform.ts";
import { createRecorder } from "./recorder.ts";
import { type Replica, startReplica } from "./replica.ts";
import { judge } from "./verdict.ts";
import { createWorld, EPOCH, type Totals, type World } from "./world.ts";

const minute = 60_000;
const FAULTY_MS = 14 * minute;
const LEAVE_AFTER_MS = 30 * minute;
const JUMP_MS_MAX = 40 * minute;
/**
 * Long enough for an interview that nobody ends to run out of time, be graded and reported. Its time stands still
 * until a clock that had run ahead is caught up with.
 */
const REST_AFTER_MS = 80 * minute + JUMP_MS_MAX;

export type Run = {
  readonly seed: number;
  readonly broken: readonly string[];
  readonly totals: Totals;
  readonly trace: readonly string[];
};

export type SimulationOptions = {
  /** An in-memory one unless given; closed by whoever gave it. */
  readonly store?: Store;
  /** A guard to leave out, to see whether the simulation notices. */
  readonly remove?: Guard;
};

/** One seed, one run: two replicas on one store, first with faults, then healed, then at rest and judged. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<Run> {
  const world = createWorld(seed);
  const removed = withoutGuard(options.remove, options.store ?? createMemoryStore());
  const recorder = createRecorder(world, removed.store);
  const replicas: Replica[] = [];
  const platform: Platform = createPlatform(world, () => replicas, removed.keyed);
  const start = (place: number, birth: number) => {
    replicas[place] = startReplica(world, `r${place + 1}.${birth}`, {
      store: recorder.store,
      platform: () => platform,
      machine: removed.machine,
      deliver: removed.deliver,
    });
  };
  for (const place of [0, 1]) {
    start(place, 1);
    void keepAlive(world, replicas, place, start);
    void moveClock(world, replicas, place);
  }
  const interviews = Array.from({ length: world.random.between(1, 3) }, (_, n) =>
    beginInterview(world, platform, replicas, n),
  );
  await world.time.advance(FAULTY_MS);
  world.faulty = false;
  world.note("everything heals");
  for (const replica of replicas) replica.setClock(world.random.between(-2_000, 2_000));
  await world.time.advance(REST_AFTER_MS - FAULTY_MS);
  const ids = await Promise.all(interviews.map((interview) => Promise.race([interview, undefined])));
  const known = ids.filter((id) => id !== undefined);
  if (known.length < interviews.length) world.broken.push("an interview could never be started");
  world.totals.interviews += known.length;
  await judge({ world, store: removed.store, recorder, platform, interviews: known });
  return { seed, broken: world.broken, totals: world.totals, trace: world.trace };
}

/** Starts a replica that crashed again after a while. */
async function keepAlive(
  world: World,
  replicas: readonly Replica[],
  place: number,
  start: (place: number, birth: number) => void,
): Promise<void> {
  for (let birth = 2; ; birth += 1) {
    while (replicas[place]?.alive()) await world.sleep(1_000);
    await world.sleep(world.random.between(500, world.random.chance(0.2) ? 90_000 : 10_000));
    start(place, birth);
  }
}

/** While faults are on, a clock jumps now and then, by seconds or by much. */
async function moveClock(world: World, replicas: readonly Replica[], place: number): Promise<void> {
  for (;;) {
    await world.sleep(world.random.between(1 * minute, 8 * minute));
    if (!world.faulty) return;
    const off = world.random.pick([-3_000, 2_000, -4 * minute, 7 * minute, JUMP_MS_MAX]);
    world.totals.clockJumps += 2;
    replicas[place]?.setClock(off);
    await world.sleep(world.random.between(1_000, 2 * minute));
    replicas[place]?.setClock(0);
  }
}

/** Somebody starts an interview, again and again until it is acknowledged, and goes through it. */
async function beginInterview(
  world: World,
  platform: Platform,
  replicas: readonly Replica[],
  n: number,
): Promise<string> {
  const hasThread = world.random.chance(0.5);
  const place: Place = {
    surface: "sim",
    workspace: "w",
    channel: `c${n}`,
    ...(hasThread && { thread: `t${n}` }),
  };
  const group = world.random.chance(0.3);
  const candidates: Person[] = (group ? ["a", "b"] : ["a"]).map((who) => ({
    id: `sim:${who}${n}`,
    name: who,
  }));
  const settings = {
    problem: "tiny",
    mode: group ? ("group" as const) : ("solo" as const),
    level: "mid" as const,
    style: world.random.pick(["coach", "real"] as const),
    minutes: 15,
    candidates,
    place,
    key: `start-${n}`,
    isPrivate: !hasThread,
    showsClock: hasThread,
    seed: n,
  };
  for (;;) {
    const replica = world.random.pick(replicas);
    const asked = replica.alive() ? replica.startInterview(settings).catch(() => undefined) : undefined;
    const result = await Promise.race([asked, world.sleep(5_000).then(() => undefined)]);
    if (result?.ok) {
      const interview = result.value.id;
      const leavesAt = EPOCH + LEAVE_AFTER_MS;
      for (const person of candidates)
        void runCandidate({ world, platform, person, place, interview, leavesAt });
      return interview;
    }
    await world.sleep(1_000);
  }
}
