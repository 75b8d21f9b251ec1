import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OWN_LIMITS } from "./limits.ts";
import { createThinkingSigns } from "./thinking-signs.ts";

const MINUTE = 60_000;
let shown: string[];
beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
});
afterEach(() => {
  vi.useRealTimers();
});

const signs = () => createThinkingSigns(async (channel) => void shown.push(channel));

test("typing is shown again before Discord's ten seconds are over, until words come", async () => {
  const thinking = signs();
  await thinking.begin("a");
  await thinking.begin("b");
  await vi.advanceTimersByTimeAsync(25_000);
  expect(shown.filter((channel) => channel === "a")).toHaveLength(4);
  thinking.end("a");
  shown.length = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown).toEqual(["b"]);
});

test("it has an end, whatever happens", async () => {
  await signs().begin("a");
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(shown).toHaveLength(OWN_LIMITS.typingTimesMax);
  expect(vi.getTimerCount()).toBe(0);
});

test("one that cannot be shown again is let go", async () => {
  let times = 0;
  const thinking = createThinkingSigns(async () => {
    times += 1;
    if (times > 1) throw new Error("no permission");
  });
  await thinking.begin("a");
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(times).toBe(2);
});

test("begun twice it is one", async () => {
  const thinking = signs();
  await thinking.begin("a");
  await thinking.begin("a");
  thinking.endAll();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(shown).toEqual(["a", "a"]);
});
