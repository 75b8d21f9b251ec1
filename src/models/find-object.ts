/** Beyond this many beginnings of an object the text is not worth more reading. */
const BEGINNINGS_MAX = 1_000;
const THOUGHT = "<think>";
const THOUGHT_ENDS = "</think>";

type Found = { readonly from: number; readonly end: number; readonly value: unknown };

/**
 * The first JSON object that stands whole in a text, with whatever a model puts around it: a fence, a greeting, the
 * thoughts of a reasoning model, which may hold drafts of the object and are left out. Tags of thoughts inside an
 * object are a quotation and end nothing.
 */
export function findObject(text: string): unknown {
  const objects = objectsIn(text);
  const outside = (tag: string, after: number): readonly number[] =>
    placesOf(tag, text).filter((at) => at > after && !objects.some(({ from, end }) => from < at && at < end));
  // Some servers swallow the opening tag, so everything up to the last closing one goes.
  const spoken = outside(THOUGHT_ENDS, -1).at(-1) ?? -1;
  const thinksAgain = outside(THOUGHT, spoken)[0] ?? text.length;
  return objects.find(({ from }) => from > spoken && from < thinksAgain)?.value;
}

function objectsIn(text: string): readonly Found[] {
  const objects: Found[] = [];
  let from = text.indexOf("{");
  for (let tried = 0; from >= 0 && tried < BEGINNINGS_MAX; tried += 1) {
    const end = endOfObject(text, from);
    const value = end === undefined ? undefined : parsed(text.slice(from, end));
    if (end !== undefined && value !== undefined) objects.push({ from, end, value });
    from = text.indexOf("{", value === undefined ? from + 1 : end);
  }
  return objects;
}

/** Where the object that begins at `from` ends, braces inside strings not counted. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function placesOf(part: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
