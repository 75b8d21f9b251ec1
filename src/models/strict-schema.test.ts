import { expect, test } from "vitest";
import { z } from "zod";
import { strictSchema, strictViolations } from "./strict-schema.ts";

const leaf = z.object({ quote: z.string(), at: z.int().min(0).nullable() });
const form = z.object({
  verdict: z.enum(["covered", "partly"]).nullable(),
  evidence: z.array(leaf).max(3),
  one: leaf.nullable(),
  because: z.string().min(1).max(200).describe("One sentence."),
});

test("a form of closed objects is strict, at every depth", () => {
  const schema = strictSchema({ name: "form", schema: form });
  expect(strictViolations(schema)).toEqual([]);
  expect(schema.required).toEqual(["verdict", "evidence", "one", "because"]);
  expect(schema.properties).toMatchObject({
    because: { type: "string", description: "One sentence." },
    evidence: { maxItems: 3, items: { additionalProperties: false, required: ["quote", "at"] } },
  });
  expect(JSON.stringify(schema)).not.toMatch(/maxLength|minLength|\$schema/);
});

test("a key that is called like a keyword is kept", () => {
  const schema = strictSchema({
    name: "odd",
    schema: z.object({ maxLength: z.string(), items: z.string() }),
  });
  expect(schema.required).toEqual(["maxLength", "items"]);
  expect(Object.keys(schema.properties as object)).toEqual(["maxLength", "items"]);
});

test.each([
  ["a key that may be absent", z.object({ a: z.string().optional() })],
  ["an open object", z.looseObject({ a: z.string() })],
  ["a map", z.object({ a: z.record(z.string(), z.string()) })],
  ["a root that is no object", z.array(z.string())],
  ["a root of several forms", z.union([leaf, form])],
])("%s is refused", (_, schema) => {
  expect(() => strictSchema({ name: "form", schema })).toThrow();
});

test.each([
  [{ type: "array", items: { type: "string" } }, "the root is not an object"],
  [{ type: "object", properties: {}, required: [] }, "$ is open"],
  [
    { type: "object", properties: { a: { type: "string" } }, required: [], additionalProperties: false },
    "$.a is not required",
  ],
  [{ type: "object", properties: {}, additionalProperties: false, allOf: [] }, '$ uses "allOf"'],
  [
    {
      type: "object",
      properties: { a: { anyOf: [{ type: "null" }, { type: "object", properties: {} }] } },
      required: ["a"],
      additionalProperties: false,
    },
    "$.a|1 is open",
  ],
])("a schema that is not strict is told why: %j", (schema, says) => {
  expect(strictViolations(schema)).toContain(says);
});

test("too deep a nesting is noticed", () => {
  let schema: object = { type: "string" };
  for (let depth = 0; depth < 11; depth += 1)
    schema = { type: "object", properties: { a: schema }, required: ["a"], additionalProperties: false };
  expect(strictViolations(schema).join()).toMatch(/deeper than 10/);
});
