import { z } from "zod";
import { strictViolations } from "../../src/models/strict-schema.ts";

// The documented shape of POST /chat/completions, as far as this project uses it; from OpenAI's API reference. A field
// that is not listed here is a mistake: servers may ignore it, or refuse the request.

const text = z.strictObject({ type: z.literal("text"), text: z.string().min(1) });
const picture = z.strictObject({
  type: z.literal("image_url"),
  image_url: z.strictObject({
    url: z.string().regex(/^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+={0,2}$/),
  }),
});

const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("system"), content: z.string().min(1) }),
  z.strictObject({ role: z.literal("assistant"), content: z.string().min(1) }),
  z.strictObject({
    role: z.literal("user"),
    content: z.union([z.string().min(1), z.array(z.union([text, picture])).min(1)]),
  }),
]);

const responseFormat = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("json_object") }),
  z.strictObject({
    type: z.literal("json_schema"),
    json_schema: z.strictObject({
      name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
      strict: z.literal(true),
      schema: z.unknown().superRefine((schema, context) => {
        for (const violation of strictViolations(schema))
          context.addIssue({ code: "custom", message: violation });
      }),
    }),
  }),
]);

const request = z
  .strictObject({
    model: z.string().min(1),
    messages: z.array(message).min(1),
    response_format: responseFormat.optional(),
    max_tokens: z.int().positive().optional(),
    max_completion_tokens: z.int().positive().optional(),
    temperature: z.number().min(0).max(2).optional(),
    seed: z.int().optional(),
  })
  .superRefine((body, context) => {
    const refuse = (says: string) => context.addIssue({ code: "custom", message: says });
    if ((body.max_tokens === undefined) === (body.max_completion_tokens === undefined))
      refuse("exactly one of max_tokens and max_completion_tokens bounds the answer");
    // OpenAI refuses JSON mode when no message speaks of JSON.
    if (body.response_format?.type === "json_object" && !/json/i.test(JSON.stringify(body.messages)))
      refuse("JSON mode needs the word JSON in a message");
  });

export type ChatCompletionBody = z.infer<typeof request>;

/**
 * A request body held against the documented shape.
 *
 * @throws Error that names every deviation.
 */
export function assertRequestShape(body: unknown): ChatCompletionBody {
  const read = request.safeParse(body);
  if (!read.success) throw new Error(`not the shape of a chat completion:\n${z.prettifyError(read.error)}`);
  return read.data;
}
