import { z } from "zod";
import { home, messageBlocks, modal } from "./block-kit-shape.ts";

// The methods of Slack's Web API that the bot uses, with their documented arguments. What is not documented is refused,
// for Slack lets it pass in silence.

const channel = z.string().regex(/^[CDG][A-Z0-9]+$/);
const user = z.string().regex(/^[UW][A-Z0-9]+$/);
const ts = z.string().regex(/^\d+\.\d{1,6}$/);
const flag = z.preprocess(
  (value) => (value === "true" ? true : value === "false" ? false : value),
  z.boolean(),
);
const count = z.coerce.number().int().min(1).max(999);

const message = { text: z.string().min(1).max(4_000), blocks: messageBlocks };
const history = {
  channel,
  limit: count.optional(),
  cursor: z.string().optional(),
  oldest: ts.optional(),
  latest: ts.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};

/** The documented arguments of each method. */
export const METHODS: Readonly<Record<string, z.ZodType>> = {
  "auth.test": z.strictObject({}),
  "apps.connections.open": z.strictObject({}),
  "chat.postMessage": z.strictObject({
    channel,
    ...message,
    thread_ts: ts.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
    metadata: z
      .strictObject({
        event_type: z.string().min(1).max(255),
        event_payload: z.record(z.string(), z.union([z.string(), z.number()])),
      })
      .optional(),
  }),
  "chat.postEphemeral": z.strictObject({ channel, user, ...message, thread_ts: ts.optional() }),
  "chat.update": z.strictObject({ channel, ts, ...message }),
  "conversations.history": z.strictObject(history),
  "conversations.replies": z.strictObject({ ...history, ts }),
  "conversations.open": z.strictObject({ users: user }),
  "users.info": z.strictObject({ user }),
  "views.open": z.strictObject({ trigger_id: z.string().min(1), view: modal }),
  "views.publish": z.strictObject({ user_id: user, view: home }),
  "files.getUploadURLExternal": z.strictObject({
    filename: z.string().min(1),
    length: z.coerce.number().int().min(1),
    alt_txt: z.string().optional(),
    snippet_type: z.string().optional(),
  }),
  "files.completeUploadExternal": z.strictObject({
    files: z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
    channel_id: channel.optional(),
    thread_ts: ts.optional(),
    initial_comment: z.string().optional(),
  }),
  "oauth.v2.access": z.strictObject({
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string(),
    redirect_uri: z.string().optional(),
  }),
  "assistant.threads.setStatus": z.strictObject({ channel_id: channel, thread_ts: ts, status: z.string() }),
  "assistant.threads.setTitle": z.strictObject({
    channel_id: channel,
    thread_ts: ts,
    title: z.string().min(1),
  }),
  "assistant.threads.setSuggestedPrompts": z.strictObject({
    channel_id: channel,
    thread_ts: ts,
    title: z.string().optional(),
    prompts: z
      .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
      .min(1)
      .max(4),
  }),
};

/** What is sent to a `response_url`. */
export const RESPONSE = z.strictObject({
  response_type: z.enum(["ephemeral", "in_channel"]),
  replace_original: z.boolean(),
  thread_ts: ts.optional(),
  ...message,
});

/** What is wrong with a request, in words; undefined when Slack would take it. */
export function faultOf(method: string, args: unknown): string | undefined {
  const shape = METHODS[method];
  if (shape === undefined) return `${method} is no method that the bot should need`;
  const parsed = shape.safeParse(args);
  return parsed.success ? undefined : `${method}: ${z.prettifyError(parsed.error)}`;
}
