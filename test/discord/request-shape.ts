import { z } from "zod";
import { bulkCommands } from "./command-shape.ts";
import { components } from "./component-shape.ts";

// The documented shape of every request that the bot makes, from Discord's API reference, version 10. A field that is
// not listed here is a mistake: Discord ignores some of these, and refuses the request for others.

const snowflake = z.string().regex(/^\d{15,20}$/);

const embed = z.strictObject({
  description: z.string().min(1).max(4_096),
  color: z.int().min(0).max(0xffffff),
});

/** With `parse` empty and nobody listed, nobody is called. */
const nobody = z.strictObject({ parse: z.array(z.never()) });

const attachment = z.strictObject({ id: z.union([z.int(), snowflake]), filename: z.string().optional() });

const written = z.strictObject({
  content: z.string().max(2_000).optional(),
  embeds: z.array(embed).max(10).optional(),
  components,
  allowed_mentions: nobody,
  attachments: z.array(attachment).max(10).optional(),
});

const created = written
  .extend({
    nonce: z.string().min(1).max(25).optional(),
    enforce_nonce: z.literal(true).optional(),
    message_reference: z.strictObject({ message_id: snowflake, fail_if_not_exists: z.boolean() }).optional(),
    flags: z.literal(64).optional(),
  })
  .refine((body) => (body.nonce === undefined) === (body.enforce_nonce === undefined), "a nonce is enforced");

const isSaid = (body: z.infer<typeof written>, files: number) =>
  (body.content ?? "").trim() !== "" || (body.embeds ?? []).length > 0 || files > 0;

const threadName = z.string().min(1).max(100);
const archivedAfter = z.union([z.literal(60), z.literal(1_440), z.literal(4_320), z.literal(10_080)]);

const choice = z.strictObject({ name: z.string().min(1).max(100), value: z.string().min(1).max(100) });

const callback = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal(5), data: z.strictObject({ flags: z.literal(64) }) }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(8), data: z.strictObject({ choices: z.array(choice).max(25) }) }),
]);

type Endpoint = { readonly line: RegExp; readonly body?: z.ZodType; readonly hasWords?: true };

const ID = "\\d{15,20}";
const endpoint = (line: string, body?: z.ZodType, hasWords?: true): Endpoint => ({
  line: new RegExp(`^${line.replaceAll(":id", ID)}$`),
  ...(body && { body }),
  ...(hasWords && { hasWords }),
});

const ENDPOINTS: readonly Endpoint[] = [
  endpoint("GET /gateway/bot"),
  endpoint("GET /applications/@me"),
  endpoint("GET /applications/:id/(guilds/:id/)?commands"),
  endpoint("PUT /applications/:id/(guilds/:id/)?commands", bulkCommands),
  endpoint("POST /channels/:id/messages", created, true),
  endpoint("PATCH /channels/:id/messages/:id", written, true),
  endpoint("DELETE /channels/:id/messages/:id"),
  endpoint("GET /channels/:id/messages\\?limit=(100|[1-9]\\d?)(&after=:id)?"),
  endpoint("POST /channels/:id/typing"),
  endpoint("GET /channels/:id"),
  endpoint("PATCH /channels/:id", z.strictObject({ archived: z.boolean() })),
  endpoint(
    "POST /channels/:id/messages/:id/threads",
    z.strictObject({ name: threadName, auto_archive_duration: archivedAfter }),
  ),
  endpoint(
    "POST /channels/:id/threads",
    z.strictObject({
      name: threadName,
      auto_archive_duration: archivedAfter,
      type: z.literal(12),
      invitable: z.literal(false),
    }),
  ),
  endpoint("PUT /channels/:id/thread-members/:id"),
  endpoint("POST /users/@me/channels", z.strictObject({ recipient_id: snowflake })),
  endpoint("POST /interactions/:id/[^/]+/callback", callback),
  endpoint("POST /webhooks/:id/[^/?]+", created, true),
  endpoint("PATCH /webhooks/:id/[^/]+/messages/@original", written, true),
  endpoint("DELETE /webhooks/:id/[^/]+/messages/@original"),
];

export type MadeRequest = {
  readonly method: string;
  /** Without `/api/v10`, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly files: readonly { readonly name: string; readonly text: string }[];
};

/**
 * A request held against Discord's documentation.
 *
 * @throws Error that names every deviation.
 */
export function assertDiscordRequest({ method, path, body, files }: MadeRequest): void {
  const line = `${method} ${path}`;
  const found = ENDPOINTS.find((one) => one.line.test(line));
  if (found === undefined) throw new Error(`no request that we make: ${line}`);
  const read = (found.body ?? z.undefined()).safeParse(body);
  if (!read.success) throw new Error(`${line} is not as documented:\n${z.prettifyError(read.error)}`);
  if (files.length > 10) throw new Error(`${line} has ${files.length} files`);
  for (const { name, text } of files)
    if (!/^[\w.-]{1,255}$/.test(name) || text.length > 10 * 1024 * 1024)
      throw new Error(`${line} has a file that Discord refuses: ${name}`);
  if (found.hasWords && !isSaid(read.data as z.infer<typeof written>, files.length))
    throw new Error(`${line} is an empty message`);
}
