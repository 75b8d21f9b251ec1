import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ChannelType, GatewayDispatchEvents, MessageFlags } from "discord.js";
import type { DigitalDiscord } from "discord-digital-twin";

/** A request of the bot, as it was made and answered. */
export type BotRequest = {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly body: Body | undefined;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly status: number;
  /** Id of the message or channel that came of it. */
  readonly ref?: string;
  /** The test itself had it answered so. */
  readonly scripted: boolean;
};

type Body = Readonly<Record<string, unknown>> | readonly unknown[];
type Answer = { readonly status: number; readonly body?: unknown };

export type Front = {
  readonly origin: string;
  /** Every request so far, in the order of their answers. */
  readonly requests: readonly BotRequest[];
  /** For whom a message is alone: the id of the interaction that it answers. */
  readonly aloneFor: ReadonlyMap<string, string>;
  /** The next requests whose "METHOD /path" fits are answered so, as many times. */
  answerNext(fits: RegExp, answer: Answer, times?: number): void;
  stop(): Promise<void>;
};

const PREFIX = "/api/v10";

/** The channel that a person has with the bot. */
export const directOf = (person: string) => String(BigInt(person) + 1_000_000n);

/** Stands before the twin and adds what it lacks; see `stand-in.ts`. */
export async function createFront(
  twin: DigitalDiscord,
  token: string,
  broadcast: (event: string, data: unknown) => void,
): Promise<Front> {
  const requests: BotRequest[] = [];
  const scripted: { fits: RegExp; answer: Answer; left: number }[] = [];
  const behind = `http://127.0.0.1:${twin.port}`;
  const desk = createDesk(twin, broadcast, behind);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const read = await readBody(request);
    const path = decodeURIComponent(url.slice(PREFIX.length));
    const asked = { method, path, ...read };
    const made = scriptedAnswer(scripted, `${method} ${path}`);
    const answer = refusal(request, token, path) ?? made ?? (await desk.answer(asked));
    const ref = idIn(answer);
    const { status } = answer;
    requests.push({ ...asked, status, scripted: made !== undefined, ...(ref !== undefined && { ref }) });
    if (answer.body === undefined) response.writeHead(status).end();
    else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ code: 0, message: String(error) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    aloneFor: desk.aloneFor,
    answerNext(fits, answer, times = 1) {
      scripted.push({ fits, answer, left: times });
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Discord wants the token with everything but the callbacks of interactions, which have one of their own. */
function refusal(request: IncomingMessage, token: string, path: string): Answer | undefined {
  const isOpen = path.startsWith("/interactions/") || path.startsWith("/webhooks/");
  if (isOpen || request.headers.authorization === `Bot ${token}`) return undefined;
  return { status: 401, body: { message: "401: Unauthorized", code: 0 } };
}

function scriptedAnswer(
  scripted: readonly { fits: RegExp; answer: Answer; left: number }[],
  line: string,
): Answer | undefined {
  const one = scripted.find(({ fits, left }) => left > 0 && fits.test(line));
  if (one === undefined) return undefined;
  one.left -= 1;
  return one.answer;
}

type Asked = Pick<BotRequest, "method" | "path" | "body" | "files">;

function createDesk(twin: DigitalDiscord, broadcast: (event: string, data: unknown) => void, behind: string) {
  const byNonce = new Map<string, Promise<Answer>>();
  const deferredAlone = new Set<string>();
  const aloneFor = new Map<string, string>();
  const commands = new Map<string, readonly Record<string, unknown>[]>();

  /** By the twin itself. */
  async function forward({ method, path, body }: Asked): Promise<Answer> {
    const response = await fetch(`${behind}${PREFIX}${encodeURI(path)}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
    const text = await response.text();
    return { status: response.status, ...(text !== "" && { body: JSON.parse(text) }) };
  }

  async function withFiles(asked: Asked): Promise<Answer> {
    const answer = await forward(asked);
    const id = idIn(answer);
    if (asked.files.length === 0 || id === undefined) return answer;
    const attachments = asked.files.map(({ name, text }, i) => ({
      id: `${id}${i}`,
      filename: name,
      size: Buffer.byteLength(text),
      url: `https://cdn.discordapp.com/${id}/${name}`,
      proxy_url: `https://cdn.discordapp.com/${id}/${name}`,
    }));
    await twin.prisma.message.update({ where: { id }, data: { attachments: JSON.stringify(attachments) } });
    return { ...answer, body: { ...(answer.body as object), attachments } };
  }

  /** One message for each nonce, whoever sends it how often. */
  function post(asked: Asked): Promise<Answer> {
    const { nonce, enforce_nonce: enforced } = (asked.body ?? {}) as Record<string, unknown>;
    if (nonce === undefined || enforced !== true) return withFiles(asked);
    const key = `${asked.path} ${String(nonce)}`;
    const known = byNonce.get(key);
    if (known !== undefined) return known;
    const answer = withFiles(asked);
    byNonce.set(key, answer);
    // What was refused may be sent again.
    void answer.then(
      ({ status }) => status >= 400 && byNonce.delete(key),
      () => byNonce.delete(key),
    );
    return answer;
  }

  /** On Discord a thread has the id of the message that it hangs on. */
  async function openThread(channel: string, message: string, asked: Asked): Promise<Answer> {
    const { prisma } = twin;
    const parent = await prisma.channel.findUnique({ where: { id: channel } });
    const starter = await prisma.message.findUnique({ where: { id: message } });
    if (parent === null || starter === null)
      return { status: 404, body: { code: parent === null ? 10003 : 10008, message: "Unknown" } };
    if ((await prisma.channel.findUnique({ where: { id: message } })) !== null)
      return { status: 400, body: { code: 160004, message: "A thread has already been created" } };
    const { name } = asked.body as { name: string };
    await prisma.channel.create({
      data: {
        id: message,
        guildId: parent.guildId,
        type: ChannelType.PublicThread,
        name,
        parentId: channel,
        ownerId: twin.botUserId,
        archiveTimestamp: new Date(),
        starterMessageId: message,
        memberCount: 1,
      },
    });
    await prisma.threadMember.create({ data: { channelId: message, userId: twin.botUserId } });
    const got = await forward({ method: "GET", path: `/channels/${message}`, body: undefined, files: [] });
    const thread = { ...(got.body as object), newly_created: true };
    broadcast(GatewayDispatchEvents.ThreadCreate, thread);
    return { status: 201, body: thread };
  }

  /** Whether an answer is for one person alone is fixed when it is put off, and the twin forgets it. */
  async function callback(interaction: string, token: string, asked: Asked): Promise<Answer> {
    const { type, data } = asked.body as { type: number; data?: { flags?: number } };
    const answer = await withFiles(asked);
    const isAlone = ((data?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    if (answer.status >= 400 || !isAlone) return answer;
    deferredAlone.add(token);
    if (type === 4) {
      const row = await twin.prisma.interactionResponse.findUnique({ where: { interactionId: interaction } });
      if (row?.messageId) aloneFor.set(row.messageId, interaction);
    }
    return answer;
  }

  async function webhook(token: string, asked: Asked): Promise<Answer> {
    const answer = await withFiles(asked);
    // An answer that was put off and never given can be taken back, of which the twin knows nothing.
    if (asked.method === "DELETE" && answer.status === 404) return { status: 204 };
    const id = idIn(answer);
    const { flags = 0 } = (asked.body ?? {}) as { flags?: number };
    const isAlone = deferredAlone.has(token) || (flags & MessageFlags.Ephemeral) !== 0;
    if (id === undefined || !isAlone || asked.method === "GET") return answer;
    const row = await twin.prisma.interactionResponse.findUnique({ where: { interactionToken: token } });
    // A button's own message may be edited in answer to it; that does not make it anybody's alone.
    const message = await twin.prisma.message.findUnique({ where: { id } });
    if (row === null || message === null || message.webhookId === null) return answer;
    aloneFor.set(id, row.interactionId);
    await twin.prisma.message.update({
      where: { id },
      data: { flags: message.flags | MessageFlags.Ephemeral },
    });
    return { ...answer, body: { ...(answer.body as object), flags: message.flags | MessageFlags.Ephemeral } };
  }

  async function command(asked: Asked): Promise<Answer> {
    const path = asked.path.split("?")[0]!;
    if (asked.method === "GET") return { status: 200, body: commands.get(path) ?? [] };
    const answer = await forward(asked);
    if (answer.status >= 400) return answer;
    const registered = answer.body as readonly { id: string; application_id: string; version: string }[];
    const kept = (asked.body as readonly Record<string, unknown>[]).map((one, i) => {
      const { id, application_id, version } = registered[i]!;
      return { ...one, id, application_id, version };
    });
    commands.set(path, kept);
    return { status: 200, body: kept };
  }

  async function directChannel(asked: Asked): Promise<Answer> {
    const { recipient_id: person } = asked.body as { recipient_id: string };
    const id = directOf(person);
    const user = await twin.prisma.user.findUnique({ where: { id: person } });
    if (user === null) return { status: 404, body: { code: 10013, message: "Unknown User" } };
    await twin.prisma.channel.upsert({ where: { id }, create: { id, type: ChannelType.DM }, update: {} });
    const recipients = [{ id: person, username: user.username, discriminator: "0", avatar: null }];
    return { status: 200, body: { id, type: ChannelType.DM, recipients } };
  }

  return {
    aloneFor,
    answer(asked: Asked): Promise<Answer> {
      const { method, path } = asked;
      const line = `${method} ${path}`;
      const thread = /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/.exec(line);
      if (thread) return openThread(thread[1]!, thread[2]!, asked);
      if (/^POST \/channels\/\d+\/messages$/.test(line)) return post(asked);
      const called = /^POST \/interactions\/(\d+)\/([^/]+)\/callback/.exec(line);
      if (called) return callback(called[1]!, called[2]!, asked);
      const hooked = /^\w+ \/webhooks\/\d+\/([^/?]+)/.exec(line);
      if (hooked) return webhook(hooked[1]!, asked);
      if (/^(GET|PUT) \/applications\/\d+\/(guilds\/\d+\/)?commands(\?|$)/.test(line)) return command(asked);
      if (line === "POST /users/@me/channels") return directChannel(asked);
      return withFiles(asked);
    },
  };
}

function idIn({ status, body }: Answer): string | undefined {
  if (status >= 400 || typeof body !== "object" || body === null || !("id" in body)) return undefined;
  return String(body.id);
}

async function readBody(request: IncomingMessage): Promise<Pick<Asked, "body" | "files">> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (raw.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith("multipart/")) return { body: JSON.parse(raw.toString()) as Body, files: [] };
  const form = await new Response(raw, { headers: { "content-type": type } }).formData();
  const files: { name: string; text: string }[] = [];
  for (const value of form.values())
    if (typeof value !== "string") files.push({ name: value.name, text: await value.text() });
  const payload = form.get("payload_json");
  return { body: typeof payload === "string" ? (JSON.parse(payload) as Body) : {}, files };
}
