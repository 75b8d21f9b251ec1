import { expect, test } from "vitest";
import { criterion } from "../../test/fakes/graded-interview.ts";
import { expectedAt } from "./expected.ts";

const criteria = [
  criterion({ id: "a", weight: 1 }),
  criterion({ id: "b", weight: 3 }),
  criterion({ id: "c", weight: 3 }),
  criterion({ id: "d", weight: 2, level: "senior" }),
  criterion({ id: "e", weight: 5, level: "staff" }),
  criterion({ id: "f", stage: "data" }),
];

test("a level expects its own and what lower levels expect", () => {
  expect([...expectedAt(criteria, "mid", 45)].sort()).toEqual(["a", "b", "c", "f"]);
  expect([...expectedAt(criteria, "senior", 60)].sort()).toEqual(["a", "b", "c", "d", "f"]);
  expect(expectedAt(criteria, "staff", 45).size).toBe(6);
});

test("a short interview keeps the heaviest of each stage, ties by the order of the file", () => {
  expect([...expectedAt(criteria, "mid", 15)]).toEqual(["b", "c", "f"]);
  expect([...expectedAt(criteria, "senior", 30)]).toEqual(["b", "c", "d", "f"]);
});
