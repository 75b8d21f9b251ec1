import type { Interview } from "../interview/interview.ts";

const SOMEBODY = "Somebody";
/** In the place of an id; no surface gives one like it. */
const FORGOTTEN = "forgotten";

/**
 * Takes one person's words and name out of a state, an event or an effect of an interview that others took part in.
 * Their turns stay, empty, so that the numbers of the others' turns hold.
 *
 * @param state The interview as it was, which tells whose turns are quoted.
 */
export function blankFor(person: string): (body: unknown, state: unknown) => unknown {
  return (body, state) => {
    const { turns = [] } = state as Partial<Interview>;
    const theirs = new Set(turns.filter((turn) => turn.person === person).map(({ n }) => n));
    return walk(body, person, theirs);
  };
}

function walk(value: unknown, person: string, turns: ReadonlySet<number>): unknown {
  if (value === person) return FORGOTTEN;
  if (Array.isArray(value)) return value.map((one) => walk(one, person, turns));
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const isTheirs =
    fields.person === person ||
    fields.by === person ||
    (typeof fields.turn === "number" && turns.has(fields.turn) && "text" in fields);
  const walked = Object.entries(fields).map(([key, field]): [string, unknown] => {
    if (isTheirs && key === "text") return [key, ""];
    if (fields.id === person && key === "name") return [key, SOMEBODY];
    if (isTheirs && key === "name") return [key, ""];
    if (isTheirs && key === "messages" && Array.isArray(field)) return [key, field.map(blankMessage)];
    return [key, walk(field, person, turns)];
  });
  return Object.fromEntries(walked);
}

function blankMessage(message: unknown): unknown {
  return typeof message === "object" && message !== null ? { ...message, text: "" } : message;
}
