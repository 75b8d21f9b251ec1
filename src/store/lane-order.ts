/** One step has far fewer effects than this; the number only has to leave room between two versions. */
const EFFECTS_OF_A_STEP_MAX = 1_000;

/** Where an effect stands in its lane: by the version that made it, then by its index in that step. */
export function laneOrder(version: number, index: number): number {
  if (index >= EFFECTS_OF_A_STEP_MAX)
    throw new RangeError(`a step made more than ${EFFECTS_OF_A_STEP_MAX} effects`);
  return version * EFFECTS_OF_A_STEP_MAX + index;
}

type Placed = { readonly kind: string; readonly of: string; readonly seq: number };

/** The order in which claimed effects are handed out, the same for every store. */
export function byOwnerAndLane(a: Placed, b: Placed): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.of !== b.of) return a.of < b.of ? -1 : 1;
  return Number(a.seq) - Number(b.seq);
}
