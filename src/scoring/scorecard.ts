import type { CriterionStage, Level, StageId } from "../rubric/stages.ts";
import type { Flagged, Quote, Unfinished, Verdict } from "./grade.ts";

export const VERDICTS = ["strong no hire", "no hire", "hire", "strong hire"] as const;
export type HireVerdict = (typeof VERDICTS)[number];

export type ScoredCriterion = {
  readonly id: string;
  readonly stage: CriterionStage;
  readonly asks: string;
  readonly weight: number;
  readonly level: Level;
  /** False when it is above the interview's level (or beyond its length): then it can only add. */
  readonly expected: boolean;
  /** True for one the framework adds to every system. */
  readonly generic: boolean;
  readonly verdict: Verdict | "unscored";
  readonly evidence: readonly Quote[];
  readonly because: string;
  readonly by?: string;
};

export type RaisedFlag = {
  readonly id: string;
  readonly stage: CriterionStage;
  readonly says: string;
  /** Points off. */
  readonly cost: number;
  readonly evidence: readonly Quote[];
  readonly mend?: string;
};

export type StageScore = {
  readonly id: CriterionStage;
  readonly title: string;
  /** 0–100; undefined when nothing in it could be scored. */
  readonly score?: number;
  readonly covered: number;
  readonly partly: number;
  readonly missing: number;
  readonly unscored: number;
  readonly spentMs: number;
  readonly budgetMs: number;
};

/** A criterion that was expected and not fully met, with what a strong answer says there. */
export type Missed = {
  readonly id: string;
  readonly stage: CriterionStage;
  readonly asks: string;
  readonly verdict: Verdict;
  readonly strong: string;
};

export type ReadingAdvice = {
  readonly title: string;
  readonly source?: string;
  readonly url: string;
  readonly why: string;
};

export type NextStep = { readonly id: string; readonly suggests: string; readonly why: string };

/** One of those who led an interview. */
export type InterviewedBy = {
  /** Such as "offline interviewer, v1". */
  readonly by: string;
  /** Turns of the record that were theirs. */
  readonly turns: number;
  /** Those of them in which they stood in for another that did not answer. */
  readonly stoodIn: number;
};

/** What the candidate drew, beside the parts that a complete diagram of the system has. */
export type DrawnDiagram = {
  /** `as` is the candidate's own name for it. */
  readonly drawn: readonly { readonly part: string; readonly as: string }[];
  readonly missing: readonly string[];
  /** Names of what was drawn besides. */
  readonly others: readonly string[];
  /** Who read the pictures that counted, with the version of the prompt. */
  readonly readBy: readonly string[];
  /** Pictures that nobody could read, or that the candidate did not confirm. */
  readonly picturesLeftOut: readonly { readonly name?: string; readonly why: string }[];
};

/** The result of one interview. Plain data; everything shown to people is made from it. */
export type Scorecard = {
  readonly schema: 1;
  readonly interview: string;
  readonly problem: string;
  readonly title: string;
  readonly level: Level;
  readonly minutes: number;
  readonly style: "coach" | "real";
  /** Every grader that took part, such as "offline grader, v1". */
  readonly gradedBy: readonly string[];
  /** Set when the grading did not come to its end; what it left open is `unscored`. */
  readonly unfinished?: Unfinished;
  /** Who led the interview, in order of appearance. Absent in scorecards of before it was noted. */
  readonly interviewedBy?: readonly InterviewedBy[];
  /** 0–100, after red flags and hints. */
  readonly score: number;
  /** What the score is made of: criteria, less flags, less hints. */
  readonly parts: { readonly criteria: number; readonly redFlags: number; readonly hints: number };
  readonly verdict: HireVerdict;
  /** "Hire at senior; not yet staff, because …" */
  readonly levelCall: string;
  readonly stages: readonly StageScore[];
  readonly criteria: readonly ScoredCriterion[];
  readonly redFlags: readonly RaisedFlag[];
  readonly flagged: readonly Flagged[];
  /** Absent when nothing was drawn. */
  readonly diagram?: DrawnDiagram;
  readonly missed: readonly Missed[];
  readonly hints: readonly {
    readonly stage: StageId;
    readonly criterion: string;
    readonly step: number;
    readonly cost: number;
  }[];
  /** The two stages to work on first. */
  readonly weakest: readonly {
    readonly stage: CriterionStage;
    readonly score: number;
    readonly because: string;
  }[];
  readonly reading: readonly ReadingAdvice[];
  /** Three answers to "What are you practising next?" */
  readonly next: readonly NextStep[];
  /** A reply per stage to compare with; shown only afterwards. */
  readonly reference: Readonly<Partial<Record<StageId, string>>>;
  readonly spentMs: number;
};
