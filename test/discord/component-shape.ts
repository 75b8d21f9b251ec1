import { z } from "zod";

// Components of a message as the "Component Reference" has them, as far as the bot uses them.

const customId = z.string().min(1).max(100);
const label = z.string().min(1).max(80);

const button = z.union([
  z.strictObject({
    type: z.literal(2),
    style: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    custom_id: customId,
    label,
  }),
  z.strictObject({ type: z.literal(2), style: z.literal(5), url: z.url().max(512), label }),
]);

const option = z.strictObject({ value: z.string().min(1).max(100), label: z.string().min(1).max(100) });

const select = z.strictObject({
  type: z.literal(3),
  custom_id: customId,
  placeholder: z.string().max(150).optional(),
  options: z
    .array(option)
    .min(1)
    .max(25)
    .refine((options) => isDistinct(options.map(({ value }) => value)), "a value stands twice"),
});

const row = z.strictObject({
  type: z.literal(1),
  components: z.union([z.array(button).min(1).max(5), z.tuple([select])]),
});

/** The rows of one message. */
export const components = z
  .array(row)
  .max(5)
  .refine(
    (rows) =>
      isDistinct(
        rows.flatMap((one) =>
          one.components.flatMap((each) => ("custom_id" in each ? [each.custom_id] : [])),
        ),
      ),
    "a custom_id stands twice",
  );

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
