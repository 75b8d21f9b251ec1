import { STAGE_IDS } from "../rubric/stages.ts";
import type { Verdict } from "../scoring/grade.ts";
import { type Confusion, confusion, kappa, macroF1 } from "./agreement.ts";
import type { Case, FlagCase } from "./golden.ts";

export type Figures = {
  readonly matrix: Confusion<Verdict>;
  readonly macroF1: number | undefined;
  readonly kappa: number | undefined;
  /** Share of judgements that are covered or partly. */
  readonly positiveTruth: number | undefined;
  readonly positiveJudged: number | undefined;
  readonly unscored: number;
};

const LABELS = ["covered", "partly", "missing"] as const;

export function figuresOf(cases: readonly Case[]): Figures {
  const scored = cases.flatMap((one) =>
    one.judged === "unscored" ? [] : [[one.truth, one.judged] as const],
  );
  const matrix = confusion<Verdict>(LABELS, scored);
  const share = (side: 0 | 1) =>
    scored.length === 0
      ? undefined
      : scored.filter((pair) => pair[side] !== "missing").length / scored.length;
  return {
    matrix,
    macroF1: macroF1(matrix),
    kappa: kappa(matrix),
    positiveTruth: share(0),
    positiveJudged: share(1),
    unscored: cases.length - scored.length,
  };
}

export function flagFigures(cases: readonly FlagCase[]): {
  precision: number | undefined;
  recall: number | undefined;
  raised: number;
  truly: number;
} {
  const raised = cases.filter((one) => one.judged).length;
  const truly = cases.filter((one) => one.truth).length;
  const both = cases.filter((one) => one.judged && one.truth).length;
  return {
    precision: raised === 0 ? undefined : both / raised,
    recall: truly === 0 ? undefined : both / truly,
    raised,
    truly,
  };
}

type ReplyScore = {
  readonly problem: string;
  readonly stage: string;
  readonly quality: "strong" | "middling" | "weak";
  readonly score: number;
};

/** In how many stages of systems the mean scores stand in the right order. */
export function orderingOf(scores: readonly ReplyScore[]): {
  inOrder: number;
  groups: number;
  means: { problem: string; stage: string; weak: number; middling: number; strong: number }[];
} {
  const means = [...new Set(scores.map((one) => one.problem))].flatMap((problem) =>
    STAGE_IDS.flatMap((stage) => {
      const mean = (quality: ReplyScore["quality"]) => {
        const some = scores.filter(
          (one) => one.problem === problem && one.stage === stage && one.quality === quality,
        );
        return some.length === 0 ? undefined : some.reduce((sum, one) => sum + one.score, 0) / some.length;
      };
      const [weak, middling, strong] = [mean("weak"), mean("middling"), mean("strong")];
      return weak === undefined || middling === undefined || strong === undefined
        ? []
        : [{ problem, stage, weak, middling, strong }];
    }),
  );
  return {
    inOrder: means.filter((one) => one.weak < one.middling && one.middling < one.strong).length,
    groups: means.length,
    means,
  };
}
