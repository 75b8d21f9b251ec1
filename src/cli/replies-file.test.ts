import { expect, test } from "vitest";
import { parseReplies } from "./replies-file.ts";
import { createScriptReader } from "./script-reader.ts";
import { UsageError } from "./usage-error.ts";

const read = (text: string) => parseReplies(text, "r.md");

test("reads stages and replies", () => {
  const replies = read(
    "# Title\n<!-- note -->\n\n## data\none\n\nstill one\n---\n- two\n## Model\n### inside\n```\n## not a stage\n---\n```\n",
  );
  expect(Object.fromEntries(replies)).toEqual({
    data: ["one\n\nstill one", "- two"],
    model: ["### inside\n```\n## not a stage\n---\n```"],
  });
});

test.each([
  ["", 'r.md:1: there is nothing to say in it; give replies under headings such as "## clarify".'],
  [
    "hello\n## data\n",
    'r.md:1: text stands before the first stage; begin a stage with a heading such as "## clarify".',
  ],
  ["## data\nx\n## modle\n", 'r.md:3: "modle" is no stage; did you mean "model"?'],
  [
    "## communicate\n",
    'r.md:1: "communicate" is no stage; the stages are clarify, frame, data, model, evaluate, serve, monitor.',
  ],
])("refuses %j in one sentence", (text, says) => {
  expect(() => read(text)).toThrow(new UsageError(says));
});

test("a script never drops a reply: what an earlier stage had no room for comes with the next", () => {
  const script = createScriptReader(read("## clarify\na\n---\nb\n---\nc\n## frame\nd\n## data\ne\n"), [
    "clarify",
    "frame",
    "data",
  ]);
  expect(script.next("clarify")).toEqual(["a"]);
  expect(script.left("clarify")).toBe(2);
  expect(script.next("frame")).toEqual(["b", "c", "d"]);
  expect(script.next("frame")).toEqual([]);
  expect(script.rest()).toEqual(["e"]);
});
