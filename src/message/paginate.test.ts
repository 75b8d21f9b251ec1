import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cutText } from "./cut-text.ts";
import type { Block } from "./message.ts";
import { paginate } from "./paginate.ts";
import { blockText, plainText } from "./plain-text.ts";

test("the pieces of a text are the text, and none is too long", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.lorem({ mode: "sentences", maxCount: 12 }),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 120 }), (whole, charsMax) => {
      const pieces = cutText(whole, charsMax);
      expect(pieces.join("")).toBe(whole);
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(charsMax);
    }),
  );
});

test("prefers the end of a paragraph, then of a sentence, then of a word", () => {
  expect(cutText("One thing.\n\nAnother thing here.", 20)).toEqual(["One thing.\n\n", "Another thing here."]);
  expect(cutText("It is so. It stays so.", 15)).toEqual(["It is so. ", "It stays so."]);
  expect(cutText("alpha beta gamma", 12)).toEqual(["alpha beta ", "gamma"]);
});

test("never cuts inside a character as people see it", () => {
  expect(cutText("👩‍👩‍👧👩‍👩‍👧", 10)).toEqual(["👩‍👩‍👧", "👩‍👩‍👧"]);
});

const words = fc.lorem({ maxCount: 60 });
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ is: "text", text })),
  words.map((text): Block => ({ is: "heading", text })),
  words.map((text): Block => ({ is: "quote", text })),
  fc.array(words, { minLength: 1, maxLength: 6 }).map((items): Block => ({ is: "list", items })),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((names): Block => ({ is: "fields", fields: names.map((name) => ({ name, value: "v" })) })),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((labels): Block => ({ is: "bars", bars: labels.map((label) => ({ label, share: 0.5 })) })),
);

test("pages fit and hold every letter in order", () => {
  const letters = (text: string) => text.replace(/[^a-z]/gi, "");
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), fc.integer({ min: 40, max: 400 }), (blocks, charsMax) => {
      const pages = paginate({ blocks }, charsMax);
      expect(letters(pages.map(plainText).join(""))).toBe(letters(plainText({ blocks })));
      for (const page of pages) expect(plainText(page).length).toBeLessThanOrEqual(charsMax);
    }),
  );
});

test("a long table repeats its head, and actions go with the last page", () => {
  const rows = Array.from({ length: 10 }, (_, i) => [`row ${i}`, "value"]);
  const actions = [{ is: "button", id: "next:i1:t1", label: "Next" }] as const;
  const pages = paginate({ blocks: [{ is: "table", head: ["Name", "Value"], rows }], actions }, 80);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(blockText(page.blocks[0]!)).toMatch(/^Name \| Value\n/);
  expect(pages.map((page) => page.actions !== undefined)).toEqual(
    pages.map((_, i) => i === pages.length - 1),
  );
});

test("a heading goes with what follows it", () => {
  const blocks: Block[] = [
    { is: "text", text: "a".repeat(50) },
    { is: "heading", text: "Data" },
    { is: "text", text: "b".repeat(50) },
  ];
  const [first, second] = paginate({ blocks }, 80);
  expect([first?.blocks.length, second?.blocks[0]]).toEqual([1, { is: "heading", text: "Data" }]);
});
