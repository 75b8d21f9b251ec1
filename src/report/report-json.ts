import type { Interview } from "../interview/interview.ts";
import type { UseTotal } from "../ports/usage-ledger.ts";
import type { CriterionStage } from "../rubric/stages.ts";
import type { Flagged } from "../scoring/grade.ts";
import type { RaisedFlag, Scorecard, ScoredCriterion } from "../scoring/scorecard.ts";
import { totalOf, type Used } from "./usage-words.ts";

/** One thing said, as a report shows it. */
export type ReportTurn = {
  readonly n: number;
  readonly who: "interviewer" | "candidate";
  readonly stage: CriterionStage;
  readonly kind: string;
  readonly text: string;
  readonly about?: string;
  readonly by?: string;
  readonly standsInFor?: string;
};

type Fields = Pick<Scorecard, "title" | "level" | "minutes" | "style" | "problem">;
type Graded = Omit<Scorecard, "schema" | "interview" | "criteria" | "redFlags" | "flagged" | keyof Fields>;

/** An interview with everything said and, once it is graded, its result. The shape that scripts read. */
export type ReportJson = {
  readonly id: string;
  readonly status: string;
  readonly turns: readonly ReportTurn[];
  /** What models were asked for; all zero when everything was done offline. */
  readonly usage: UseTotal & { readonly by: Used };
} & Fields &
  (
    | (Graded & {
        readonly criteria: readonly ScoredCriterion[];
        readonly redFlags: readonly RaisedFlag[];
        readonly flagged: readonly Flagged[];
      })
    | {
        readonly score: null;
        readonly verdict: null;
        readonly levelCall: null;
        readonly gradedBy: readonly [];
        readonly criteria: readonly [];
        readonly redFlags: readonly [];
        readonly flagged: readonly [];
        readonly stages: readonly {
          readonly id: CriterionStage;
          readonly spentMs: number;
          readonly budgetMs: number;
        }[];
      }
  );

export function reportJson(interview: Interview, used: Used = []): ReportJson {
  const { id, title, level, minutes, style, problem } = interview;
  const turns = interview.turns.map(({ n, who, stage, kind, text, about, by, standsInFor }) => ({
    n,
    who,
    stage,
    kind,
    text,
    ...(about === undefined ? {} : { about }),
    ...(by === undefined ? {} : { by }),
    ...(standsInFor === undefined ? {} : { standsInFor }),
  }));
  const usage = { ...totalOf(used), by: used };
  const common = { id, status: interview.phase.is, title, level, minutes, style, problem };
  if (interview.phase.is === "reported") {
    const { schema: _schema, interview: _interview, ...scorecard } = interview.phase.scorecard;
    return { ...common, ...scorecard, turns, usage };
  }
  // Not graded is not zero: there is no score to show.
  const stages = interview.plan.map(({ stage, budgetMs }) => ({
    id: stage,
    spentMs: interview.spentMs[stage] ?? 0,
    budgetMs,
  }));
  return {
    ...common,
    score: null,
    verdict: null,
    levelCall: null,
    gradedBy: [],
    criteria: [],
    redFlags: [],
    flagged: [],
    stages,
    turns,
    usage,
  };
}
