import { describe, expect, test } from "vitest";
import type { Action } from "../../message/message.ts";
import { actionIdOf, componentRows } from "./components.ts";

const button = (i: number): Action => ({ is: "button", id: `verb:i1:t${i}`, label: `Button ${i}` });
const choice = (count: number): Action => ({
  is: "choice",
  id: "grade-as:k1",
  label: "Which system?",
  options: Array.from({ length: count }, (_, i) => ({ value: `p${i}`, label: `Problem ${i}` })),
});
const sizes = (actions: readonly Action[]) =>
  componentRows(actions).map((rows) => rows.map(({ components }) => components.length));

describe("actions", () => {
  test("are rows of five", () => {
    expect(sizes(Array.from({ length: 7 }, (_, i) => button(i)))).toEqual([[5, 2]]);
  });

  test("go on in the next message after five rows", () => {
    expect(sizes(Array.from({ length: 27 }, (_, i) => button(i)))).toEqual([[5, 5, 5, 5, 5], [2]]);
  });

  test("keep their order, a choice in a row of its own", () => {
    expect(sizes([button(1), choice(3), button(2)])).toEqual([[1, 1, 1]]);
  });

  test("are none where there are none", () => {
    expect(componentRows([])).toEqual([]);
  });
});

test("a long choice is several selects that all stand for it", () => {
  const selects = componentRows([choice(60)])
    .flat()
    .flatMap(({ components }) => components)
    .filter((one) => "options" in one);
  expect(selects.map(({ options }) => options.length)).toEqual([25, 25, 10]);
  const ids = selects.map(({ custom_id }) => custom_id);
  expect(new Set(ids).size).toBe(3);
  expect(ids.map(actionIdOf)).toEqual(["grade-as:k1", "grade-as:k1", "grade-as:k1"]);
});
