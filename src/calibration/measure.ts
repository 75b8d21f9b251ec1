import type { Verdict } from "../scoring/grade.ts";
import { type Confusion, confusion, kappa, macroF1 } from "./agreement.ts";
import { bootstrap, type Interval } from "./bootstrap.ts";
import { flagFigures, orderingOf } from "./figures.ts";
import { type Case, casesOf, type FlagCase, flagCasesOf, replyScore } from "./golden.ts";
import type { GradedReply } from "./grade-replies.ts";

/** Everything that is counted about one grader on one set of replies. */
export type Measurement = {
  readonly replies: number;
  readonly cases: readonly Case[];
  readonly flags: readonly FlagCase[];
  readonly ordering: ReturnType<typeof orderingOf>;
  /** Replies in which something was said to address the grader; golden ones never do. */
  readonly flaggedReplies: number;
  readonly quotes: number;
  readonly quotesVerbatim: number;
  /** Why judgements were not made, with how often. */
  readonly unscored: Readonly<Record<string, number>>;
};

export function measure(graded: readonly GradedReply[]): Measurement {
  const unscored: Record<string, number> = {};
  let quotes = 0;
  let quotesVerbatim = 0;
  for (const { reply, grading } of graded) {
    for (const score of grading.scores)
      if (score.is === "unscored") unscored[score.why] = (unscored[score.why] ?? 0) + 1;
    const said = [
      ...grading.scores.flatMap((score) => (score.is === "scored" ? score.evidence : [])),
      ...grading.redFlags.flatMap((flag) => flag.evidence),
    ];
    quotes += said.length;
    quotesVerbatim += said.filter(({ text }) => reply.text.includes(text)).length;
  }
  return {
    replies: graded.length,
    cases: graded.flatMap(({ rubric, reply, grading }) => casesOf(rubric, reply, grading)),
    flags: graded.flatMap(({ rubric, reply, grading }) => flagCasesOf(rubric, reply, grading)),
    ordering: orderingOf(
      graded.map(({ rubric, reply, grading }) => ({
        problem: rubric.id,
        stage: reply.stage,
        quality: reply.quality,
        score: replyScore(casesOf(rubric, reply, grading)),
      })),
    ),
    flaggedReplies: graded.filter(({ grading }) => grading.flagged.length > 0).length,
    quotes,
    quotesVerbatim,
    unscored,
  };
}

/** How far two gradings of the same replies agree. */
export type Rerun = {
  /** Over all verdicts, "unscored" among them; undefined when both know one verdict only. */
  readonly kappa: number | undefined;
  readonly verdicts: number;
  readonly changed: number;
  /** Replies whose grading is not the same to the letter. */
  readonly differing: number;
};

const ALL_VERDICTS = ["covered", "partly", "missing", "unscored"] as const;

export function compareRuns(first: readonly GradedReply[], second: readonly GradedReply[]): Rerun {
  const pairs = first.flatMap(({ rubric, reply, grading }, i) => {
    const again = second[i];
    if (again === undefined) return [];
    const after = casesOf(rubric, reply, again.grading);
    return casesOf(rubric, reply, grading).map((one, at) => [one.judged, after[at]!.judged] as const);
  });
  const changed = pairs.filter(([before, after]) => before !== after).length;
  return {
    // Two runs without one change agree, also where kappa itself is not defined.
    kappa: changed === 0 && pairs.length > 0 ? 1 : kappa(confusion(ALL_VERDICTS, pairs)),
    verdicts: pairs.length,
    changed,
    differing: first.filter((one, i) => JSON.stringify(one.grading) !== JSON.stringify(second[i]?.grading))
      .length,
  };
}

export type Intervals = {
  readonly macroF1?: Interval;
  readonly kappa?: Interval;
  readonly flagPrecision?: Interval;
  readonly flagRecall?: Interval;
};

/** Intervals of the main figures, over whole replies drawn again and again. */
export function intervalsOf(cases: readonly Case[], flags: readonly FlagCase[], seed: number): Intervals {
  const tables = byReply(cases).map(tableOf);
  const flagsOfReply = byReply(flags);
  const figures = {
    macroF1: bootstrap(tables, (sample) => macroF1(added(sample)), seed),
    kappa: bootstrap(tables, (sample) => kappa(added(sample)), seed),
    flagPrecision: bootstrap(flagsOfReply, (sample) => flagFigures(sample.flat()).precision, seed),
    flagRecall: bootstrap(flagsOfReply, (sample) => flagFigures(sample.flat()).recall, seed),
  };
  return Object.fromEntries(Object.entries(figures).filter(([, interval]) => interval !== undefined));
}

function byReply<One extends { problem: string; reply: { id: string } }>(all: readonly One[]): One[][] {
  return Object.values(Object.groupBy(all, (one) => `${one.problem} ${one.reply.id}`)) as One[][];
}

const VERDICT_LABELS = ["covered", "partly", "missing"] as const;

function tableOf(cases: readonly Case[]): Confusion<Verdict> {
  return confusion(
    VERDICT_LABELS,
    cases.flatMap((one) => (one.judged === "unscored" ? [] : [[one.truth, one.judged] as const])),
  );
}

function added(tables: readonly Confusion<Verdict>[]): Confusion<Verdict> {
  const counts = VERDICT_LABELS.map((_, i) =>
    VERDICT_LABELS.map((_, j) => tables.reduce((sum, table) => sum + table.counts[i]![j]!, 0)),
  );
  return { labels: VERDICT_LABELS, counts };
}
