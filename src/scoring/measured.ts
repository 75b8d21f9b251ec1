import type { Criterion } from "../rubric/rubric.ts";
import type { StageId } from "../rubric/stages.ts";
import type { Quote, Score, Verdict } from "./grade.ts";

/** A stage is far over its budget when it took this many times as long. */
const FAR_OVER = 1.5;
/** The whole may run over by this share before time was not kept. */
const OVERRUN_MAX = 1.05;
/** Share of follow-ups that must be answered for good collaboration. */
const ANSWERED_SHARE_MIN = 0.5;
/** Stages with something in them before the course of an interview is worth a verdict. */
const SUBSTANCE_STAGES_MIN = 2;

export const MEASURED_BY = "measured, v1";

/** The course of an interview in numbers. Spans are milliseconds. */
export type Course = {
  readonly lengthMs: number;
  readonly spentMs: number;
  readonly stages: readonly {
    readonly id: StageId;
    readonly spentMs: number;
    readonly budgetMs: number;
    readonly skipped: boolean;
    /** Whether anything said there earned something. Walking through stages without a word to show is no merit. */
    readonly substance: boolean;
  }[];
  readonly questionsAsked: readonly Quote[];
  /** Follow-ups, push-backs, deep dives and curveballs. */
  readonly followUps: number;
  readonly followUpsAnswered: number;
  /** Times the interviewer had to break a silence. */
  readonly nudges: number;
};

type Finding = { readonly verdict: Verdict; readonly because: string; readonly evidence?: readonly Quote[] };

/** Judges a criterion that is measured and not read. Undefined for one that is judged from words. */
export function measure(criterion: Criterion, course: Course): Score | undefined {
  if (criterion.measured === undefined) return undefined;
  const found = criterion.measured === "time" ? timeKept(course) : collaborated(course);
  const { verdict, because, evidence = [] } = found;
  return { is: "scored", criterion: criterion.id, verdict, because, evidence, by: MEASURED_BY, sure: true };
}

function timeKept(course: Course): Finding {
  const reached = course.stages.filter((stage) => stage.substance && !stage.skipped);
  const over = course.stages.filter(
    (stage) => stage.budgetMs > 0 && stage.spentMs > FAR_OVER * stage.budgetMs,
  );
  const ran = course.spentMs > OVERRUN_MAX * course.lengthMs;
  const faults = [
    reached.length < course.stages.length &&
      `${reached.length} of ${course.stages.length} stages have something in them`,
    over.length > 0 && `far over the time for ${over.map((stage) => stage.id).join(", ")}`,
    ran && "the whole ran over its length",
  ].filter((fault) => fault !== false);
  if (reached.length < SUBSTANCE_STAGES_MIN)
    return { verdict: "missing", because: "Too little was said for time to have been kept." };
  if (faults.length === 0)
    return { verdict: "covered", because: "Every stage was reached and none took far more than its share." };
  const most = reached.length >= course.stages.length * 0.7;
  return {
    verdict: most && faults.length === 1 ? "partly" : "missing",
    because: `${sentence(faults.join("; "))}.`,
  };
}

function collaborated(course: Course): Finding {
  const substance = course.stages.filter((stage) => stage.substance).length;
  if (substance < SUBSTANCE_STAGES_MIN)
    return { verdict: "missing", because: "Too little was said to be a conversation." };
  const asked = course.questionsAsked.length > 0;
  const answered = course.followUps > 0 && course.followUpsAnswered / course.followUps >= ANSWERED_SHARE_MIN;
  const spoke = course.nudges <= 1;
  const because = [
    asked
      ? `asked ${times(course.questionsAsked.length, "clarifying question")}`
      : "asked no clarifying question",
    `answered ${course.followUpsAnswered} of ${times(course.followUps, "follow-up")}`,
    ...(spoke ? [] : [`went silent ${times(course.nudges, "time")}`]),
  ].join(", ");
  const met = [asked, answered, spoke].filter(Boolean).length;
  const verdict = met === 3 ? "covered" : asked || answered ? "partly" : "missing";
  return {
    verdict,
    because: `${sentence(because)}.`,
    evidence: verdict === "missing" ? [] : course.questionsAsked.slice(0, 2),
  };
}

const times = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
