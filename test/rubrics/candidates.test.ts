import { describe, expect, it } from "vitest";
import type { Rubric } from "../../src/rubric/rubric.ts";
import type { Scorecard } from "../../src/scoring/scorecard.ts";
import { HIRE_NEEDS, isHire } from "../../src/scoring/verdict.ts";
import { WORTH } from "../../src/scoring/worth.ts";
import { interviewed, readSystems, scriptOf } from "./shipped.ts";

const systems = readSystems();
const SILENT: ReadonlyMap<string, string[]> = new Map();

describe.each(systems)("a scripted candidate on $id", (system) => {
  const { rubric } = system;
  it("who is strong is hired at senior", () => {
    expect(interviewed(rubric, scriptOf(system, "strong", 2), "senior").verdict).toMatch(/^(strong )?hire$/);
  });
  it("who is middling is not hired at staff", () => {
    expect(interviewed(rubric, scriptOf(system, "middling", 1), "staff").verdict).toMatch(/no hire$/);
  });
  it.each(["mid", "senior", "staff"] as const)("who is weak is not hired at %s", (level) => {
    expect(interviewed(rubric, scriptOf(system, "weak", 2), level).verdict).toMatch(/no hire$/);
  });
  it("who says nothing scores zero", () => {
    const { verdict, score, criteria } = interviewed(rubric, SILENT, "mid");
    expect({ verdict, score }).toEqual({ verdict: "strong no hire", score: 0 });
    for (const { id, evidence } of criteria) expect(evidence, id).toEqual([]);
  });
  it("scores by quality: weak, middling, strong", () => {
    const [weak, middling, strong] = (["weak", "middling", "strong"] as const).map(
      (quality) => interviewed(rubric, scriptOf(system, quality, 1), "senior").score,
    );
    expect(weak).toBeLessThan(middling!);
    expect(middling).toBeLessThan(strong!);
  });
});

/** Share of the expected weight that was earned of what only this system asks. */
function ownShare(rubric: Rubric, { criteria }: Scorecard): number {
  const own = criteria.filter(({ expected, generic }) => expected && !generic);
  const earned = own.reduce(
    (sum, { weight, verdict }) => sum + (verdict === "unscored" ? 0 : weight * WORTH[verdict]),
    0,
  );
  expect(own.length, rubric.id).toBeGreaterThan(10);
  return earned / own.reduce((sum, { weight }) => sum + weight, 0);
}

describe("strong answers to the wrong system", () => {
  const pairs = systems.flatMap((given) =>
    systems
      .filter((one) => one !== given)
      .map((asked) => ({ name: `${given.id} answers on ${asked.id}`, given, asked })),
  );
  it.each(pairs)("$name: no hire, and not what a hire needs of its own", ({ given, asked }) => {
    const wrong = interviewed(asked.rubric, scriptOf(given, "strong", 2), "senior");
    const right = interviewed(asked.rubric, scriptOf(asked, "strong", 2), "senior");
    expect(isHire(wrong.verdict)).toBe(false);
    expect(ownShare(asked.rubric, wrong)).toBeLessThan(HIRE_NEEDS.ownSystemShareMin);
    expect(ownShare(asked.rubric, wrong)).toBeLessThan(ownShare(asked.rubric, right) * 0.6);
  });
});
