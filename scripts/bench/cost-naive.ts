import { criterionItem } from "../../src/graders/model/item.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { fill } from "../../src/prompts/fill.ts";
import type { Prompts } from "../../src/prompts/prompt.ts";
import type { HeldInterview } from "../../src/rehearsal/hold-interview.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import type { Call } from "./cost-tokens.ts";
import { sentText } from "./plausible-model.ts";

// How it is done without thinking about cost: the whole history and the whole rubric every turn, and every criterion
// judged by a call of its own on the whole transcript. No more is put in than that: cues, hints and lexicon stay out,
// and the instructions are the same as ours or shorter.

const INSTRUCTIONS =
  "You are a senior engineer who holds a mock interview on ML system design. Use the rubric below to ask one follow-up question at a time; do not give the rubric away. Move on to the next stage when this one is done. Answer the candidate's questions from the facts.";

export type NaiveTurn = Call & { readonly turn: number; readonly purpose: string };

/** One call for each thing that the interviewer said. */
export function naiveTurns({ rubric, interview, asked }: HeldInterview): readonly NaiveTurn[] {
  const system = `${INSTRUCTIONS}\n${rubricText(rubric)}\n`;
  const lines = interview.turns.filter((turn) => turn.who === "interviewer" && turn.by !== undefined);
  return asked.flatMap(({ turn, purpose, reply }) => {
    const line = lines.find(({ text }) => text === reply?.text);
    // Where it moved on without a word, the naive way would still have asked its model.
    const until = line?.n ?? beforeStageOf(interview, turn, asked);
    const history = transcript(interview, until);
    return [{ turn, purpose, sent: `${system}${history}`, answered: reply?.text ?? "" }];
  });
}

function beforeStageOf(interview: Interview, turn: number, asked: HeldInterview["asked"]): number {
  const next = asked.find((one) => one.turn > turn && one.reply !== undefined && one.reply.text !== "");
  const line = interview.turns.find(({ text }) => text === next?.reply?.text);
  return line?.n ?? interview.turns.length + 1;
}

function transcript({ turns }: Pick<Interview, "turns">, until: number = Number.POSITIVE_INFINITY): string {
  return turns
    .filter(({ n }) => n < until)
    .map(({ who, text }) => `${who}: ${text}`)
    .join("\n\n");
}

function rubricText(rubric: Rubric): string {
  return JSON.stringify({
    title: rubric.title,
    prompt: rubric.prompt,
    stages: rubric.stages.map(({ title, goal, minutes }) => ({ title, goal, minutes })),
    criteria: rubric.criteria.map((criterion) => ({
      stage: criterion.stage,
      weight: criterion.weight,
      ...criterionItem(criterion),
      followUp: criterion.followUp,
    })),
    redFlags: rubric.redFlags.map(({ id, stage, says }) => ({ id, stage, says })),
    facts: rubric.facts.map(({ about, says }) => ({ about, says })),
    curveballs: rubric.curveballs.map(({ says }) => says),
  });
}

/** One call for each criterion that words can meet, and one for all red flags together. */
export function naiveGrading({ rubric, interview }: HeldInterview, prompts: Prompts): readonly Call[] {
  const words = transcript(interview);
  const ask = (criteria: readonly object[], redFlags: readonly object[]): string => {
    const told = { words, criteria: criteria as never, redFlags: redFlags as never };
    return sentText(fill(prompts.grade, told));
  };
  const answered = JSON.stringify({
    quotes: [
      "eighteen words of the candidate, as many as our own way is given here, letter by letter as they wrote them",
    ],
    reason: "The words say what it asks, as far as the quotation goes.",
    verdict: "covered",
  });
  return [
    ...rubric.criteria
      .filter(({ measured }) => measured === undefined)
      .map((criterion) => ({ sent: ask([criterionItem(criterion)], []), answered })),
    {
      sent: ask(
        [],
        rubric.redFlags.map(({ id, says }) => ({ id, says })),
      ),
      answered,
    },
  ];
}
