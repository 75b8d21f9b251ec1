import { z } from "zod";

// "Application Command Object", as far as the bot uses it.

const name = z
  .string()
  .regex(/^[-_\p{L}\p{N}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase());
const description = z.string().min(1).max(100);

const optionBase = { name, description, required: z.boolean().optional() };

const choice = z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) });

const option = z.union([
  z
    .strictObject({
      ...optionBase,
      type: z.literal(3),
      choices: z.array(choice).max(25).optional(),
      autocomplete: z.boolean().optional(),
    })
    .refine(({ choices, autocomplete }) => !(autocomplete && choices), "choices or autocomplete, not both"),
  z.strictObject({ ...optionBase, type: z.literal(6) }),
]);

const subcommand = z.strictObject({
  type: z.literal(1),
  name,
  description,
  options: z
    .array(option)
    .max(25)
    .refine((options) => {
      const firstFree = options.findIndex(({ required }) => !required);
      return firstFree === -1 || options.slice(firstFree).every(({ required }) => !required);
    }, "what is required stands first"),
});

const where = {
  contexts: z.array(z.union([z.literal(0), z.literal(1), z.literal(2)])).optional(),
  integration_types: z.array(z.union([z.literal(0), z.literal(1)])).optional(),
};

const slash = z
  .strictObject({ type: z.literal(1), name, description, options: z.array(subcommand).max(25), ...where })
  // "a maximum of 8000 characters for combined name, description, and value properties"
  .refine((command) => charsOf(command) <= 8_000, "more than 8,000 characters in all");

const menu = z.strictObject({ type: z.literal(3), name: z.string().min(1).max(32), ...where });

/** "Bulk Overwrite Application Commands". */
export const bulkCommands = z
  .array(z.union([slash, menu]))
  .max(100)
  .refine((commands) => new Set(commands.map((one) => one.name)).size === commands.length);

function charsOf(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + charsOf(one), 0);
  if (typeof part !== "object" || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) =>
      sum +
      (typeof value === "string" && /^(name|description|value)$/.test(key) ? value.length : charsOf(value)),
    0,
  );
}
