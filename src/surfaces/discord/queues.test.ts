import { expect, test } from "vitest";
import { createQueues } from "./queues.ts";

const PATIENCE_MS = 5_000;

test("work of one key is done in order, however long each takes", async () => {
  const queues = createQueues();
  const done: number[] = [];
  for (let i = 0; i < 40; i += 1)
    queues.add("thread", async () => {
      for (let turn = 0; turn < 40 - i; turn += 1) await Promise.resolve();
      done.push(i);
    });
  await queues.idle(PATIENCE_MS);
  expect(done).toEqual(Array.from({ length: 40 }, (_, i) => i));
});

test("one key does not wait for another", async () => {
  const queues = createQueues();
  const slow = Promise.withResolvers<void>();
  queues.add("slow", () => slow.promise);
  const other = Promise.withResolvers<void>();
  queues.add("other", async () => other.resolve());
  await other.promise;
  slow.resolve();
  await queues.idle(PATIENCE_MS);
});

test("what is missed is heard before what came meanwhile", async () => {
  const queues = createQueues();
  const done: string[] = [];
  const says = (word: string) => async () => void done.push(word);
  queues.close();
  queues.add("thread", says("new"));
  queues.add("other", says("elsewhere"));
  await Promise.resolve();
  expect(done).toEqual([]);
  queues.open([["thread", says("missed")]]);
  queues.add("thread", says("newest"));
  await queues.idle(PATIENCE_MS);
  expect(done.filter((word) => word !== "elsewhere")).toEqual(["missed", "new", "newest"]);
  expect(done).toContain("elsewhere");
});
