import { joinDiagrams } from "../diagram/diagram.ts";
import { expectedParts, isDrawn } from "../diagram/drawn-parts.ts";
import { parseDiagram } from "../diagram/parse-diagram.ts";
import type { Interview } from "../interview/interview.ts";
import type { PictureFate } from "../interview/pictures.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { DrawnDiagram } from "../scoring/scorecard.ts";

/**
 * What the candidate drew, in text or in pictures that were confirmed, against what a complete diagram of the system
 * has; undefined when nothing was drawn and no picture was sent. It tells and never scores.
 */
export function drawnDiagram(
  rubric: Rubric,
  { turns, plan, pictures = [] }: Interview,
): DrawnDiagram | undefined {
  const said = turns.flatMap(({ who, text }) => (who === "candidate" ? parseDiagram(text) : []));
  const diagram = joinDiagrams(said);
  const picturesLeftOut = pictures.flatMap(({ name, fate }) => {
    const why = whyLeftOut(fate);
    return why === undefined ? [] : [{ ...(name !== undefined && { name }), why }];
  });
  const counted = pictures.flatMap(({ fate, readBy }) => (fate.is === "counted" ? (readBy ?? []) : []));
  const ofPictures = { readBy: [...new Set(counted)], picturesLeftOut };
  if (!isDrawn(diagram))
    return pictures.length === 0 ? undefined : { drawn: [], missing: [], others: [], ...ofPictures };
  const expected = expectedParts(diagram, rubric);
  const drawn = expected.flatMap(({ name, drawnAs }) =>
    drawnAs === undefined ? [] : [{ part: name, as: drawnAs }],
  );
  const known = new Set(drawn.map(({ as }) => as));
  return {
    drawn,
    // One stage that is tried again asks for no complete picture.
    missing:
      plan.length === 1
        ? []
        : expected.filter(({ drawnAs }) => drawnAs === undefined).map(({ name }) => name),
    others: diagram.parts.map(({ name }) => name).filter((name) => !known.has(name)),
    ...ofPictures,
  };
}

function whyLeftOut(fate: PictureFate): string | undefined {
  if (fate.is === "left-out") return fate.why;
  if (fate.is !== "unread") return undefined;
  return fate.why === "misconfigured" ? "no model here can see pictures" : "it could not be read";
}
