import { createHash } from "node:crypto";
import type { Interview, Mode, Person, Place, Style } from "../interview/interview.ts";
import { openInterview } from "../interview/open.ts";
import { failed, ok, type Result } from "../ports/result.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Level, StageId } from "../rubric/stages.ts";
import { asCommit } from "./as-commit.ts";
import type { Bell } from "./bell.ts";
import type { EngineParts } from "./parts.ts";
import type { RubricShelf } from "./rubric-shelf.ts";

/** What a person chose when starting. */
export type Settings = {
  readonly problem: string;
  readonly mode: Mode;
  readonly level: Level;
  readonly style: Style;
  readonly minutes: number;
  readonly candidates: readonly Person[];
  readonly interviewer?: Person;
  readonly place: Place;
  /** Id of the delivery that asked for it: delivered again, it finds the interview that it started. */
  readonly key?: string;
  /** Varies the wording; chosen at random when absent. */
  readonly seed?: number;
  /** Only these stages of the system; all when absent. */
  readonly stages?: readonly StageId[];
  /** See `Setup` of `src/interview/open.ts`. */
  readonly isPrivate?: boolean;
  readonly showsClock?: boolean;
  readonly usesModels?: boolean;
};

export type NotStarted =
  | { readonly why: "unknown-problem" }
  | { readonly why: "place-taken"; readonly by: string };

export type StartInterview = (settings: Settings) => Promise<Result<{ readonly id: string }, NotStarted>>;

/** Opens an interview in its lobby. Rejects when the store does. */
export function createStartInterview(parts: EngineParts, shelf: RubricShelf, bell: Bell): StartInterview {
  return async (settings) => {
    const { store, rubrics, clock } = parts;
    const whole = rubrics.get(settings.problem);
    if (whole === undefined) return failed({ why: "unknown-problem" });
    const rubric = onlyStages(whole, settings.stages);
    const id = settings.key === undefined ? parts.newId() : interviewIdOf(settings.key);
    if (settings.key !== undefined && (await store.load("interview", id)) !== undefined) return ok({ id });
    const there = await store.findByPlace("interview", settings.place);
    if (there !== undefined) return failed({ why: "place-taken", by: (there.state as Interview).id });
    const { key: _, stages: __, ...chosen } = settings;
    const at = clock.now();
    const setup = {
      ...chosen,
      id,
      seed: settings.seed ?? Math.floor(parts.random() * 2 ** 31),
      title: rubric.title,
      prompt: rubric.prompt,
      rubric: await shelf.put(rubric),
      stages: rubric.stages,
      at,
    };
    const event = { id: `open:${id}`, at, body: { is: "opened", setup: { ...setup, stages: undefined } } };
    const outcome = await store.commit(asCommit(openInterview(setup), 0, event, at));
    if (outcome === "conflict") throw new Error(`the id ${id} of a new interview is taken`);
    bell.ring();
    return ok({ id });
  };
}

/** The system with some of its stages; criteria of the others stay, and are not asked for. */
function onlyStages(rubric: Rubric, stages: Settings["stages"]): Rubric {
  if (stages === undefined) return rubric;
  return { ...rubric, stages: rubric.stages.filter(({ id }) => stages.includes(id)) };
}

/** The id of the interview that a delivery starts, however often it is delivered. */
export function interviewIdOf(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 12);
}
