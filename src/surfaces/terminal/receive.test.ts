import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createReceiver, type Heard } from "./receive.ts";

function hear(...lines: string[]): Heard[] {
  const receiver = createReceiver();
  return [...lines.flatMap((line) => receiver.line(line)), ...receiver.rest()];
}

const done = { is: "command", name: "done", options: {} };

test("a blank line ends a reply of several lines", () => {
  expect(hear("one", "two", "")).toEqual([{ is: "message", text: "one\ntwo" }, done]);
});

test("a command without its slash, alone in a reply, is that command and ends no reply", () => {
  const hint = { is: "command", name: "hint", options: {} };
  expect(hear("Hint?", "")).toEqual([hint]);
  expect(hear("done", "")).toEqual([done]);
  expect(hear("a hint would be the category", "")).toEqual([
    { is: "message", text: "a hint would be the category" },
    done,
  ]);
  expect(hear("we retrain", "next", "")).toEqual([{ is: "message", text: "we retrain\nnext" }, done]);
  expect(hear("report", "")).toEqual([{ is: "message", text: "report" }, done]);
});

test("a command sends what was typed before it", () => {
  expect(hear("half a thought", "/hint")).toEqual([
    { is: "message", text: "half a thought" },
    { is: "command", name: "hint", options: {} },
  ]);
});

test("two slashes are one slash of text, and a path is no command", () => {
  expect(hear("//hint is a word", "/api/v1 answers")).toEqual([
    { is: "message", text: "/hint is a word\n/api/v1 answers" },
  ]);
});

test("an unknown command says what may have been meant and sends nothing", () => {
  expect(hear("/hnit")).toEqual([
    {
      is: "word",
      says: "I do not know /hnit. Did you mean /hint? To say it as text, begin the line with two slashes.",
    },
  ]);
});

test("blank lines and slashes of a paste are part of it", () => {
  const receiver = createReceiver();
  receiver.paste(true);
  expect(["a", "", "/end"].flatMap((line) => receiver.line(line))).toEqual([]);
  receiver.paste(false);
  expect(receiver.line("b")).toEqual([]);
  expect(receiver.line("")).toEqual([{ is: "message", text: "a\n\n/end\nb" }, done]);
});

test("a very long line arrives whole, in messages of the size the core takes", () => {
  const heard = hear("x".repeat(95_000));
  expect(heard.map((each) => (each.is === "message" ? each.text.length : 0))).toEqual([
    40_000, 40_000, 15_000,
  ]);
});

test("no word of any text is lost", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: "binary" }).map((text) => text.replace(/[\n\r]/g, "")),
        { maxLength: 20 },
      ),
      (lines) => {
        const text = lines.filter((line) => !line.startsWith("/"));
        const said = hear(...text).flatMap((each) => (each.is === "message" ? each.text.split("\n") : []));
        const kept = (all: readonly string[]) =>
          all.map((line) => line.trimEnd()).filter((line) => line !== "");
        expect(kept(said)).toEqual(kept(text));
      },
    ),
  );
});
