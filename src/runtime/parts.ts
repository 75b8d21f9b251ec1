import type { InterviewEvent } from "../interview/events.ts";
import type { Interview, MessageRef } from "../interview/interview.ts";
import { brokenInvariants } from "../interview/invariants.ts";
import { step } from "../interview/step.ts";
import type { Step } from "../interview/step-result.ts";
import type { Message } from "../message/message.ts";
import type { Clock } from "../ports/clock.ts";
import type { Grader } from "../ports/grader.ts";
import type { Interviewer } from "../ports/interviewer.ts";
import type { Log } from "../ports/log.ts";
import type { PictureReader } from "../ports/picture-reader.ts";
import type { Store } from "../ports/store.ts";
import type { Surface } from "../ports/surface.ts";
import type { UsageLedger } from "../ports/usage-ledger.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { StageId } from "../rubric/stages.ts";
import type { Grading } from "../scoring/grade.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import type { Sleep } from "./sleep.ts";

/** The state machine that the shell runs. */
export type Machine = {
  readonly step: (state: Interview, event: InterviewEvent) => Step;
  /** What must hold after every step; each broken one as a sentence. */
  readonly broken: (state: Interview) => readonly string[];
};

export const interviewMachine: Machine = { step, broken: brokenInvariants };

/** What is made of a grading. */
export type Reporting = {
  readonly feedback: (rubric: Rubric, interview: Interview, grading: Grading, stage: StageId) => string;
  readonly makeScorecard: (rubric: Rubric, interview: Interview, grading: Grading) => Scorecard;
  readonly reportMessage: (
    scorecard: Scorecard,
    interview: Interview,
    /** What the interview used of models. */
    used: Awaited<ReturnType<UsageLedger["used"]>>,
    /** Where a message of the candidate can be seen. */
    linkTo: (ref: MessageRef) => string | undefined,
  ) => Message;
  /** That the report is there, without its result, for a place where others read along. */
  readonly reportReady: (interview: Interview) => Message;
};

/** Everything an engine is made of. It opens and closes none of it. */
export type EngineParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** By name, as in `Place.surface`. */
  readonly surfaces: ReadonlyMap<string, Surface>;
  readonly interviewer: Interviewer;
  /** For interviews that use no models; absent where `interviewer` uses none. */
  readonly interviewerWithoutModels?: Interviewer;
  readonly graders: {
    /** Judges between two questions, so it has to be quick: the offline one. It also grades where no models are used. */
    readonly soFar: Grader;
    /** Judges the whole at the end. */
    readonly final: Grader;
  };
  /** Absent where no model that sees pictures is configured: then candidates are asked for text. */
  readonly pictureReader?: PictureReader;
  /** Systems that a new interview may be about, by problem id. */
  readonly rubrics: ReadonlyMap<string, Rubric>;
  readonly reporting: Reporting;
  readonly machine: Machine;
  /** Different for every process and every start of it: a lease belongs to this name. */
  readonly workerName: string;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
  readonly sleep: Sleep;
  /** A new id for an interview: short, of letters and digits. */
  readonly newId: () => string;
};
