import { expect, test } from "vitest";
import { createScriptReader } from "./script-reader.ts";

const replies = new Map([
  ["frame", ["It is ranking.", "/hint", "/next"]],
  ["data", ["Logs.", "/next", "By time."]],
] as const);
const reader = () => createScriptReader(replies, ["frame", "data", "model"]);

test("a stage is given its replies one by one, commands among them", () => {
  const script = reader();
  expect([script.next("frame"), script.next("frame"), script.left("frame")]).toEqual([
    ["It is ranking."],
    ["/hint"],
    1,
  ]);
});

test("words that a stage had no room for come first in a later one, and its commands are dropped", () => {
  const script = reader();
  expect(script.next("data")).toEqual(["It is ranking.", "Logs."]);
  expect(script.next("model")).toEqual(["By time."]);
  expect(script.next("model")).toEqual([]);
});

test("what is left is said at the end", () => {
  const script = reader();
  script.next("frame");
  expect(script.rest()).toContain("By time.");
  expect(script.rest()).toEqual([]);
});
