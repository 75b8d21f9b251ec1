import { expect, test } from "vitest";
import { assertRequestShape } from "./request-shape.ts";

const schema = {
  type: "object",
  properties: { a: { type: "string" } },
  required: ["a"],
  additionalProperties: false,
};
const json_schema = { name: "form", strict: true, schema };
const RIGHT = {
  model: "m",
  messages: [{ role: "user", content: "Answer in JSON." }],
  response_format: { type: "json_schema", json_schema },
  max_tokens: 5,
};
const asking = (url: string) => [{ role: "user", content: [{ type: "image_url", image_url: { url } }] }];

test("what is documented passes", () => {
  expect(assertRequestShape(RIGHT)).toEqual(RIGHT);
  assertRequestShape({ ...RIGHT, response_format: { type: "json_object" }, temperature: 0, seed: 1 });
  assertRequestShape({ ...RIGHT, messages: asking("data:image/png;base64,iVBORw0KGgo=") });
});

test.each<[string, object, RegExp]>([
  ["a field that is not documented", { max_token: 5 }, /max_token/],
  ["two limits", { max_completion_tokens: 5 }, /exactly one/],
  ["no limit", { max_tokens: undefined }, /exactly one/],
  ["an open schema", { response_format: formatOf({ ...schema, additionalProperties: true }) }, /is open/],
  ["a key that may be absent", { response_format: formatOf({ ...schema, required: [] }) }, /not required/],
  [
    "JSON mode without the word",
    { response_format: { type: "json_object" }, messages: [{ role: "user", content: "Answer." }] },
    /word JSON/,
  ],
  ["an empty message", { messages: [{ role: "user", content: "" }] }, /content/],
  ["a picture from elsewhere", { messages: asking("http://elsewhere/a.png") }, /messages/],
  ["a temperature that is too high", { temperature: 3 }, /temperature/],
])("%s is refused", (_, change, says) => {
  expect(() => assertRequestShape({ ...RIGHT, ...change })).toThrow(says);
});

function formatOf(open: object) {
  return { type: "json_schema", json_schema: { ...json_schema, schema: open } };
}
