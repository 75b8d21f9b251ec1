import type { Criterion, Lexicon, RedFlag, Rubric, Stage } from "./rubric.ts";
import type { CriterionFile, FrameworkFile, LexiconFile, ProblemFile, RedFlagFile } from "./schema.ts";
import type { CriterionStage } from "./stages.ts";

export type JoinOptions = {
  /** Id for a file that names none: its file name. */
  readonly fallbackId: string;
  /** Whether the framework's generic criteria and red flags join when the file does not say. */
  readonly generic: boolean;
};

/** Joins a problem with the framework and the lexicon and fills in every default. */
export function joinRubric(
  problem: ProblemFile,
  framework: FrameworkFile,
  lexicon: LexiconFile,
  options: JoinOptions,
): Rubric {
  const id = problem.id ?? options.fallbackId;
  const title = problem.title ?? id;
  const generic = problem.generic ?? options.generic;
  const parts = [...framework.stages, { ...framework.communicate, id: "communicate" as const }];
  const own = problem.criteria.map((criterion, index) =>
    fullCriterion(
      typeof criterion === "string" ? { asks: criterion } : criterion,
      "model",
      `c${index + 1}`,
      false,
    ),
  );
  const joined = generic
    ? parts.flatMap((part) =>
        part.criteria.map((criterion, index) =>
          fullCriterion(criterion, part.id, `any-${part.id}-${index + 1}`, true),
        ),
      )
    : [];
  const joinedFlags = generic
    ? parts.flatMap((part) => part.redFlags.map((flag) => fullFlag(flag, part.id, true)))
    : [];
  return {
    schema: 1,
    id,
    title,
    family: problem.family ?? "other",
    tags: problem.tags,
    summary: problem.summary ?? title,
    prompt: problem.prompt === undefined ? `Design the system: ${title}.` : unwrapped(problem.prompt),
    stages: framework.stages.map(stageOf),
    criteria: [...own, ...joined],
    redFlags: [...problem.redFlags.map((flag) => fullFlag(flag, "model", false)), ...joinedFlags],
    facts: problem.facts,
    curveballs: problem.curveballs.map((curveball) => ({ ...curveball, says: unwrapped(curveball.says) })),
    deepDives: problem.deepDives,
    diagram: problem.diagram.parts,
    reading: problem.reading,
    reference: Object.fromEntries(
      Object.entries(problem.reference).map(([stage, text]) => [stage, unwrapped(text)]),
    ),
    lexicon: lexiconOf(lexicon),
  };
}

/** YAML blocks are wrapped for whoever edits them; paragraphs and list items are what they mean. */
function unwrapped(text: string): string {
  return text.trim().replaceAll(/(?<!\n)\n(?![\n\s]*(?:[-*•]|\d+[.)])\s|\n)[ \t]*/g, " ");
}

function stageOf(stage: FrameworkFile["stages"][number]): Stage {
  const { id, title, minutes, goal, checklist, openings } = stage;
  return { id, title, minutes, goal, checklist, openings };
}

function fullCriterion(
  file: CriterionFile,
  fallbackStage: CriterionStage,
  fallbackId: string,
  generic: boolean,
): Criterion {
  const stage = file.stage ?? fallbackStage;
  return {
    id: file.id ?? fallbackId,
    stage,
    level: file.level ?? "mid",
    weight: file.weight ?? 2,
    asks: file.asks,
    // In the clarify stage a good question is the good answer.
    counts: file.counts ?? (stage === "clarify" ? "both" : "claims"),
    cues: file.cues ?? [],
    partly: file.partly ?? [],
    hints: file.hints ?? [],
    generic,
    ...(file.measured && { measured: file.measured }),
    ...(file.examples && { examples: file.examples }),
    ...(file.followUp && { followUp: file.followUp }),
    ...(file.anchor && { anchor: unwrapped(file.anchor) }),
  };
}

function fullFlag(file: RedFlagFile, fallbackStage: CriterionStage, generic: boolean): RedFlag {
  const { id, cost, says, cues, unless } = file;
  return {
    id,
    stage: file.stage ?? fallbackStage,
    cost,
    says,
    cues,
    unless,
    generic,
    ...(file.example && { example: file.example }),
    ...(file.not && { not: file.not }),
    ...(file.mend && { mend: file.mend }),
  };
}

const lexicons = new WeakMap<LexiconFile, Lexicon>();

/** The lexicon with the forms of included terms folded in; one object for all rubrics that are joined with it. */
export function lexiconOf(file: LexiconFile): Lexicon {
  const lexicon = lexicons.get(file) ?? foldIncludes(file);
  lexicons.set(file, lexicon);
  return lexicon;
}

/** A circle of includes is walked once. */
function foldIncludes(file: LexiconFile): Lexicon {
  const formsOf = (id: string, seen: Set<string>): string[] => {
    const term = file.terms[id];
    if (term === undefined || seen.has(id)) return [];
    seen.add(id);
    return [...term.forms, ...term.includes.flatMap((other) => formsOf(other, seen))];
  };
  const terms = Object.fromEntries(
    Object.entries(file.terms).map(([id, { means }]) => [id, { means, forms: formsOf(id, new Set()) }]),
  );
  return { terms, synonyms: file.synonyms };
}
