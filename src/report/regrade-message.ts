import type { Interview } from "../interview/interview.ts";
import { type Block, type Message, textMessage } from "../message/message.ts";
import type { Scorecard, ScoredCriterion } from "../scoring/scorecard.ts";
import { gradedByLine, SIGN, verdictLine } from "./report-words.ts";
import { unfinishedLine, unscoredCount } from "./unfinished-words.ts";

const SHOWN_MAX = 8;

/** What grading again changed. `before` is absent for one that had no report yet. */
export function regradeMessage(before: Scorecard | undefined, after: Interview): Message {
  const { phase } = after;
  if (phase.is !== "reported")
    return textMessage(
      `${after.title} could still not be graded. Everything that was said is kept; ask again later.`,
    );
  const { scorecard } = phase;
  const graded = newlyGraded(before, scorecard);
  const blocks: Block[] = [{ is: "heading", text: `${scorecard.title}, graded again` }];
  if (before === undefined) blocks.push({ is: "text", text: `${verdictLine(scorecard)}.` });
  else if (graded.length > 0)
    blocks.push({ is: "text", text: `${verdictLine(before)} → ${verdictLine(scorecard)}` });
  if (before !== undefined && graded.length > 0) blocks.push({ is: "list", items: inShort(graded) });
  const open = unfinishedLine(scorecard, after) ?? stillOpen(scorecard);
  blocks.push({ is: "text", text: open ?? "Everything has a grade now." });
  blocks.push({ is: "text", text: gradedByLine(scorecard), tone: "quiet" });
  return { blocks, about: { kind: "regrade" } };
}

/** The first few; all of them stand in the report. */
function inShort(graded: readonly ScoredCriterion[]): readonly string[] {
  const shown = graded.slice(0, SHOWN_MAX).map(({ verdict, asks }) => `${SIGN[verdict]} ${asks}`);
  const more = graded.length - shown.length;
  return more === 0 ? shown : [...shown, `and ${more} more, in the report`];
}

/** Criteria that have a verdict now and had none before. */
export function newlyGraded(before: Scorecard | undefined, after: Scorecard): readonly ScoredCriterion[] {
  const open = new Set(
    before?.criteria.filter(({ verdict }) => verdict === "unscored").map(({ id }) => id) ??
      after.criteria.map(({ id }) => id),
  );
  return after.criteria.filter(({ id, verdict }) => verdict !== "unscored" && open.has(id));
}

function stillOpen(scorecard: Scorecard): string | undefined {
  const open = unscoredCount(scorecard);
  return open === 0
    ? undefined
    : `${open} of ${scorecard.criteria.length} points have no grade, and asking again would not change that.`;
}
