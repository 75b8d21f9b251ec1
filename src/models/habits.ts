import { APIError } from "openai";

/** How the form of an answer is asked for, the strictest first. */
export const RUNGS = ["json_schema", "json_object", "text"] as const;
export type Rung = (typeof RUNGS)[number];

/** What was learnt of one model at one endpoint. */
export type Habits = {
  readonly rung: Rung;
  /** OpenAI's reasoning models know only the newer name; older servers know only the other. */
  readonly limitKey: "max_tokens" | "max_completion_tokens";
  readonly temperature: boolean;
  readonly seed: boolean;
  /** Tokens added to the limit, since a reasoning model thinks within it. */
  readonly roomToThink: number;
};

/** What is tried first. */
export const FIRST_HABITS: Habits = {
  rung: "json_schema",
  limitKey: "max_tokens",
  temperature: true,
  seed: true,
  roomToThink: 0,
};

/** Enough for a short thought before a short answer. */
export const ROOM_TO_THINK = 4_000;

/** Statuses by which servers say that they do not take a field of a request; llama.cpp says 500 of a grammar. */
const REFUSING: ReadonlySet<number> = new Set([400, 404, 415, 422, 500, 501]);

/** The next way of asking for the form, when there is one. */
export function rungBelow(rung: Rung): Rung | undefined {
  return RUNGS[RUNGS.indexOf(rung) + 1];
}

/** What to change so as to avoid what the endpoint has just refused; undefined when its refusal is about something else. */
export function learn(habits: Habits, error: unknown): Partial<Habits> | undefined {
  if (!(error instanceof APIError) || !REFUSING.has(error.status ?? 0)) return undefined;
  const says = `${error.param ?? ""} ${error.message}`;
  if (habits.limitKey === "max_tokens" && /max_completion_tokens|max_tokens['"`]? is not/i.test(says))
    return { limitKey: "max_completion_tokens", roomToThink: ROOM_TO_THINK };
  if (habits.temperature && /\btemperature\b/i.test(says)) return { temperature: false };
  if (habits.seed && /\bseed\b/i.test(says)) return { seed: false };
  const below = rungBelow(habits.rung);
  const ofForm = /response.?format|json.?(schema|object|mode)|structured.?output|grammar/i.test(says);
  return below !== undefined && ofForm ? { rung: below } : undefined;
}

/** The habits of one model, shared by all calls to it. */
export type HabitMemory = {
  readonly habits: () => Habits;
  /** Changes what is given and keeps what other calls have learnt meanwhile. */
  readonly change: (change: Partial<Habits>) => void;
};

export function createHabitMemory(): HabitMemory {
  let habits = FIRST_HABITS;
  return {
    habits: () => habits,
    change: (change) => {
      habits = { ...habits, ...change };
    },
  };
}
