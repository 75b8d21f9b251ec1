import * as fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import type { Block, Message } from "../../message/message.ts";
import { createPaint, wantsColour } from "./paint.ts";
import { render, widthFor } from "./render.ts";

const stages = ["clarify", "frame", "data", "model", "evaluate", "serve", "monitor"];
const draw = (message: Message, width = 80, colour = false) =>
  render(message, { width, stages, paint: createPaint(colour) });

test("the interviewer's words stand under a bar of stages and the clock", () => {
  const about = { kind: "opening", stage: "data", clock: { spentMs: 760_000, lengthMs: 2_700_000 } };
  expect(draw({ about, blocks: [{ is: "text", text: "What data?" }] }, 90).split("\n")).toEqual([
    "clarify ▸ frame ▸ [data] ▸ model ▸ evaluate ▸ serve ▸ monitor               12:40 of 45:00",
    "What data?",
  ]);
  expect(draw({ about, blocks: [] }, 40)).toBe("[data] 3 of 7             12:40 of 45:00");
});

const anything = fc.string({ unit: "binary" });
const block: fc.Arbitrary<Block> = fc.oneof(
  anything.map((text): Block => ({ is: "text", text })),
  anything.map((text): Block => ({ is: "quote", text, source: text })),
  fc.array(anything).map((items): Block => ({ is: "list", items })),
  fc
    .array(fc.tuple(anything, anything), { minLength: 1 })
    .map((rows): Block => ({ is: "table", head: ["a", "b"], rows })),
  fc.array(anything).map(
    (labels): Block => ({
      is: "bars",
      bars: labels.map((label) => ({ label: label.slice(0, 10), share: 0.4 })),
    }),
  ),
);

test("no escape sequence of anybody gets through, and no line is wider than the window", () => {
  fc.assert(
    fc.property(fc.array(block), fc.integer({ min: 40, max: 96 }), (blocks, width) => {
      const text = draw({ blocks }, width);
      expect(text).not.toMatch(/[^\P{Cc}\n]/u);
      const wide = text.split("\n").filter((line) => stringWidth(line) > width + 1);
      expect(wide).toEqual([]);
    }),
  );
});

test("an escape sequence is shown and not obeyed", () => {
  expect(draw({ blocks: [{ is: "text", text: "\u001b[2Jgone\u0007" }] })).toBe("␛[2Jgone␇");
});

test("colours only where they are wanted", () => {
  expect(draw({ blocks: [{ is: "heading", text: "H" }] }, 80, true)).toContain("\u001b[1m");
  expect(wantsColour({ isTTY: true, noColour: false, forceColour: false })).toBe(true);
  expect(wantsColour({ isTTY: true, noColour: true, forceColour: true })).toBe(false);
  expect(wantsColour({ isTTY: false, noColour: false, forceColour: false })).toBe(false);
});

test("a narrow window is not narrower than forty columns", () => {
  expect([widthFor(10), widthFor(undefined), widthFor(300)]).toEqual([40, 80, 96]);
});
