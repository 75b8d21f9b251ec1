import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { matchText } from "../graders/text-matcher.ts";
import type { Verdict } from "../scoring/grade.ts";
import { confusion, kappa, macroF1, pearson } from "./agreement.ts";

type Target = { name: string; value: string; good: boolean };
type Row = Readonly<Record<string, unknown>>;

const POINTS: Readonly<Record<Verdict, 0 | 1 | 2>> = { missing: 0, partly: 1, covered: 2 };

/** How criteria that are text only do on public short-answer data, if the folder holds it. */
export function publicFigures(folder: string): Target[] {
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
  return [
    ...examFigures(rows("nn_exam")),
    ...unitFigures(rows("content_units")),
    ...scienceFigures(rows("scientsbank")),
  ];
}

function examFigures(rows: readonly Row[]): Target[] {
  if (rows.length === 0) return [];
  const judged = rows.map((row) => ({
    truth: Number(row["score"]),
    match: matchText(
      { asks: String(row["reference"]), question: String(row["question"]) },
      String(row["answer"]),
    ),
  }));
  const r = pearson(judged.map(({ truth, match }) => [truth, match.score] as const)) ?? 0;
  const matrix = confusion(
    ["0", "1", "2"],
    judged.map(({ truth, match }) => [String(Math.round(truth)), String(POINTS[match.verdict])] as const),
  );
  const qwk = kappa(matrix, "quadratic") ?? 0;
  return [
    { name: "neural-network exam r ≥ .60 (text only)", value: r.toFixed(3), good: r >= 0.6 },
    { name: "neural-network exam QWK ≥ .52 (text only)", value: qwk.toFixed(3), good: qwk >= 0.52 },
  ];
}

function unitFigures(rows: readonly Row[]): Target[] {
  if (rows.length === 0) return [];
  const pairs = rows.flatMap((row) => {
    const labels = row["labels"] as number[];
    return (row["criteria"] as string[]).map(
      (asks, i) =>
        [
          labels[i] === 1 ? "present" : "absent",
          matchText({ asks }, String(row["answer"])).verdict === "missing" ? "absent" : "present",
        ] as const,
    );
  });
  const matrix = confusion(["present", "absent"], pairs);
  const f1 = macroF1(matrix) ?? 0;
  const k = kappa(matrix) ?? 0;
  return [
    {
      name: "content units macro-F1 ≥ .78, kappa ≥ .56 (best known offline)",
      value: `${f1.toFixed(3)}, ${k.toFixed(3)}`,
      good: f1 >= 0.78 && k >= 0.56,
    },
  ];
}

function scienceFigures(rows: readonly Row[]): Target[] {
  if (rows.length === 0) return [];
  const pairs = rows.map((row) => {
    const references = row["references"] as string[];
    const met = references.some(
      (asks) =>
        matchText({ asks, question: String(row["question"]) }, String(row["answer"])).verdict === "covered",
    );
    return [row["label"] === "correct" ? "correct" : "not", met ? "correct" : "not"] as const;
  });
  const f1 = macroF1(confusion(["correct", "not"], pairs)) ?? 0;
  return [
    { name: "SciEntsBank 2-way macro-F1 ≥ .74 (best known offline)", value: f1.toFixed(3), good: f1 >= 0.74 },
  ];
}
