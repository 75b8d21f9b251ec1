import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action, Block, Message } from "../../src/message/message.ts";
import { blockText } from "../../src/message/plain-text.ts";
import { formView } from "../../src/surfaces/slack/forms.ts";
import { homeView } from "../../src/surfaces/slack/home.ts";
import { SLACK_LIMITS } from "../../src/surfaces/slack/limits.ts";
import { render } from "../../src/surfaces/slack/render.ts";
import { slackText } from "../stories/slack-text.ts";
import { home, messageBlocks, modal } from "./block-kit-shape.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.stringMatching(/^(?:[&<>*_~`|@#]{1,3}[a-z ]{0,9}\n?){0,60}$/),
  fc.lorem({ maxCount: 900 }),
);
const short = fc.string({ unit: "grapheme", maxLength: 60 });

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ is: fc.constant("heading" as const), text }),
  fc.record({
    is: fc.constant("text" as const),
    text,
    tone: fc.constantFrom("normal" as const, "quiet" as const, "strong" as const),
  }),
  fc.record({ is: fc.constant("quote" as const), text, source: short }),
  fc.record({
    is: fc.constant("fields" as const),
    fields: fc.array(fc.record({ name: short, value: text }), { maxLength: 12 }),
  }),
  fc.record({ is: fc.constant("list" as const), items: fc.array(text, { maxLength: 30 }) }),
  fc.record({
    is: fc.constant("table" as const),
    head: fc.array(short, { maxLength: 4 }),
    rows: fc.array(fc.array(short, { maxLength: 4 }), { maxLength: 40 }),
  }),
  fc.record({
    is: fc.constant("bars" as const),
    bars: fc.array(
      fc.record({ label: short, share: fc.double({ min: -1, max: 2, noNaN: true }), note: short }),
      {
        maxLength: 40,
      },
    ),
  }),
  fc.record({ is: fc.constant("image" as const), alt: text, picture: short }),
  fc.constant<Block>({ is: "divider" }),
);

const id = fc.stringMatching(/^[a-z]{1,12}:[a-z0-9]{1,40}:t\d{1,3}$/);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    is: fc.constant("button" as const),
    id,
    label: fc.string({ maxLength: 200 }),
    tone: fc.constantFrom("primary" as const, "danger" as const),
  }),
  fc.record({ is: fc.constant("link" as const), url: fc.webUrl(), label: short }),
  fc.record({
    is: fc.constant("choice" as const),
    id,
    label: text,
    options: fc.array(fc.record({ value: fc.stringMatching(/^[a-z0-9-]{1,60}$/), label: text }), {
      minLength: 1,
      maxLength: 260,
    }),
  }),
);

const message: fc.Arbitrary<Message> = fc.record({
  blocks: fc.array(block, { maxLength: 25 }),
  actions: fc.uniqueArray(action, {
    maxLength: 30,
    selector: (one) => (one.is === "link" ? one.url : one.id),
  }),
  about: fc.record({ kind: fc.constantFrom("opening", "hint", "report", "status"), stage: text }),
});

describe("what is shown on Slack", () => {
  test("any message keeps to every limit of Block Kit, and to the text that goes with it", () => {
    fc.assert(
      fc.property(message, (given) => {
        for (const { blocks, text: fallback } of render(given)) {
          const parsed = messageBlocks.safeParse(blocks);
          expect(parsed.error?.issues ?? []).toEqual([]);
          expect(fallback.length).toBeGreaterThan(0);
          expect(fallback.length).toBeLessThan(4_000);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("no word is lost, and all buttons and files are there once", () => {
    fc.assert(
      fc.property(message, (given) => {
        const pages = render({ ...given, files: [{ name: "a.md", text: "a" }] });
        const shown = wordsOf(
          pages.map(({ blocks, text: fallback }) => slackText(fallback, blocks)).join("\n"),
        );
        for (const word of wordsOf(given.blocks.map(textOf).join("\n"))) {
          expect(shown.join(" ")).toContain(word);
        }
        const elements = pages
          .flatMap(({ blocks }) => blocks)
          .flatMap((one) => (one.type === "actions" ? one.elements : []));
        const wanted = (given.actions ?? []).reduce(
          (sum, one) =>
            sum + (one.is === "choice" ? Math.ceil(one.options.length / SLACK_LIMITS.selectOptionsMax) : 1),
          0,
        );
        expect(elements).toHaveLength(wanted);
        expect(pages.flatMap(({ files }) => files)).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test("nothing that a person wrote mentions, links or formats by itself", () => {
    const wild = fc.stringMatching(/^(?:<[!@#][a-z^|A-Z0-9]{0,8}>|<https?:..x\|y>|[a-z&<>]{1,4} ){0,20}$/);
    fc.assert(
      fc.property(wild, (words) => {
        const [page] = render({ blocks: [{ is: "quote", text: words }] });
        expect(JSON.stringify(page)).not.toMatch(/<[!@#]|<http/);
      }),
    );
  });

  test("what a person wrote reads as it was written", () => {
    const [page] = render({ blocks: [{ is: "text", text: "a < b && c > d <!channel> <@U1>" }] });
    expect(page?.blocks).toEqual([
      {
        type: "section",
        expand: true,
        text: {
          type: "mrkdwn",
          verbatim: true,
          text: "a &lt; b &amp;&amp; c &gt; d &lt;!channel&gt; &lt;@U1&gt;",
        },
      },
    ]);
  });

  test("a quotation leads to the very message, and reading has its address", () => {
    const source = "https://w.slack.com/archives/C1/p1700000000000100?thread_ts=1.2&cid=C1";
    const [page] = render({
      blocks: [
        { is: "quote", text: "I said so", source },
        { is: "list", items: ["✓ Read https://example.org/a_b?c=1&d=2 soon"] },
      ],
    });
    const shown = JSON.stringify(page);
    expect(shown).toContain(
      "<https://w.slack.com/archives/C1/p1700000000000100?thread_ts=1.2&amp;cid=C1|where you said it>",
    );
    expect(shown).toContain("✓ Read <https://example.org/a_b?c=1&amp;d=2> soon");
  });

  test("forms and the home tab are what Slack takes", () => {
    for (const name of ["start", "grade"] as const)
      expect(
        modal.safeParse(formView(name, { channel: "C1", responseUrl: "https://hooks.slack.com/x" })).error,
      ).toBeUndefined();
    fc.assert(
      fc.property(fc.array(message, { maxLength: 4 }), (parts) => {
        expect(home.safeParse(homeView(parts)).error).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });
});

function textOf(one: Block): string {
  if (one.is === "divider" || one.is === "bars") return "";
  return blockText(one);
}

function wordsOf(words: string): readonly string[] {
  return words.match(/[a-z]{4,}/gi) ?? [];
}
