import type { Rubric } from "../rubric/rubric.ts";
import { STAGE_IDS } from "../rubric/stages.ts";
import { type Figures, figuresOf } from "./figures.ts";
import type { Case } from "./golden.ts";
import type { Measurement } from "./measure.ts";
import type { Target } from "./targets.ts";

/** One line of the table: some of the judgements, and their figures. */
export type Row = {
  readonly name: string;
  readonly of: "all" | "system" | "stage" | "quality" | "kind";
  readonly figures: Figures;
  readonly n: number;
};

const QUALITIES = ["strong", "middling", "weak"] as const;

/** The figures of all judgements, then by system, stage, quality of the reply and kind of criterion. */
export function rowsOf(cases: readonly Case[], rubrics: readonly Pick<Rubric, "id">[]): readonly Row[] {
  const row = (of: Row["of"], name: string, fits: (one: Case) => boolean): Row => {
    const some = cases.filter(fits);
    return { name, of, figures: figuresOf(some), n: some.length };
  };
  return [
    row("all", "all", () => true),
    ...rubrics.map(({ id }) => row("system", id, (one) => one.problem === id)),
    ...STAGE_IDS.map((stage) => row("stage", stage, (one) => one.reply.stage === stage)),
    ...QUALITIES.map((quality) =>
      row("quality", `${quality} replies`, (one) => one.reply.quality === quality),
    ),
    row("kind", "own criteria", (one) => !one.criterion.generic),
    row("kind", "generic criteria", (one) => one.criterion.generic),
  ];
}

const round = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(3));

/** The table as lines of text. */
export function tableLines(rows: readonly Row[]): string[] {
  return [
    "                          macro-F1    kappa   positive rate (people / grader)   n",
    ...rows.map(({ name, figures, n }) => {
      const rates = `${round(figures.positiveTruth)} / ${round(figures.positiveJudged)}`;
      return `${name.padEnd(26)}${round(figures.macroF1).padEnd(12)}${round(figures.kappa).padEnd(8)}${rates.padEnd(34)}${n}`;
    }),
  ];
}

export function confusionLines({ matrix }: Figures): string[] {
  return [
    `Confusion (rows: people; columns: grader ${matrix.labels.join(", ")})`,
    ...matrix.labels.map(
      (label, i) =>
        `  ${label.padEnd(9)}${matrix.counts[i]!.map((count) => String(count).padStart(6)).join("")}`,
    ),
  ];
}

export function targetLines(targets: readonly Target[]): string[] {
  return targets.map(
    ({ name, value, good }) => `  ${value.padEnd(26)} ${good ? "meets" : "FALLS SHORT of"} ${name}`,
  );
}

/** Every judgement in which grader and people differ. */
export function errorLines({ cases, flags }: Measurement): string[] {
  return [
    ...cases
      .filter((one) => one.truth !== one.judged)
      .map(
        (one) =>
          `  ${one.problem} ${one.reply.id} ${one.criterion.id}: people ${one.truth}, grader ${one.judged} (${one.because})`,
      ),
    ...flags
      .filter((one) => one.truth !== one.judged)
      .map(
        (one) =>
          `  ${one.problem} ${one.reply.id} red flag ${one.flag}: people ${one.truth ? "raise" : "do not raise"} it, grader ${one.judged ? "does" : "does not"}`,
      ),
  ];
}
