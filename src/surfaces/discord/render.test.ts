import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Action, type Block, type Message, textMessage } from "../../message/message.ts";
import { blockText } from "../../message/plain-text.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import { type Payload, render } from "./render.ts";

// Texts as long and as nasty as they come: signs that have to be escaped, one endless word, line breaks.
const words = fc.oneof(
  { weight: 3, arbitrary: fc.lorem({ maxCount: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 80 }) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(..."*_`<@#\\:/ \nab1"), maxLength: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1_900, max: 9_000 }).map((length) => "w*".repeat(length / 2)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 500, max: 3_000 }).map((length) => "a b_c.\n".repeat(length / 7)),
  },
  { weight: 1, arbitrary: fc.constant("```py\nx = a * b\n```") },
);

const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ is: "heading", text })),
  fc
    .record({ text: words, tone: fc.constantFrom("normal", "quiet", "strong") })
    .map(({ text, tone }): Block => ({ is: "text", text, tone })),
  words.map((text): Block => ({ is: "quote", text })),
  fc.array(words, { maxLength: 8 }).map((items): Block => ({ is: "list", items })),
  fc
    .array(fc.record({ name: words, value: words }), { maxLength: 6 })
    .map((fields): Block => ({ is: "fields", fields })),
  fc
    .array(fc.array(words, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
    .map((rows): Block => ({ is: "table", head: [], rows })),
  words.map((alt): Block => ({ is: "image", alt, picture: "chart" })),
  fc.constant<Block>({ is: "divider" }),
);

/** Those that say more than is in them. */
const marked: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({ text: words, source: fc.oneof(words, fc.webUrl()) })
    .map(({ text, source }): Block => ({ is: "quote", text, source })),
  fc
    .record({ head: fc.array(words, { maxLength: 4 }), rows: fc.array(fc.array(words), { maxLength: 5 }) })
    .map((table): Block => ({ is: "table", ...table })),
  fc
    .array(fc.record({ label: words, share: fc.double(), note: words }), { maxLength: 6 })
    .map((bars): Block => ({ is: "bars", bars })),
);

const id = fc.stringMatching(/^[a-z][a-z0-9:.-]{0,90}$/);
const label = fc.oneof(words, fc.constant(""));
const option = fc.record({ value: fc.uuid(), label });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc
    .record({ id, label, tone: fc.constantFrom("primary", "danger") })
    .map((button): Action => ({ is: "button", ...button })),
  fc
    .record({ id, label, options: fc.array(option, { maxLength: 60 }) })
    .map((choice): Action => ({ is: "choice", ...choice })),
  fc.record({ url: fc.oneof(fc.webUrl(), words), label }).map((link): Action => ({ is: "link", ...link })),
);

const kinds = fc.constantFrom("report", "follow-up", "opening", "note", "help");
const message: fc.Arbitrary<Message> = fc.record(
  {
    blocks: fc.array(fc.oneof(block, marked), { maxLength: 8 }),
    actions: fc.array(action, { maxLength: 12 }),
    files: fc.array(fc.record({ name: words, text: words }), { maxLength: 25 }),
    about: fc.record({ kind: kinds, stage: words }),
  },
  { requiredKeys: ["blocks"] },
);

/** Letters and digits in order: what no rendering may lose, whatever signs it puts around them. */
function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function textOf({ content, embeds = [] }: Payload): string {
  return [content ?? "", ...embeds.map(({ description }) => description ?? "")].join("\n");
}

describe("any message we can build", () => {
  test("keeps every limit of Discord's", () => {
    fc.assert(
      fc.property(message, (any) => {
        for (const payload of render(any)) expectWithinLimits(payload);
      }),
      { numRuns: 300 },
    );
  });

  test("loses no word", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), fc.boolean(), (blocks, isCard) => {
        const about = { kind: isCard ? "report" : "note" };
        const said = render({ blocks, about }).map(textOf).join("\n");
        expect(letters(said)).toBe(letters(blocks.map(blockText).join("\n")));
      }),
      { numRuns: 300 },
    );
  });

  test("keeps every button, choice, link and file, each once and in order", () => {
    fc.assert(
      fc.property(message, (any) => {
        const payloads = render(any);
        const shown = payloads.flatMap(({ components }) => components.flatMap((row) => row.components));
        const options = shown.flatMap((one) =>
          "options" in one ? one.options.map(({ value }) => value) : [],
        );
        const choices = distinct(any.actions ?? []).flatMap((one) =>
          one.is === "choice" ? one.options : [],
        );
        expect(options).toEqual(choices.map(({ value }) => value));
        const buttons = shown.flatMap((one) => ("custom_id" in one && one.type === 2 ? [one.custom_id] : []));
        const wanted = distinct(any.actions ?? []).flatMap((one) => (one.is === "button" ? [one.id] : []));
        expect(buttons).toEqual(wanted);
        const files = payloads.flatMap((payload) => payload.files.map(({ text }) => text));
        expect(files).toEqual((any.files ?? []).map(({ text }) => text));
      }),
      { numRuns: 200 },
    );
  });
});

function distinct(actions: readonly Action[]): readonly Action[] {
  return actions.filter(
    (one, i) =>
      one.is === "link" || actions.findIndex((other) => other.is !== "link" && other.id === one.id) === i,
  );
}

function expectWithinLimits(payload: Payload): void {
  const { content, embeds = [], components, files } = payload;
  const limits = DISCORD_LIMITS;
  expect(`${content ?? ""}${embeds[0]?.description ?? ""}`.trim()).not.toBe("");
  expect(content?.length ?? 0).toBeLessThanOrEqual(limits.contentCharsMax);
  expect(embeds.length).toBeLessThanOrEqual(1);
  expect(embeds[0]?.description?.length ?? 0).toBeLessThanOrEqual(limits.embedDescriptionCharsMax);
  expect(files.length).toBeLessThanOrEqual(limits.filesMax);
  for (const { name } of files) expect(name).toMatch(/^[\w.-]{1,100}$/);
  expect(components.length).toBeLessThanOrEqual(limits.rowsMax);
  const ids = components.flatMap((row) =>
    row.components.flatMap((one) => ("custom_id" in one ? [one.custom_id] : [])),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const one of ids) expect(one.length).toBeLessThanOrEqual(limits.customIdCharsMax);
  for (const { components: shown } of components) {
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThanOrEqual(limits.buttonsInRowMax);
    for (const one of shown) {
      if ("label" in one) expectBetween(one.label?.length ?? 0, 1, limits.buttonLabelCharsMax);
      if ("url" in one) expectBetween(one.url.length, 1, limits.linkCharsMax);
      if (!("options" in one)) continue;
      expect(shown.length).toBe(1);
      expectBetween(one.options.length, 1, limits.selectOptionsMax);
      expect(one.placeholder?.length ?? 0).toBeLessThanOrEqual(limits.selectPlaceholderCharsMax);
      for (const each of one.options) {
        expectBetween(each.label.length, 1, limits.optionLabelCharsMax);
        expectBetween(each.value.length, 1, limits.optionValueCharsMax);
      }
    }
  }
}

function expectBetween(actual: number, least: number, most: number): void {
  expect(actual).toBeGreaterThanOrEqual(least);
  expect(actual).toBeLessThanOrEqual(most);
}

describe("what people see", () => {
  test("a question is an ordinary message under a small line about what it is", () => {
    const about = { kind: "follow-up", stage: "data" };
    expect(render(textMessage("Which labels?", about))).toEqual([
      { content: "-# Data · follow-up\n\nWhich labels?", components: [], files: [] },
    ]);
  });

  test("a report is a card, with bars, and quotations that lead to the very message", () => {
    const address = "https://discord.com/channels/1/2/3";
    const [card, ...more] = render({
      about: { kind: "report" },
      blocks: [
        { is: "heading", text: "Hire" },
        { is: "bars", bars: [{ label: "Data", share: 0.5, note: "2.0 of 4" }] },
        { is: "quote", text: "I would log\nevery *shown* ad", source: address },
        { is: "table", head: ["Stage", "Score"], rows: [["Model", "3"]] },
      ],
    });
    expect(more).toEqual([]);
    expect(card?.embeds?.[0]?.description).toBe(
      [
        "**Hire**",
        "`██████░░░░░░` **Data** 2.0 of 4",
        `> I would log\n> every \\*shown\\* ad\n> [where you said it](${address})`,
        "-# Stage · Score\n**Model** · 3",
      ].join("\n\n"),
    );
  });

  test("a long message ends with its buttons", () => {
    const pages = render({
      blocks: [{ is: "text", text: "word ".repeat(1_000) }],
      actions: [{ is: "button", id: "hint:i1:t1", label: "Hint" }],
    });
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map(({ components }) => components.length)).toEqual(
      pages.map((_, i) => (i === pages.length - 1 ? 1 : 0)),
    );
  });

  test("a message without words is still one", () => {
    expect(render({ blocks: [] })).toEqual([{ content: "…", components: [], files: [] }]);
  });

  test("an id that Discord would refuse is a fault of ours", () => {
    const button: Action = { is: "button", id: "x".repeat(101), label: "Too long" };
    expect(() => render({ blocks: [], actions: [button] })).toThrow(RangeError);
  });
});
