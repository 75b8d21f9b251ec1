import type { Person, Place } from "../../src/interview/interview.ts";
import type { Deed, Outcome } from "../../src/ports/surface.ts";
import { DOT_PNG } from "../fakes/pictures.ts";
import type { Platform } from "./platform.ts";
import type { World } from "./world.ts";

type Habit =
  | "message"
  | "burst"
  | "done"
  | "hint"
  | "next"
  | "skip"
  | "back"
  | "time"
  | "repeat"
  | "pause"
  | "double-press"
  | "old-button"
  | "edit"
  | "delete"
  | "end"
  | "stranger"
  | "picture"
  | "picture-answer";

type Temperament = {
  readonly waitMs: readonly [number, number];
  readonly habits: Readonly<Partial<Record<Habit, number>>>;
};

const TEMPERAMENTS: Readonly<Record<string, Temperament>> = {
  steady: { waitMs: [5_000, 45_000], habits: { message: 8, done: 4, time: 1, next: 1 } },
  hasty: { waitMs: [200, 6_000], habits: { burst: 6, done: 3, "double-press": 3, next: 1, "old-button": 1 } },
  fidgety: {
    waitMs: [500, 15_000],
    habits: { message: 4, pause: 5, "double-press": 2, time: 2, done: 3, back: 1 },
  },
  silent: { waitMs: [60_000, 400_000], habits: { message: 5, next: 1, done: 1 } },
  helpless: {
    waitMs: [2_000, 30_000],
    habits: { message: 3, hint: 5, skip: 1, repeat: 2, done: 2, "double-press": 2 },
  },
  drawing: {
    waitMs: [500, 40_000],
    habits: { message: 2, picture: 3, "picture-answer": 5, done: 3, hint: 1, pause: 1, edit: 1 },
  },
  wandering: {
    waitMs: [1_000, 20_000],
    habits: { message: 5, edit: 3, delete: 1, back: 2, "old-button": 4, done: 2, end: 0.3, stranger: 1 },
  },
};

export type CandidateParts = {
  readonly world: World;
  readonly platform: Platform;
  readonly person: Person;
  readonly place: Place;
  readonly interview: string;
  /** Time that passed when the candidate goes away for good. */
  readonly leavesAt: number;
};

/** Somebody who is interviewed, in one of several temperaments, until the report is there or they leave. */
export async function runCandidate(parts: CandidateParts): Promise<void> {
  const { world, platform, person, place, interview } = parts;
  const { random } = world;
  const name = random.pick(Object.keys(TEMPERAMENTS));
  const temperament = TEMPERAMENTS[name]!;
  const refs: string[] = [];
  let count = 0;
  world.note(`${person.id} is ${name}`);

  const send = (deed: Deed, by = person): Promise<Outcome> => {
    count += 1;
    return platform.send({ id: `${by.id}-${interview}-${count}`, place, by, deed });
  };
  const command = (name: string) => send({ is: "command", name, options: {} });
  const press = (verb: string, turn: number) => send({ is: "action", id: `${verb}:${interview}:t${turn}` });
  const say = () => {
    const ref = `m-${person.id}-${interview}-${count + 1}`;
    refs.push(ref);
    world.totals.messages += 1;
    return send({ is: "message", ref, text: `I would say ${ref}.` });
  };
  const question = () =>
    platform.shown.findLast(
      (one) => one.key.startsWith(`${interview}:`) && one.message.about?.question !== undefined,
    )?.message.about?.question ?? 0;
  const isOver = () =>
    platform.shown.some((one) => one.key.startsWith(`${interview}:`) && one.message.about?.kind === "report");

  const acts: Record<Habit, () => Promise<unknown>> = {
    message: say,
    burst: () => Promise.all(Array.from({ length: random.between(2, 6) }, say)),
    done: () => command("done"),
    hint: () => press("hint", question()),
    next: () => command("next"),
    skip: () => command("skip"),
    back: () => command("back"),
    time: () => command("time"),
    repeat: () => command("repeat"),
    async pause() {
      await command("pause");
      await world.sleep(random.between(100, 30_000));
      if (random.chance(0.3)) await say();
      await command("resume");
    },
    "double-press": () => {
      const verb = random.pick(["hint", "next", "pause", "repeat"]);
      const turn = question();
      return Promise.all([press(verb, turn), press(verb, turn)]);
    },
    "old-button": () =>
      press(random.pick(["hint", "next", "skip"]), Math.max(0, question() - random.between(0, 3))),
    edit: () =>
      refs.length === 0 ? say() : send({ is: "edit", ref: random.pick(refs), text: `edited ${count}` }),
    delete: () => (refs.length === 0 ? say() : send({ is: "delete", ref: random.pick(refs) })),
    end: () => command("end"),
    picture: () => send({ is: "picture", ref: `p-${person.id}-${interview}-${count + 1}`, picture: DOT_PNG }),
    "picture-answer": () =>
      random.chance(0.5)
        ? press(random.pick(["picture-yes", "picture-no"]), question())
        : send({
            is: "message",
            ref: `a-${person.id}-${interview}-${count + 1}`,
            text: random.pick(["yes", "no"]),
          }),
    stranger: () =>
      send(
        { is: "message", ref: `x${count}`, text: "Hello, may I?" },
        { id: `${person.id}-stranger`, name: "Stranger" },
      ),
  };

  await world.sleep(random.between(0, 30_000));
  await (random.chance(0.7) ? press("start", 0) : say());
  while (!isOver() && world.time.now() < parts.leavesAt) {
    await world.sleep(random.between(...temperament.waitMs));
    const act = acts[random.weighted(temperament.habits)]();
    // Not everybody waits until the bot has answered.
    if (random.chance(0.6)) await act;
  }
  if (!isOver() && random.chance(0.7)) await command("resume");
  // Some ask for a better grade, whether there is anything left to grade or not.
  while (isOver() && random.chance(0.4)) {
    await world.sleep(random.between(1_000, 300_000));
    await command("regrade");
  }
  if (isOver() && random.chance(0.5)) await press("share", question());
  world.note(`${person.id} leaves`);
}
