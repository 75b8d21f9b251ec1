import type { Interview } from "../interview/interview.ts";
import { shorten } from "../message/shorten.ts";
import type { Criterion, Rubric } from "../rubric/rubric.ts";
import type { StageId } from "../rubric/stages.ts";
import { expectedAt } from "../scoring/expected.ts";
import type { Grading, Score } from "../scoring/grade.ts";
import { asPredicate } from "../scoring/wording.ts";
import { byCriterion, WORTH } from "../scoring/worth.ts";
import { bestQuote } from "./best-quote.ts";

const MET_MAX = 2;
const OPEN_MAX = 2;
const QUOTE_CHARS_MAX = 110;

type Scored = Extract<Score, { is: "scored" }>;

/**
 * What a coach says after a stage: what was met, in the candidate's own words, and the one or two open
 * points worth most, as a direction and not as an answer. No scores and no praise.
 */
export function feedback(rubric: Rubric, interview: Interview, grading: Grading, stage: StageId): string {
  const scores = byCriterion(grading.scores);
  const expected = expectedAt(rubric.criteria, interview.level, interview.minutes);
  const judged = rubric.criteria
    .filter((criterion) => criterion.stage === stage && criterion.measured === undefined)
    .flatMap((criterion) => {
      const score = scores.get(criterion.id);
      return score?.is === "scored" ? [{ criterion, score }] : [];
    })
    .toSorted((a, b) => b.criterion.weight - a.criterion.weight);
  const met = judged
    .filter(({ score }) => score.verdict === "covered" && score.evidence.length > 0)
    .slice(0, MET_MAX);
  const allOpen = judged
    .filter(({ criterion, score }) => expected.has(criterion.id) && score.verdict !== "covered")
    .toSorted((a, b) => lost(b.criterion, b.score) - lost(a.criterion, a.score));
  // Who met nothing hears at least what was half there.
  const half = met.length > 0 ? undefined : allOpen.find(({ score }) => score.evidence.length > 0);
  const open = [...new Set([...(half === undefined ? [] : [half]), ...allOpen])].slice(0, OPEN_MAX);
  const title = rubric.stages.find(({ id }) => id === stage)?.title ?? stage;
  const lines = [`${title}, looking back.`, ...met.map(({ criterion, score }) => metLine(criterion, score))];
  const isTouched = judged.some(({ score }) => score.evidence.length > 0);
  if (!isTouched) lines.push("Nothing here was said plainly enough to build on yet.");
  for (const { criterion, score } of open) lines.push(openLine(criterion, score));
  if (open.length === 0 && judged.length > 0)
    lines.push("Nothing that is expected at this level is open here.");
  return lines.join("\n");
}

const lost = (criterion: Criterion, score: Scored) => criterion.weight * (1 - WORTH[score.verdict]);

function metLine(criterion: Criterion, score: Scored): string {
  return `Met: your answer ${asPredicate(criterion.asks)}. ${youSaid(criterion, score)}`;
}

function openLine(criterion: Criterion, score: Scored): string {
  const direction = criterion.hints[0] ?? `a strong answer here ${asPredicate(criterion.asks)}.`;
  if (score.verdict !== "partly") return `Still open: ${direction}`;
  return score.evidence.length === 0
    ? `Half there: ${direction}`
    : `Half there: ${youSaid(criterion, score).replace(/([^.!?…])”$/, "$1”.")} ${direction}`;
}

function youSaid({ asks }: Criterion, { evidence }: Scored): string {
  return `You said “${shorten(bestQuote(evidence, asks)?.text ?? "", QUOTE_CHARS_MAX)}”`;
}
