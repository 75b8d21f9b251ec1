import type { Interview, Turn } from "../../src/interview/interview.ts";
import type { Criterion, Rubric } from "../../src/rubric/rubric.ts";
import { STAGE_IDS } from "../../src/rubric/stages.ts";
import type { Grading, Score, Verdict } from "../../src/scoring/grade.ts";

/** A criterion with everything a test does not care about filled in. */
export function criterion(given: Partial<Criterion> & { readonly id: string }): Criterion {
  return {
    stage: "model",
    level: "mid",
    weight: 2,
    asks: `Says ${given.id}.`,
    counts: "claims",
    cues: [],
    partly: [],
    hints: [],
    generic: false,
    ...given,
  };
}

/** Three criteria a stage (mid, senior, staff), one about structure, and two that are measured. */
export function scoringRubric(): Rubric {
  const own = STAGE_IDS.flatMap((stage) => [
    criterion({
      id: `${stage}-basics`,
      stage,
      weight: 3,
      anchor: `The basics of ${stage}.`,
      hints: [`Think of ${stage}.`, "More.", "Most."],
    }),
    criterion({ id: `${stage}-depth`, stage, level: "senior", weight: 4, asks: `Argues ${stage} in depth.` }),
    criterion({
      id: `${stage}-reach`,
      stage,
      level: "staff",
      weight: 5,
      asks: `Names the risk of ${stage}.`,
    }),
  ]);
  const talk = [
    criterion({ id: "structure", stage: "communicate", asks: "Announces a structure.", generic: true }),
    criterion({ id: "time-kept", stage: "communicate", measured: "time", generic: true }),
    criterion({ id: "collaborates", stage: "communicate", measured: "collaboration", generic: true }),
  ];
  return {
    schema: 1,
    id: "small",
    title: "Small system",
    family: "risk",
    tags: [],
    summary: "A small system.",
    prompt: "Design it.",
    stages: STAGE_IDS.map((id) => ({
      id,
      title: id.charAt(0).toUpperCase() + id.slice(1),
      minutes: 6,
      goal: "Goal.",
      checklist: "List.",
      openings: ["Go on."],
    })),
    criteria: [...own, ...talk],
    redFlags: [
      {
        id: "accuracy",
        stage: "evaluate",
        cost: 4,
        says: "Uses accuracy.",
        cues: ["accuracy"],
        unless: [],
        mend: "PR-AUC.",
        generic: false,
      },
    ],
    facts: [],
    curveballs: [{ id: "spike", stage: "serve", says: "Traffic grows a hundredfold.", criteria: [] }],
    deepDives: [],
    diagram: [],
    reading: [
      {
        title: "On data",
        source: "A book",
        year: 2023,
        url: "https://example.org/data",
        for: ["data", "data-depth"],
      },
      { title: "On nothing", url: "https://example.org/nothing", for: [] },
    ],
    reference: { data: "A full answer." },
    lexicon: { terms: {}, synonyms: [] },
  };
}

export function scored(id: string, verdict: Verdict, text = `said ${id}`, turn?: number): Score {
  const evidence = verdict === "missing" ? [] : [turn === undefined ? { text } : { text, turn }];
  return {
    is: "scored",
    criterion: id,
    verdict,
    evidence,
    because: "Because.",
    by: "offline grader, v1",
    sure: true,
  };
}

export function grading(scores: readonly Score[], more: Partial<Grading> = {}): Grading {
  return { by: "offline grader, v1", scores, redFlags: [], flagged: [], ...more };
}

/** Every criterion that is judged from words, with the verdict that `judge` gives it. */
export function gradeAll(rubric: Rubric, judge: (criterion: Criterion) => Verdict): Grading {
  const read = rubric.criteria.filter(({ measured }) => measured === undefined);
  return grading(read.map((each) => scored(each.id, judge(each))));
}

/** A 45-minute interview at senior in which each stage got one reply. */
export function answeredInterview(more: Partial<Interview> = {}): Interview {
  const turns = STAGE_IDS.flatMap((stage, index): Turn[] => [
    {
      n: 2 * index + 1,
      who: "interviewer",
      stage,
      kind: "opening",
      text: `Let us talk about ${stage}.`,
      at: 0,
    },
    {
      n: 2 * index + 2,
      who: "candidate",
      stage,
      kind: "reply",
      text: `I would say said ${stage}-basics here.`,
      at: 0,
      person: "me",
    },
  ]);
  return {
    schema: 1,
    id: "i1",
    seed: 1,
    problem: "small",
    title: "Small system",
    rubric: "hash",
    mode: "solo",
    level: "senior",
    style: "real",
    minutes: 45,
    candidates: [{ id: "me", name: "Me" }],
    place: { surface: "terminal", workspace: "w", channel: "c" },
    plan: STAGE_IDS.map((stage) => ({ stage, title: stage, goal: "Goal.", budgetMs: 360_000 })),
    createdAt: 0,
    phase: { is: "grading", failures: 0 },
    turns,
    draft: [],
    spentMs: Object.fromEntries(STAGE_IDS.map((stage) => [stage, 300_000])),
    lastAt: 0,
    epoch: 0,
    hints: [],
    used: [],
    followUps: {},
    pushedBack: [],
    skipped: [],
    warned: [],
    asked: 0,
    ...more,
  };
}
