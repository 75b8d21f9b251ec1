import { nearestTo } from "../commands/parse.ts";
import { type Library, mistakeLine } from "../library/read-library.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Tools } from "./tools.ts";
import { UsageError } from "./usage-error.ts";

/** The system of this id, or a sentence that names the nearest. */
export function findRubric(library: Library, id: string): Rubric {
  const rubric = library.rubrics.get(id);
  if (rubric !== undefined) return rubric;
  const ids = [...library.rubrics.keys()];
  const nearest = nearestTo(id, ids);
  throw new UsageError(
    `There is no problem "${id}". ${nearest === undefined ? `There are ${ids.join(", ")}.` : `Did you mean "${nearest}"?`}`,
  );
}

/** All systems whose files are sound; what is wrong with the others is said on standard error. */
export function soundRubrics({ library, errors }: Tools): readonly Rubric[] {
  const { rubrics, mistakes } = library();
  const sound = [...rubrics.values()];
  for (const mistake of mistakes()) errors.write(`${mistakeLine(mistake)}\n`);
  return sound;
}
