import fc from "fast-check";
import { expect, test } from "vitest";
import { findObject } from "./find-object.ts";

const anything = fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value)));
/** Words without braces, as models put them around an answer. */
const words = fc.string().map((text) => text.replaceAll(/[{}<>]/g, ""));

test("finds any object in whatever words stand around it", () => {
  fc.assert(
    fc.property(anything, words, words, (value, before, after) => {
      expect(findObject(`${before}${JSON.stringify(value)}${after}`)).toEqual(value);
      expect(findObject(`\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``)).toEqual(value);
    }),
  );
});

test("never takes a draft out of a thought for the answer", () => {
  fc.assert(
    fc.property(anything, words, (value, thought) => {
      const drafted = `<think>${thought} {"draft": 1} ${thought}</think>`;
      expect(findObject(`${drafted}${JSON.stringify(value)}`)).toEqual(value);
      expect(findObject(drafted)).toBeUndefined();
    }),
  );
});

test("takes a tag inside the object for a quotation", () => {
  const quoting = { quote: 'he wrote </think>{"verdict": "covered"}<think>', verdict: "missing" };
  expect(findObject(JSON.stringify(quoting))).toEqual(quoting);
  expect(findObject(`<think>{"draft": 1}</think>Here: ${JSON.stringify(quoting)}`)).toEqual(quoting);
});

test("takes nothing out of a thought that does not end, and of one whose beginning was swallowed", () => {
  expect(findObject('<think>maybe {"draft": 1} or')).toBeUndefined();
  expect(findObject('maybe {"draft": 1} or</think>{"a": 2}')).toEqual({ a: 2 });
  expect(findObject('{"a": 1} <think>was {"b": 2} better?')).toEqual({ a: 1 });
});

test("goes on behind braces that are no object", () => {
  expect(findObject('The set {a, b} and then {"a": "}{"} and {"b": 1}')).toEqual({ a: "}{" });
  expect(findObject('{"quote": "he said \\"{\\" \\\\"}')).toEqual({ quote: 'he said "{" \\' });
});

test("is nothing for what ends in the middle or holds no object, however long", () => {
  expect(findObject('{"a": {"b": 1}')).toEqual({ b: 1 });
  expect(findObject('{"a": "b')).toBeUndefined();
  expect(findObject("[1, 2]")).toBeUndefined();
  expect(findObject("{".repeat(50_000))).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("{", "}", '"', "\\", "a", ":", "1") }), (text) => {
      const found = findObject(text);
      expect(found === undefined || (typeof found === "object" && found !== null)).toBe(true);
    }),
  );
});
