import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gradeBySignals } from "../graders/signal-grader.ts";
import { type Library, loneRubric } from "../library/read-library.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { problemFileSchema } from "../rubric/schema.ts";
import type { Verdict } from "../scoring/grade.ts";
import { confusion, kappa, macroF1, pearson } from "./agreement.ts";

type Target = { name: string; value: string; good: boolean };
type Row = Readonly<Record<string, unknown>>;

const POINTS: Readonly<Record<Verdict, 0 | 1 | 2>> = { missing: 0, partly: 1, covered: 2 };

/** How criteria that are text only do on public short-answer data, if the folder holds it. */
export function publicFigures(folder: string, library: Library): Target[] {
  const rows = (prefix: string): Row[] => {
    const names = existsSync(folder)
      ? readdirSync(folder).filter((name) => name.startsWith(prefix) && name.endsWith(".jsonl"))
      : [];
    return names.flatMap((name) =>
      readFileSync(join(folder, name), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line) as Row),
    );
  };
  const judge = judgeIn(library);
  return [
    ...examFigures(rows("nn_exam"), judge),
    ...unitFigures(rows("content_units"), judge),
    ...scienceFigures(rows("scientsbank"), judge),
  ];
}

/** The verdicts of text-only criteria on an answer, by the way a rubric of one's own really takes. */
type Judge = (prompt: string, criteria: readonly string[], answer: string) => Verdict[];

const ASKS_MAX = 600;

function judgeIn(library: Library): Judge {
  const rubrics = new Map<string, Rubric>();
  return (prompt, criteria, answer) => {
    const key = JSON.stringify([prompt, criteria]);
    const rubric = rubrics.get(key) ?? loneRubric(fileOf(prompt, criteria), "public", library);
    rubrics.set(key, rubric);
    const turn = { n: 1, who: "candidate", stage: "clarify", kind: "reply", text: answer, at: 0 } as const;
    const { scores } = gradeBySignals({ rubric, level: "staff", turns: [turn] });
    const verdicts = new Map(
      scores.map((score) => [score.criterion, score.is === "scored" && score.verdict]),
    );
    return rubric.criteria.map(({ id }) => verdicts.get(id) || "missing");
  };
}

/** A long reference is the anchor of a criterion, as `asks` is but a sentence. */
function fileOf(prompt: string, criteria: readonly string[]) {
  return problemFileSchema.parse({
    prompt,
    criteria: criteria.map((text) =>
      text.length <= ASKS_MAX ? text : { asks: "Answers as the reference does.", anchor: text },
    ),
  });
}

function examFigures(rows: readonly Row[], judge: Judge): Target[] {
  if (rows.length === 0) return [];
  const judged = rows.map((row) => {
    const [verdict] = judge(String(row["question"]), [String(row["reference"])], String(row["answer"]));
    return [Math.round(Number(row["score"])), POINTS[verdict!]] as const;
  });
  const r = pearson(judged) ?? 0;
  const labels = judged.map(([truth, points]) => [String(truth), String(points)] as const);
  const qwk = kappa(confusion(["0", "1", "2"], labels), "quadratic") ?? 0;
  return [
    { name: "neural-network exam r ≥ .60 (text only)", value: r.toFixed(3), good: r >= 0.6 },
    { name: "neural-network exam QWK ≥ .52 (text only)", value: qwk.toFixed(3), good: qwk >= 0.52 },
  ];
}

function unitFigures(rows: readonly Row[], judge: Judge): Target[] {
  if (rows.length === 0) return [];
  const sums: [string, string][] = [];
  const pairs = rows.flatMap((row) => {
    const labels = row["labels"] as number[];
    const verdicts = judge("Summarise the article.", row["criteria"] as string[], String(row["answer"]));
    const judged = verdicts.map((verdict) => (verdict === "covered" ? 1 : 0));
    sums.push([String(sum(labels)), String(sum(judged))]);
    const name = (is: number | undefined) => (is === 1 ? "present" : "absent");
    return labels.map((label, i) => [name(label), name(judged[i])] as const);
  });
  const matrix = confusion(["present", "absent"], pairs);
  const f1 = macroF1(matrix) ?? 0;
  const k = kappa(matrix) ?? 0;
  const most = Math.max(...sums.flat().map(Number));
  const steps = Array.from({ length: most + 1 }, (_, i) => String(i));
  const qwk = kappa(confusion(steps, sums), "quadratic") ?? 0;
  return [
    {
      name: "content units macro-F1 ≥ .78, kappa ≥ .56 (best known offline)",
      value: `${f1.toFixed(3)}, ${k.toFixed(3)}`,
      good: f1 >= 0.78 && k >= 0.56,
    },
    { name: "content units a text, QWK ≥ .75", value: qwk.toFixed(3), good: qwk >= 0.75 },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function scienceFigures(rows: readonly Row[], judge: Judge): Target[] {
  if (rows.length === 0) return [];
  const pairs = rows.map((row) => {
    const met = (row["references"] as string[]).some((reference) =>
      judge(String(row["question"]), [reference], String(row["answer"])).includes("covered"),
    );
    return [row["label"] === "correct" ? "correct" : "not", met ? "correct" : "not"] as const;
  });
  const f1 = macroF1(confusion(["correct", "not"], pairs)) ?? 0;
  return [
    { name: "SciEntsBank 2-way macro-F1 ≥ .74 (best known offline)", value: f1.toFixed(3), good: f1 >= 0.74 },
  ];
}
