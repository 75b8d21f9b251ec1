import { prepareReply } from "../cues/reply.ts";
import { cuesOf } from "../cues/rubric-cues.ts";
import { findWays } from "../evidence/find-ways.ts";
import type { Heard } from "../evidence/heard.ts";
import { gradeBySignals } from "../graders/signal-grader.ts";
import { readQuestions } from "../interviewers/offline/questions.ts";
import type { Criterion, RedFlag, Rubric } from "../rubric/rubric.ts";
import type { Verdict } from "../scoring/grade.ts";

/** What a check found. `at` leads to the place in the file, so that the caller can name the line. */
export type Finding = { readonly at: readonly PropertyKey[]; readonly says: string };

/** Checks what holds for the criteria and red flags of one list: their cues, their examples, what they must not match. */
export function checkCriteria(
  criteria: readonly Criterion[],
  rubric: Rubric,
  at: readonly PropertyKey[],
): Finding[] {
  const spoken = spokenTexts(rubric);
  return criteria.flatMap((criterion, i) => {
    const here = [...at, i];
    return [
      ...checkExamples(criterion, rubric, here),
      ...spoken.flatMap(({ name, text }) => checkSpoken(criterion, rubric, name, text, here)),
    ];
  });
}

/** Asks every example question: the fact must come first. */
export function checkFacts(rubric: Rubric): Finding[] {
  return rubric.facts.flatMap((fact, i) =>
    fact.examples.flatMap((question, k) => {
      const answered = readQuestions(question, rubric)[0];
      if (answered?.is === "fact" && answered.fact.id === fact.id) return [];
      const got =
        answered === undefined
          ? "is not taken for a question"
          : answered.is === "fact"
            ? `is answered by fact ${answered.fact.id}`
            : `is taken for a question of kind "${answered.is}"`;
      return [
        {
          at: ["facts", i, "examples", k],
          says: `fact ${fact.id}: "${question}" ${got}; mend the ways of either`,
        },
      ];
    }),
  );
}

export function checkRedFlags(
  flags: readonly RedFlag[],
  rubric: Rubric,
  at: readonly PropertyKey[],
): Finding[] {
  return flags.flatMap((flag, i) => {
    const findings: Finding[] = [];
    if (flag.example !== undefined && !raises(flag, rubric, flag.example))
      findings.push({
        at: [...at, i, "example"],
        says: `red flag ${flag.id}: its example does not raise it; widen the cues or mend the example`,
      });
    if (flag.not !== undefined && raises(flag, rubric, flag.not))
      findings.push({
        at: [...at, i, "not"],
        says: `red flag ${flag.id}: its "not" raises it; narrow the cues or add to "unless"`,
      });
    return findings;
  });
}

function raises(flag: RedFlag, rubric: Rubric, text: string): boolean {
  return gradeText(rubric, text, flag.stage).redFlags.some((raised) => raised.flag === flag.id);
}

function checkExamples(criterion: Criterion, rubric: Rubric, at: readonly PropertyKey[]): Finding[] {
  if (criterion.examples === undefined || criterion.measured !== undefined) return [];
  const wanted: readonly [Verdict, string | undefined][] = [
    ["covered", criterion.examples.covered],
    ["partly", criterion.examples.partly],
    ["missing", criterion.examples.missing],
  ];
  return wanted.flatMap(([verdict, text]) => {
    if (text === undefined) return [];
    const score = gradeText(rubric, text, criterion.stage).scores.find(
      (one) => one.criterion === criterion.id,
    );
    const got = score?.is === "scored" ? score.verdict : "unscored";
    if (got === verdict) return [];
    const because = score?.is === "scored" ? ` (${score.because})` : "";
    return [
      {
        at: [...at, "examples", verdict],
        says: `${criterion.id}: the grader calls its "${verdict}" example ${got}${because}; mend the cues, or the example if it is not one`,
      },
    ];
  });
}

/** What everybody hears before answering: repeating it must earn nothing. */
function spokenTexts(rubric: Rubric): { name: string; text: string }[] {
  return [
    { name: "the prompt", text: rubric.prompt },
    ...rubric.stages.flatMap((stage) =>
      stage.openings.map((text) => ({ name: `an opening question of ${stage.id}`, text })),
    ),
    ...rubric.facts.map((fact) => ({ name: `fact ${fact.id}`, text: fact.says })),
  ];
}

/** Asking for a fact is what earns a clarifying criterion, so only the later stages are held against the facts. */
function mayRepeat(criterion: Criterion, name: string): boolean {
  return name.startsWith("fact") && criterion.stage === "clarify";
}

function checkSpoken(
  criterion: Criterion,
  rubric: Rubric,
  name: string,
  text: string,
  at: readonly PropertyKey[],
): Finding[] {
  const { way } = cuesOf(rubric);
  const heard: Heard = {
    turn: 1,
    stage: "clarify",
    isLastWord: false,
    reply: prepareReply(text),
    void: new Set(),
    quote: () => ({ text }),
    quoteSpan: () => ({ text }),
  };
  if (criterion.cues.length === 0 || mayRepeat(criterion, name)) return [];
  const met = criterion.cues.filter((part) => findWays(part.ways.map(way), [heard], "both") !== undefined);
  if (met.length < criterion.cues.length) return [];
  return [
    {
      at: [...at, "cues"],
      says: `${criterion.id}: its cues match ${name} itself, so repeating it would earn the criterion; narrow the cues`,
    },
  ];
}

function gradeText(rubric: Rubric, text: string, stage: Criterion["stage"]) {
  const at = stage === "communicate" ? "clarify" : stage;
  return gradeBySignals({
    rubric,
    level: "staff",
    turns: [{ n: 1, who: "candidate", stage: at, kind: "reply", text, at: 0 }],
    stages: [stage],
  });
}
