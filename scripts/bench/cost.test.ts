import { describe, expect, it } from "vitest";
import { costLines, costVerdict, measureCost } from "./cost.ts";
import { added, discounted, tokensOf, total } from "./cost-tokens.ts";

describe("tokens of calls", () => {
  const long = "The quick brown fox jumps over the lazy dog. ".repeat(200);

  it("count as cached where a call begins as an earlier one did, in whole steps", () => {
    const [first, again, other] = tokensOf([
      { sent: `${long}One.`, answered: "Yes." },
      { sent: `${long}Two.`, answered: "No." },
      { sent: `Other. ${long}`, answered: "" },
    ]);
    expect([first!.cachedIn, other!.cachedIn]).toEqual([0, 0]);
    expect(again!.cachedIn % 128).toBe(0);
    expect(again!.cachedIn).toBeGreaterThan(1_024);
    expect(again!.cachedIn).toBeLessThanOrEqual(again!.in);
    expect(discounted(again!)).toBe(total(again!) - again!.cachedIn / 2);
  });

  it("are not cached below what providers cache", () => {
    const [, again] = tokensOf([
      { sent: "Short.", answered: "" },
      { sent: "Short.", answered: "" },
    ]);
    expect(again).toEqual({ in: 2, cachedIn: 0, out: 0 });
    expect(added([])).toEqual({ in: 0, cachedIn: 0, out: 0 });
  });
});

describe("an interview", () => {
  it("graded by stage costs at most a fifth of the naive way, and its turns do not grow", async () => {
    const figures = await measureCost("stage");
    expect(figures.exchanges).toBeGreaterThanOrEqual(15);
    expect(figures.sentBack).toBe(0);
    expect(costVerdict(figures)).toMatchObject({ met: true });
    expect(costLines(figures).at(-1)).toMatch(/^Meets the aim/);
  });

  it("that misses the aim is said to miss it", async () => {
    const figures = await measureCost("stage");
    const dear = { ...figures, ours: { ...figures.ours, grading: figures.naive.grading } };
    expect(costLines(dear).at(-1)).toMatch(/^FALLS SHORT/);
  });
});
