import type { ChatRequest } from "../../src/ports/chat-model.ts";
import type { Grading } from "../../src/scoring/grade.ts";
import { askedItems } from "../fakes/obedient-model.ts";
import { rubricOf } from "../fakes/rubric-files.ts";
import type { ModelLine } from "../fakes/scripted-model.ts";
import { turnsOf } from "./grader-of.ts";

// What the tests of the model grader judge, and how a scripted model says it.

export const rubric = rubricOf({
  prompt: "Design a system that decides whether a card payment is fraudulent.",
  criteria: [
    {
      id: "label-delay",
      stage: "data",
      weight: 5,
      level: "staff",
      asks: "Says where labels come from and that they are late.",
      cues: [
        { part: "the label source", ways: ["chargeback"] },
        { part: "how late it arrives", ways: ["chargeback | label & late | # day"] },
      ],
      examples: { covered: "Chargebacks, two months later.", missing: "We use a feature store." },
      hints: ["Think of the bank.", "Think of disputes.", "Chargebacks."],
      followUp: "How long after the payment do you know that it was a fraud at all?",
    },
    {
      id: "sampling",
      stage: "data",
      weight: 3,
      asks: "Thins out the negatives and corrects for it.",
      cues: [{ part: "thinning", ways: ["downsample & negative"] }],
    },
    {
      id: "split",
      stage: "evaluate",
      weight: 4,
      asks: "Splits by time.",
      cues: [{ part: "time", ways: ["by time"] }],
    },
  ],
  redFlags: [
    {
      id: "leak",
      stage: "data",
      cost: 7,
      says: "Uses what is only known after the payment as a feature.",
      cues: ["dispute & feature"],
      example: "The dispute status is my best feature.",
      not: "The dispute status must not be a feature.",
    },
  ],
});

export const LATE = "The bank tells us of disputes only after some weeks, and that is what a label is late.";
export const request = (...texts: string[]) => ({
  rubric,
  level: "senior" as const,
  turns: turnsOf(...texts.map((text) => ["candidate", text] as const)),
});

export type Say = { quotes?: readonly string[]; verdict: string };
/** Answers for the ids that are asked, "missing" and "not-done" for the others. */
export function says(table: Readonly<Record<string, Say>>): ModelLine {
  return (asked) => ({
    answers: {
      criteria: entries(asked, "criterion", table, "missing"),
      redFlags: entries(asked, "red-flag", table, "not-done"),
    },
  });
}

export function entries(
  asked: ChatRequest<unknown>,
  is: string,
  table: Readonly<Record<string, Say>>,
  low: string,
) {
  return askedItems(asked)
    .filter((item) => item.is === is)
    .map(({ id }) => ({ id, quotes: [], reason: `On ${id}.`, verdict: low, ...table[id] }));
}

export function scoreOf(grading: Grading, id: string) {
  return grading.scores.find(({ criterion }) => criterion === id)!;
}
export const asksFor = (asked: ChatRequest<unknown>) => askedItems(asked).map(({ id }) => id);
export const covers = (text: string): Say => ({ quotes: [text], verdict: "covered" });
