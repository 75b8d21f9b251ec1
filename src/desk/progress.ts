import type { Block } from "../message/message.ts";
import type { Scorecard } from "../scoring/scorecard.ts";

/** Interviews whose mean stands for how somebody does now. */
const LATELY = 3;

/**
 * How somebody does by stage: the mean of the latest reports, beside the mean of those before. Undefined before there
 * are two reports to compare. `scorecards` come the newest first.
 */
export function progressBlocks(scorecards: readonly Scorecard[]): readonly Block[] {
  if (scorecards.length < 2) return [];
  // With few reports the newest alone is held against the rest.
  const lately = Math.min(LATELY, Math.floor(scorecards.length / 2));
  const stages = new Map(
    scorecards.toReversed().flatMap(({ stages }) => stages.map(({ id, title }) => [id, title] as const)),
  );
  const bars = [...stages].flatMap(([id, label]) => {
    const now = meanOf(scorecards.slice(0, lately), id);
    const before = meanOf(scorecards.slice(lately), id);
    if (now === undefined) return [];
    const note = before === undefined ? `${now}` : `${now}, before ${before}`;
    return [{ label, share: now / 100, note }];
  });
  if (bars.length === 0) return [];
  const last = lately === 1 ? "your latest interview" : `your latest ${lately} interviews`;
  return [
    { is: "heading", text: "Your stages" },
    { is: "bars", bars },
    { is: "text", text: `Means of ${last}, and of ${scorecards.length - lately} before.`, tone: "quiet" },
  ];
}

/** Stages that could not be graded have no part in it. */
function meanOf(scorecards: readonly Scorecard[], stage: string): number | undefined {
  const scores = scorecards.flatMap(({ stages }) => stages.find(({ id }) => id === stage)?.score ?? []);
  if (scores.length === 0) return undefined;
  return Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}
