import { matchWay } from "../cues/match.ts";
import { prepareReply } from "../cues/reply.ts";
import { cuesOf } from "../cues/rubric-cues.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Diagram } from "./diagram.ts";

/** Fewer arrows are a remark and no diagram. */
const FLOWS_MIN = 2;

/** A part of a complete diagram of a system, and what the candidate called it; undefined where it was not drawn. */
export type ExpectedPart = { readonly id: string; readonly name: string; readonly drawnAs?: string };

/** Whether somebody meant to draw: a single arrow in a sentence is none. */
export function isDrawn({ flows }: Diagram): boolean {
  return flows.length >= FLOWS_MIN;
}

/**
 * Each part that a complete diagram of this system has, with the name it goes by in the drawing. Names are found by
 * the rubric's own ways, so that every synonym of the lexicon is understood. What an arrow carries counts too: an
 * arrow with "clicks" on it draws the log of clicks.
 */
export function expectedParts({ parts, flows }: Diagram, rubric: Rubric): readonly ExpectedPart[] {
  const cues = cuesOf(rubric);
  const names = [...parts.map(({ name }) => name), ...flows.flatMap(({ carries }) => carries ?? [])];
  const drawn = [...new Set(names)].map((name) => ({ name, words: prepareReply(name) }));
  return rubric.diagram.map(({ id, name, ways }) => {
    const compiled = ways.map(cues.way);
    const found = drawn.find(({ words }) => compiled.some((way) => matchWay(way, words).length > 0));
    return { id, name, ...(found !== undefined && { drawnAs: found.name }) };
  });
}
