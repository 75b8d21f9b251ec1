import type { Interview } from "../interview/interview.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { isReported } from "./interviews-of.ts";
import type { DeskParts } from "./parts.ts";

/** What a person may say instead of a system, to be given one that suits. */
export const SURPRISE = "surprise";

type Systems = Pick<DeskParts, "rubrics">;

/** The system of this id, or the one whose title was typed. A broken file counts as not there. */
export function findProblem({ rubrics }: Systems, said: string): Rubric | undefined {
  const word = said.trim().toLowerCase();
  if (rubrics.has(word)) return soundOf(rubrics, word);
  return [...rubrics.values()].find(({ title }) => title.toLowerCase() === word);
}

function soundOf(rubrics: ReadonlyMap<string, Rubric>, id: string): Rubric | undefined {
  try {
    return rubrics.get(id);
  } catch {
    return undefined;
  }
}

/**
 * A system for somebody who named none: one not practised yet, picked by chance; when all were, the one with the lowest
 * latest score.
 *
 * @param history That person's interviews, the newest first.
 * @param random From 0 (included) to 1 (excluded).
 */
export function surpriseFor(
  { rubrics }: Systems,
  history: readonly Interview[],
  random: () => number,
): Rubric | undefined {
  const all = [...rubrics.values()];
  const seen = new Set(history.map(({ problem }) => problem));
  const unseen = all.filter(({ id }) => !seen.has(id));
  if (unseen.length > 0) return unseen[Math.floor(random() * unseen.length)];
  const latest = (id: string) => {
    const found = history.find((one) => one.problem === id && isReported(one));
    return found !== undefined && isReported(found) ? found.phase.scorecard.score : 0;
  };
  return all.toSorted((a, b) => latest(a.id) - latest(b.id))[0];
}
