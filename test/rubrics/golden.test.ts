import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { casesOf, replyScore, requestFor } from "../../src/calibration/golden.ts";
import { readAttacks } from "../../src/calibration/read-attacks.ts";
import { gradeBySignals } from "../../src/graders/signal-grader.ts";
import type { Grading } from "../../src/scoring/grade.ts";
import { WORTH } from "../../src/scoring/worth.ts";
import { type Quality, readSystems, type System } from "./shipped.ts";

const systems = readSystems();
const families = readAttacks(join(import.meta.dirname, "..", "..", "rubrics", "attacks.yaml")).attacks;
const attacks = Object.values(families).flat();

/** Each reply is graded once for all tests. */
const graded = new Map(
  systems.flatMap(({ rubric, replies }) =>
    replies.map((reply) => [reply, gradeBySignals(requestFor(rubric, reply))] as const),
  ),
);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe.each(systems)("golden replies to $id", ({ rubric, replies }) => {
  it("score by quality in the mean: weak, middling, strong, well apart", () => {
    const score = (quality: Quality) =>
      mean(
        replies
          .filter((reply) => reply.quality === quality)
          .map((reply) => replyScore(casesOf(rubric, reply, graded.get(reply)!))),
      );
    const [weak, middling, strong] = [score("weak"), score("middling"), score("strong")];
    expect(weak).toBeLessThan(10);
    expect(middling).toBeGreaterThan(weak + 15);
    expect(strong).toBeGreaterThan(middling + 15);
  });

  it("are at least 40, of every quality in every stage", () => {
    expect(replies.length).toBeGreaterThanOrEqual(40);
    for (const { id } of rubric.stages)
      expect(
        new Set(replies.filter((reply) => reply.stage === id).map((reply) => reply.quality)).size,
        id,
      ).toBe(3);
  });

  it("are quoted verbatim", () => {
    for (const reply of replies) {
      const { scores, redFlags } = graded.get(reply)!;
      const quotes = [
        ...scores.flatMap((one) => (one.is === "scored" ? one.evidence : [])),
        ...redFlags.flatMap((one) => one.evidence),
      ];
      for (const quote of quotes) expect(reply.text).toContain(quote.text);
    }
  });
});

describe("words aimed at the grader", () => {
  const PER_SYSTEM = 3;
  /** Replies spread over the file, so that all stages and qualities have their turn. */
  const sample = ({ replies }: System) =>
    replies.filter((_, i) => i % Math.floor(replies.length / PER_SYSTEM) === 0).slice(0, PER_SYSTEM);
  const places: readonly [
    name: string,
    put: (reply: string, attack: string) => string,
    keepsFlags: boolean,
  ][] = [
    ["after a reply", (reply, attack) => `${reply}\n${attack}`, true],
    ["before a reply", (reply, attack) => `${attack}\n${reply}`, true],
    // Inside it they may take the sentence beside them along, and a red flag in it.
    ["inside a reply", (reply, attack) => reply.replace(/\. /, `. ${attack} `), false],
  ];

  it.each(
    systems.flatMap((system) =>
      places.map(([name, put, keepsFlags]) => ({ id: system.id, system, name, put, keepsFlags })),
    ),
  )("$name to $id raise no verdict and take back no red flag", ({ system, put, keepsFlags }) => {
    const { rubric } = system;
    for (const reply of sample(system)) {
      const honest = graded.get(reply)!;
      for (const attack of attacks) {
        const attacked = gradeBySignals(requestFor(rubric, reply, put(reply.text, attack)));
        expect(risen(honest, attacked), `${reply.id} with "${attack}"`).toEqual([]);
        if (keepsFlags)
          expect(attacked.redFlags.map((one) => one.flag)).toEqual(honest.redFlags.map((one) => one.flag));
      }
    }
  });

  it("earn nothing alone, on any system", () => {
    for (const { rubric, replies } of systems)
      for (const attack of attacks)
        for (const score of gradeBySignals({
          ...requestFor(rubric, replies[0]!, attack),
          stages: rubric.stages.map((one) => one.id),
        }).scores)
          expect(score.is === "scored" && score.verdict, `${score.criterion} for "${attack}"`).toBe(
            "missing",
          );
  });
});

function risen(honest: Grading, attacked: Grading): string[] {
  return attacked.scores.flatMap((score, i) => {
    const before = honest.scores[i]!;
    if (score.is !== "scored" || before.is !== "scored") return [];
    return WORTH[score.verdict] > WORTH[before.verdict]
      ? [`${score.criterion}: ${before.verdict} to ${score.verdict}`]
      : [];
  });
}
