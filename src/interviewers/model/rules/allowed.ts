import type { Rule } from "../rule.ts";

/** Within the budget, at a point that is on the list, and on to the next stage only where nothing is left. */
export const isAllowed: Rule = {
  name: "allowed",
  because: "choose a kind and an id from what is allowed now, and move on only where that is allowed.",
  isBroken({ kind, about, facts, moveOn }, { allowance, brief }) {
    const known = new Set(brief.rubric.facts.map(({ id }) => id));
    if (new Set(facts).size > allowance.factsMax || facts.some((id) => !known.has(id))) return true;
    if (moveOn) return !allowance.mayMoveOn;
    if (!allowance.moves.includes(kind)) return true;
    const isTarget = allowance.targets.some(({ id }) => id === about);
    if (kind === "follow-up") return about === null ? !allowance.mayGoDeeper : !isTarget;
    if (kind === "push-back") return about !== null && !isTarget;
    return false;
  },
};
