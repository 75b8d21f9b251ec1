import { signalGrader } from "../../src/graders/signal-grader.ts";
import type { Turn } from "../../src/interview/interview.ts";
import { STAGE_IDS } from "../../src/rubric/stages.ts";
import { replies, rubric } from "./bench-engine.ts";
import { type Figure, quantile } from "./figures.ts";

const WORDS = 3_000;
const GRADING_MS_MAX = 100;
const RUNS = 15;

/** Grading a long interview offline, which happens between two questions. */
export async function benchGrading(): Promise<readonly Figure[]> {
  const turns = longInterview();
  const request = { rubric, level: "senior" as const, turns };
  const signal = new AbortController().signal;
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    await signalGrader.grade(request, signal);
    took.push(performance.now() - began);
  }
  return [
    {
      name: `grading ${WORDS.toLocaleString("en")} words, the first time in a process`,
      value: took[0]!,
      unit: "ms",
    },
    {
      name: `grading ${WORDS.toLocaleString("en")} words, median`,
      value: quantile(took.slice(1), 0.5),
      unit: "ms",
      against: { value: GRADING_MS_MAX, called: "limit", better: "less" },
    },
  ];
}

function longInterview(): Turn[] {
  const words = replies.join("\n\n").split(" ");
  while (words.length < WORDS) words.push(...words);
  const perTurn = Math.ceil(WORDS / (2 * STAGE_IDS.length));
  return Array.from({ length: 2 * STAGE_IDS.length }, (_, n) => ({
    n: n + 1,
    who: "candidate",
    stage: STAGE_IDS[Math.floor(n / 2)]!,
    kind: "reply",
    text: words.slice(n * perTurn, (n + 1) * perTurn).join(" "),
    at: 0,
    person: "bench:you",
  }));
}
