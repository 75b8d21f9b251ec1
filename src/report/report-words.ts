import { UNSCORED_SHARE_MAX } from "../scoring/level-call.ts";
import type { Scorecard, ScoredCriterion } from "../scoring/scorecard.ts";
import { verdictsBy } from "./graders-of.ts";

/** A sign for each verdict, told apart by shape and not by colour alone. */
export const SIGN: Readonly<Record<ScoredCriterion["verdict"], string>> = {
  covered: "✓",
  partly: "◐",
  missing: "·",
  unscored: "?",
};

/** "Hire · 68 of 100", marked where too much could not be graded. */
export function verdictLine(scorecard: Scorecard): string {
  const words = scorecard.verdict.charAt(0).toUpperCase() + scorecard.verdict.slice(1);
  return `${words}${isProvisional(scorecard) ? " (provisional)" : ""} · ${scorecard.score} of 100`;
}

/** Whether so much has no verdict that the whole is not to be relied on. */
export function isProvisional({ criteria }: Scorecard): boolean {
  const expected = criteria.filter((criterion) => criterion.expected);
  const weight = (those: readonly ScoredCriterion[]) =>
    those.reduce((sum, criterion) => sum + criterion.weight, 0);
  return (
    weight(expected.filter(({ verdict }) => verdict === "unscored")) > UNSCORED_SHARE_MAX * weight(expected)
  );
}

/** How the score came about: "71 for what was said, 4 off for red flags, 3 off for hints". */
export function sumLine({ parts }: Scorecard): string {
  const off = [
    parts.redFlags > 0 && `${parts.redFlags} off for red flags`,
    parts.hints > 0 && `${parts.hints} off for hints`,
  ];
  return [`${parts.criteria} for what was said`, ...off.filter((part) => part !== false)].join(", ");
}

/** Who judged, and how much that is worth. */
export function gradedByLine({ gradedBy, criteria }: Pick<Scorecard, "gradedBy" | "criteria">): string {
  const offline = gradedBy.every((name) => name.startsWith("offline"));
  const caveat = offline
    ? "It reads for signals in your words, without a language model, so take it as an estimate; each verdict names the words it rests on."
    : "Each verdict names the words it rests on, so that you can check it.";
  const counts = verdictsBy(criteria);
  const named = gradedBy.map((name) =>
    gradedBy.length === 1 ? name : `${name} (${points(counts.get(name) ?? 0)})`,
  );
  return `Graded by: ${named.join(", ")}. ${caveat}`;
}

const points = (count: number) => `${count} ${count === 1 ? "point" : "points"}`;

/** Who led the interview: "Interviewed by: … (12 turns), … (9 turns, 4 of them because the other did not answer)." */
export function interviewedByLine({
  interviewedBy = [],
}: Pick<Scorecard, "interviewedBy">): string | undefined {
  if (interviewedBy.length === 0) return undefined;
  const [only] = interviewedBy;
  if (interviewedBy.length === 1 && only?.stoodIn === 0) return `Interviewed by: ${only.by}.`;
  const each = interviewedBy.map(({ by, turns, stoodIn }) => {
    const of = `${turns} ${turns === 1 ? "turn" : "turns"}`;
    const why = stoodIn === 0 ? "" : `, ${stoodIn} of them because the model did not answer`;
    return `${by} (${of}${why})`;
  });
  return `Interviewed by: ${each.join(", ")}.`;
}

/** Criteria worth a line: what was expected, and whatever earned something beside it. */
export function shownCriteria(
  scorecard: Scorecard,
  stage: ScoredCriterion["stage"],
): readonly ScoredCriterion[] {
  return scorecard.criteria.filter(
    (criterion) =>
      criterion.stage === stage &&
      (criterion.expected || criterion.verdict === "covered" || criterion.verdict === "partly"),
  );
}
