import { z } from "zod";

// Block Kit as Slack documents it, for the blocks that are used here, with the limits of each. Nothing else is let pass.

const plain = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const marked = z.strictObject({
  type: z.literal("mrkdwn"),
  text: z.string().min(1).max(3_000),
  verbatim: z.boolean().optional(),
});
const option = z.strictObject({ text: plain(75), value: z.string().min(1).max(150) });
const actionId = z.string().min(1).max(255);
const blockId = z.string().min(1).max(255).optional();

const button = z.strictObject({
  type: z.literal("button"),
  text: plain(75),
  action_id: actionId,
  url: z.url().max(3_000).optional(),
  value: z.string().max(2_000).optional(),
  style: z.enum(["primary", "danger"]).optional(),
});
const staticSelect = z.strictObject({
  type: z.literal("static_select"),
  action_id: actionId,
  placeholder: plain(150).optional(),
  options: z.array(option).min(1).max(100),
});
const externalSelect = z.strictObject({
  type: z.literal("external_select"),
  action_id: actionId,
  placeholder: plain(150).optional(),
  min_query_length: z.number().int().min(0).optional(),
});
const textInput = z.strictObject({ type: z.literal("plain_text_input"), action_id: actionId });

const section = z.strictObject({
  type: z.literal("section"),
  block_id: blockId,
  text: marked,
  expand: z.boolean().optional(),
});
const header = z.strictObject({ type: z.literal("header"), block_id: blockId, text: plain(150) });
const divider = z.strictObject({ type: z.literal("divider"), block_id: blockId });
const context = z.strictObject({
  type: z.literal("context"),
  block_id: blockId,
  elements: z.array(marked).min(1).max(10),
});
const actions = z
  .strictObject({
    type: z.literal("actions"),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion("type", [button, staticSelect]))
      .min(1)
      .max(25),
  })
  .refine(({ elements }) => new Set(elements.map((one) => one.action_id)).size === elements.length, {
    error: "every action_id of a block is its own",
  });
const input = z.strictObject({
  type: z.literal("input"),
  block_id: blockId,
  optional: z.boolean().optional(),
  label: plain(2_000),
  hint: plain(2_000).optional(),
  element: z.discriminatedUnion("type", [staticSelect, externalSelect, textInput]),
});

const shown = z.union([section, header, divider, context, actions]);

/** Blocks of one message. */
export const messageBlocks = z.array(shown).min(1).max(50);

const common = {
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3_000).optional(),
};

export const modal = z
  .strictObject({
    type: z.literal("modal"),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    blocks: z
      .array(z.union([shown, input]))
      .min(1)
      .max(100),
    ...common,
  })
  .refine(({ blocks, submit }) => submit !== undefined || blocks.every((one) => one.type !== "input"), {
    error: "a modal with inputs needs a submit",
  });

export const home = z.strictObject({
  type: z.literal("home"),
  blocks: z.array(shown).min(1).max(100),
  ...common,
});
