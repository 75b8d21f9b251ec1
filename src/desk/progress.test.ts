import { expect, test } from "vitest";
import type { Scorecard } from "../scoring/scorecard.ts";
import { progressBlocks } from "./progress.ts";

const reportOf = (scores: Readonly<Record<string, number | undefined>>) =>
  ({
    stages: Object.entries(scores).map(([id, score]) => ({
      id,
      title: `The ${id}`,
      ...(score !== undefined && { score }),
    })),
  }) as unknown as Scorecard;

test("one report shows no progress", () => {
  expect(progressBlocks([])).toEqual([]);
  expect(progressBlocks([reportOf({ data: 50 })])).toEqual([]);
});

test("the latest are held against those before, stage by stage", () => {
  const newestFirst = [70, 60, 50, 20, 30, 40].map((data) => reportOf({ data, model: data + 10 }));
  const [, bars, note] = progressBlocks(newestFirst);
  expect(bars).toMatchObject({
    bars: [
      { label: "The data", share: 0.6, note: "60, before 30" },
      { label: "The model", share: 0.7, note: "70, before 40" },
    ],
  });
  expect(note).toMatchObject({ text: "Means of your latest 3 interviews, and of 3 before." });
});

test("a stage without a score counts neither for nor against", () => {
  const [, bars] = progressBlocks([
    reportOf({ data: 80, serve: undefined }),
    reportOf({ data: undefined, serve: 10 }),
  ]);
  expect(bars).toMatchObject({ bars: [{ label: "The data", note: "80" }] });
});
