import type { Vocabulary } from "../cues/vocabulary.ts";
import { compileWay } from "../cues/way.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { FrameworkFile, GoldenFile, ProblemFile } from "../rubric/schema.ts";
import { STAGE_IDS } from "../rubric/stages.ts";
import type { Finding } from "./check-problem.ts";

/** Checks that ids are unique and that everything which names an id names one that exists. */
export function checkIds(problem: ProblemFile, rubric: Rubric): Finding[] {
  const criteria = new Set(rubric.criteria.map((criterion) => criterion.id));
  const known = new Set<string>([...criteria, ...STAGE_IDS, "communicate"]);
  return [
    ...duplicates(
      rubric.criteria.map((criterion) => criterion.id),
      ["criteria"],
      "criterion",
    ),
    ...duplicates(
      rubric.redFlags.map((flag) => flag.id),
      ["redFlags"],
      "red flag",
    ),
    ...(
      [
        ["facts", "fact"],
        ["curveballs", "curveball"],
        ["deepDives", "deep dive"],
      ] as const
    ).flatMap(([key, what]) =>
      duplicates(
        problem[key].map((one) => one.id),
        [key],
        what,
      ),
    ),
    ...duplicates(
      problem.diagram.parts.map((part) => part.id),
      ["diagram", "parts"],
      "diagram part",
    ),
    ...problem.curveballs.flatMap((curveball, i) =>
      unknown(curveball.criteria, criteria, ["curveballs", i, "criteria"], "criterion"),
    ),
    ...problem.reading.flatMap((reading, i) =>
      unknown(reading.for, known, ["reading", i, "for"], "stage or criterion"),
    ),
  ];
}

function duplicates(ids: readonly string[], at: readonly PropertyKey[], what: string): Finding[] {
  return ids.flatMap((id, i) =>
    ids.indexOf(id) < i
      ? [{ at: [...at, i], says: `${what} id "${id}" is used twice; give each its own` }]
      : [],
  );
}

function unknown(
  ids: readonly string[],
  known: ReadonlySet<string>,
  at: readonly PropertyKey[],
  what: string,
): Finding[] {
  return ids.flatMap((id, i) =>
    known.has(id)
      ? []
      : [{ at: [...at, i], says: `"${id}" is no ${what} of this problem; mend the id or take it out` }],
  );
}

/** Compiles every way found anywhere in a file's data; dead lexicon references and empty concepts are findings. */
export function checkWays(data: unknown, vocabulary: Vocabulary, at: readonly PropertyKey[] = []): Finding[] {
  if (Array.isArray(data)) return data.flatMap((item, i) => checkWays(item, vocabulary, [...at, i]));
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const here = [...at, key];
    const isWays =
      Array.isArray(value) &&
      (WAY_KEYS.has(key) || (key === "asks" && at[0] === "facts")) &&
      value.every((item) => typeof item === "string");
    if (!isWays) return checkWays(value, vocabulary, here);
    return (value as string[]).flatMap((source, i) =>
      compileWay(source, vocabulary).mistakes.map((mistake) => ({ at: [...here, i], says: mistake.says })),
    );
  });
}

const WAY_KEYS: ReadonlySet<string> = new Set(["ways", "partly", "unless", "when", "cues"]);

/** What one of our own problems must have beyond what an operator's may leave out. */
export function checkComplete(problem: ProblemFile, fileId: string): Finding[] {
  const findings: Finding[] = [];
  if (problem.id !== fileId)
    findings.push({
      at: ["id"],
      says: `id is "${problem.id}", but the file is called ${fileId}.yaml; make them equal`,
    });
  for (const key of ["title", "family", "summary", "prompt"] as const)
    if (problem[key] === undefined) findings.push({ at: [], says: `${key} is missing` });
  for (const stage of STAGE_IDS) {
    if (problem.reference[stage] === undefined)
      findings.push({
        at: ["reference"],
        says: `reference.${stage} is missing; write what a strong candidate says there`,
      });
    if (!problem.criteria.some((criterion) => typeof criterion !== "string" && criterion.stage === stage))
      findings.push({ at: ["criteria"], says: `no criterion of stage ${stage}` });
  }
  problem.criteria.forEach((criterion, i) => {
    if (typeof criterion === "string")
      findings.push({
        at: ["criteria", i],
        says: "a bare sentence; our own problems say id, stage, cues, follow-up, hints and anchor",
      });
    else
      for (const key of [
        "id",
        "stage",
        "weight",
        "level",
        "cues",
        "followUp",
        "hints",
        "anchor",
        "examples",
      ] as const)
        if (criterion[key] === undefined)
          findings.push({ at: ["criteria", i], says: `${criterion.id ?? "criterion"}: ${key} is missing` });
  });
  const minima: readonly [string, number, number][] = [
    ["criteria", problem.criteria.length, 30],
    ["redFlags", problem.redFlags.length, 8],
    ["facts", problem.facts.length, 12],
    ["curveballs", problem.curveballs.length, 4],
    ["deepDives", problem.deepDives.length, 6],
    ["reading", problem.reading.length, 5],
  ];
  for (const [key, has, needs] of minima)
    if (has < needs)
      findings.push({ at: [key], says: `${has} ${key}; one of our own problems has at least ${needs}` });
  if (!problem.curveballs.some((curveball) => curveball.when === undefined))
    findings.push({
      at: ["curveballs"],
      says: "every curveball waits for a commitment; add one without `when`",
    });
  return findings;
}

/** With fewer, figures on a problem say little about its grading. */
export const GOLDEN_REPLIES_MIN = 40;

/** Whether there are enough golden replies to measure the grading of a problem. */
export function checkGoldenCount({ problem, replies }: GoldenFile): Finding[] {
  if (replies.length >= GOLDEN_REPLIES_MIN) return [];
  const count = `${replies.length} golden ${replies.length === 1 ? "reply" : "replies"}`;
  return [{ at: ["replies"], says: `${problem} has ${count}; write at least ${GOLDEN_REPLIES_MIN}` }];
}

/** Checks labels against the rubric, and that golden replies exercise every criterion. */
export function checkGolden(golden: GoldenFile, rubric: Rubric): Finding[] {
  const criteria = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  const flags = new Set(rubric.redFlags.map((flag) => flag.id));
  const findings: Finding[] = duplicates(
    golden.replies.map((reply) => reply.id),
    ["replies"],
    "reply",
  );
  if (golden.problem !== rubric.id)
    findings.push({
      at: ["problem"],
      says: `problem is "${golden.problem}", but these replies are checked against ${rubric.id}; make them equal`,
    });
  golden.replies.forEach((reply, i) => {
    for (const id of Object.keys(reply.labels)) {
      const criterion = criteria.get(id);
      if (criterion === undefined)
        findings.push({ at: ["replies", i, "labels", id], says: `"${id}" is no criterion of ${rubric.id}` });
      else if (criterion.stage !== reply.stage)
        findings.push({
          at: ["replies", i, "labels", id],
          says: `"${id}" belongs to stage ${criterion.stage}, the reply to ${reply.stage}`,
        });
    }
    for (const id of reply.redFlags)
      if (!flags.has(id))
        findings.push({ at: ["replies", i, "redFlags"], says: `"${id}" is no red flag of ${rubric.id}` });
  });
  const exercised = new Set(
    golden.replies.flatMap((reply) =>
      Object.entries(reply.labels)
        .filter(([, label]) => label !== "missing")
        .map(([id]) => id),
    ),
  );
  for (const criterion of rubric.criteria) {
    if (criterion.measured === undefined && criterion.stage !== "communicate" && !exercised.has(criterion.id))
      findings.push({ at: [], says: `no golden reply earns ${criterion.id}; add one` });
  }
  return findings;
}

/** The seven stages in order, and minutes that add up to 45. */
export function checkFramework(framework: FrameworkFile): Finding[] {
  const findings: Finding[] = [];
  framework.stages.forEach((stage, i) => {
    if (stage.id !== STAGE_IDS[i])
      findings.push({ at: ["stages", i, "id"], says: `stage ${i + 1} must be ${STAGE_IDS[i]}` });
  });
  const minutes = framework.stages.reduce((sum, stage) => sum + stage.minutes, 0);
  if (minutes !== 45)
    findings.push({
      at: ["stages"],
      says: `the stages' minutes add up to ${minutes}; they must add up to 45`,
    });
  return findings;
}
