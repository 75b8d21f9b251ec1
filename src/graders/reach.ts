import { type Heard, trigramsOf } from "../evidence/heard.ts";
import type { Criterion, RedFlag, Rubric } from "../rubric/rubric.ts";
import { STAGE_IDS } from "../rubric/stages.ts";

const rubricTrigrams = new WeakMap<Rubric, ReadonlySet<string>>();

/** What the interviewer may say or show of a rubric, as word triples: repeating it earns nothing. */
export function rubricWords(rubric: Rubric): ReadonlySet<string> {
  const known = rubricTrigrams.get(rubric);
  if (known !== undefined) return known;
  const made = trigramsOf([
    rubric.prompt,
    ...rubric.stages.flatMap((stage) => stage.openings),
    ...rubric.facts.map((fact) => fact.says),
    ...rubric.criteria.flatMap((criterion) => criterion.followUp ?? []),
    ...rubric.curveballs.map((curveball) => curveball.says),
  ]);
  rubricTrigrams.set(rubric, made);
  return made;
}

/** An operator's list of criteria that are all filed under one stage says nothing about stages. */
export function isStaged(rubric: Rubric): boolean {
  return new Set(rubric.criteria.flatMap((criterion) => (criterion.generic ? [] : criterion.stage))).size > 1;
}

/** Turns that may meet a criterion, and whether one is at home in its stage (elsewhere it takes more to convince). */
export type Reach = { readonly heard: readonly Heard[]; readonly isHome: (turn: Heard) => boolean };

export function everywhere(heard: readonly Heard[]): Reach {
  return { heard, isHome: () => true };
}

/**
 * A criterion is met in its own stage, in one next to it, or in a last word at the end. Without this a whole
 * interview brushes against everything: of golden replies put together to interviews, weak ones earned something on
 * 28 % of the criteria where people saw 3 %.
 */
export function inReach(stage: Criterion["stage"], heard: readonly Heard[]): Reach {
  if (stage === "communicate") return everywhere(heard);
  const own = STAGE_IDS.indexOf(stage);
  const distance = (turn: Heard) => (turn.isLastWord ? 0 : Math.abs(STAGE_IDS.indexOf(turn.stage) - own));
  return { heard: heard.filter((turn) => distance(turn) <= 1), isHome: (turn) => distance(turn) === 0 };
}

/** Out of its stage the same words mean something else: "every hour from the last checkpoint" jumps to no model. */
export function isOwnStage(flag: RedFlag, turn: Heard): boolean {
  return flag.stage === "communicate" || turn.isLastWord || turn.stage === flag.stage;
}
