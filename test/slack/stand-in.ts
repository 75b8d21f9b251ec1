import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createEmulator } from "emulate";
import { SCOPES } from "../../src/surfaces/slack/scopes.ts";
import { type SlackSocket, startSlackSocket } from "../fakes/slack-socket.ts";
import { faultOf, RESPONSE } from "./request-shape.ts";
import { argumentsOf, bodyOf, forwarded, freePort, listen, reply } from "./small-server.ts";

/** One request of the bot's. */
export type Requested = {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly answer: Readonly<Record<string, unknown>> & { readonly ok: boolean; readonly error?: string };
  /** A test made it fail. */
  readonly scripted: boolean;
  readonly token: string;
};

/** What only one person sees. */
export type Alone = {
  readonly ref: string;
  readonly user: string;
  readonly channel: string;
  readonly thread?: string;
  readonly text: string;
  readonly blocks: readonly unknown[];
};

/** A Slack to test against. Nothing leaves this machine. */
export type StandIn = {
  /** For `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly team: string;
  readonly botToken: string;
  readonly bot: string;
  readonly channel: string;
  readonly socket: SlackSocket;
  readonly requests: readonly Requested[];
  readonly alone: readonly Alone[];
  /** Forms that are open, the latest last. */
  readonly views: readonly Readonly<Record<string, unknown>>[];
  readonly faults: readonly string[];
  personId(name: string): string;
  tokenOf(name: string): string;
  call(token: string, method: string, args?: unknown): Promise<Record<string, never>>;
  /** The next requests of a method are answered so. */
  answerNext(
    method: string,
    answer: { status: number; body: unknown; headers?: Record<string, string> },
    times?: number,
  ): void;
  /** An address that takes answers to something that this person did there. */
  responseUrl(user: string, channel: string, thread?: string): string;
  stop(): Promise<void>;
};

export const PEOPLE = ["Ada", "Bob", "Eve"] as const;
const BOT_TOKEN = "xoxb-stand-in";
const APP_TOKEN = "xapp-stand-in";
const READS_ALL = "xoxp-reads-all";

/** emulate with a front that judges every request, and adds what it lacks: sockets, triggers, the assistant pane. */
export async function startStandIn(): Promise<StandIn> {
  const socket = await startSlackSocket();
  const requests: Requested[] = [];
  const alone: Alone[] = [];
  const views: Record<string, unknown>[] = [];
  const faults: string[] = [];
  const scripted: {
    method: string;
    answer: { status: number; body: unknown; headers?: Record<string, string> };
  }[] = [];
  const askers: { user: string; channel: string; thread?: string }[] = [];
  let upstream = "";

  async function front(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://front");
    const body = await bodyOf(request);
    if (pathname.startsWith("/hooks/")) return hook(pathname, body, response);
    const method = pathname.startsWith("/api/") ? pathname.slice("/api/".length) : undefined;
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const isOurs =
      method !== undefined && (token === BOT_TOKEN || token === APP_TOKEN || !token.startsWith("xoxp-"));
    const args = isOurs ? argumentsOf(body, request.headers["content-type"]) : {};
    const keep = (answer: Requested["answer"], isScripted = false) => {
      if (isOurs) requests.push({ method, args, answer, scripted: isScripted, token });
    };
    const next = scripted.findIndex((one) => one.method === method);
    if (isOurs && next >= 0) {
      const [{ answer }] = scripted.splice(next, 1) as [(typeof scripted)[number]];
      keep({ ok: false }, true);
      return reply(response, answer.status, answer.body, answer.headers);
    }
    const fault = isOurs ? faultOf(method, args) : undefined;
    if (fault !== undefined) faults.push(fault);
    const own = isOurs ? ownAnswer(method, args, token) : undefined;
    if (own !== undefined) {
      keep(own);
      return reply(response, 200, own);
    }
    const answer = await fetch(`${upstream}${request.url}`, {
      method: request.method ?? "GET",
      headers: forwarded(request),
      ...(body.length > 0 && { body: new Uint8Array(body) }),
      redirect: "manual",
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (isOurs) keep(JSON.parse(String(bytes)) as Requested["answer"]);
    const location = answer.headers.get("location");
    response.writeHead(answer.status, {
      "content-type": answer.headers.get("content-type") ?? "application/json",
      ...(location !== null && { location }),
    });
    response.end(bytes);
  }

  /** What emulate does not know. */
  function ownAnswer(method: string, args: Record<string, unknown>, token: string) {
    if (method === "apps.connections.open")
      return token === APP_TOKEN ? { ok: true, url: socket.url } : { ok: false, error: "invalid_auth" };
    if (token.includes("wrong")) return { ok: false, error: "invalid_auth" };
    if (token !== BOT_TOKEN) return undefined;
    if (method.startsWith("assistant.threads.")) return { ok: true };
    if (method === "chat.postEphemeral") {
      const { user, channel, thread_ts, text, blocks } = args as Record<string, string> & {
        blocks: unknown[];
      };
      keepAlone({ user: user!, channel: channel!, ...(thread_ts && { thread: thread_ts }) }, text!, blocks);
      return { ok: true, message_ts: now() };
    }
    if (method === "views.open") {
      views.push({ ...(args.view as object), id: `V${views.length + 1}` });
      return { ok: true, view: {} };
    }
    return undefined;
  }

  function keepAlone(
    at: { user: string; channel: string; thread?: string },
    text: string,
    blocks: unknown[],
  ): void {
    alone.push({ ref: now(), ...at, text, blocks });
  }

  function hook(pathname: string, body: Buffer, response: ServerResponse): void {
    const asker = askers[Number(pathname.split("/").at(-1))];
    const parsed = RESPONSE.safeParse(JSON.parse(String(body)));
    if (!parsed.success || asker === undefined) {
      faults.push(`an answer to ${pathname}: ${parsed.error?.message}`);
      reply(response, 400, { ok: false });
      return;
    }
    const { text, blocks, thread_ts } = parsed.data;
    keepAlone(
      { user: asker.user, channel: asker.channel, ...(thread_ts && { thread: thread_ts }) },
      text,
      blocks,
    );
    reply(response, 200, { ok: true });
  }

  const server = createServer((request, response) => {
    front(request, response).catch((error: unknown) => {
      faults.push(`the stand-in failed: ${String(error)}`);
      response.writeHead(500).end();
    });
  });
  const origin = await listen(server);
  const port = await freePort();
  const emulator = await createEmulator({
    service: "slack",
    port,
    hostname: "127.0.0.1",
    baseUrl: origin,
    seed: { slack: seed() },
  });
  upstream = `http://127.0.0.1:${port}`;

  async function call(token: string, method: string, args: unknown = {}): Promise<Record<string, never>> {
    const answer = await fetch(`${upstream}/api/${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(args),
    });
    return (await answer.json()) as Record<string, never>;
  }

  const self = await call(BOT_TOKEN, "auth.test");
  const people = new Map<string, string>();
  for (const name of PEOPLE) people.set(name, (await call(`xoxp-${name}`, "auth.test")).user_id!);
  const { channels } = (await call(READS_ALL, "conversations.list")) as unknown as {
    channels: { id: string; name: string }[];
  };
  return {
    apiUrl: `${origin}/api/`,
    origin,
    team: self.team_id!,
    botToken: BOT_TOKEN,
    bot: self.user_id!,
    channel: channels.find(({ name }) => name === "interviews")!.id,
    socket,
    requests,
    alone,
    views,
    faults,
    personId: (name) => people.get(name) ?? name,
    tokenOf: (name) => `xoxp-${name}`,
    call,
    answerNext(method, answer, times = 1) {
      for (let i = 0; i < times; i += 1) scripted.push({ method, answer });
    },
    responseUrl(user, channel, thread) {
      askers.push({ user, channel, ...(thread !== undefined && { thread }) });
      return `${origin}/hooks/${askers.length - 1}`;
    },
    async stop() {
      await emulator.close();
      await socket.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const TOKENS = { bot: BOT_TOKEN, app: APP_TOKEN } as const;

/** Now, as Slack names messages. */
export function now(): string {
  return (Date.now() / 1_000).toFixed(6);
}

function seed() {
  const person = (name: string) => ({
    name,
    real_name: name,
    is_admin: name === "Ada",
    profile: { display_name: name },
  });
  return {
    team: { name: "Study group", domain: "study-group" },
    users: [...PEOPLE.map(person), { name: "mockingbird", real_name: "Mockingbird" }],
    channels: [{ name: "interviews" }],
    tokens: [
      { token: BOT_TOKEN, user: "mockingbird", scopes: SCOPES.map(({ name }) => name) },
      ...PEOPLE.map((name) => ({ token: `xoxp-${name}`, user: name })),
      { token: READS_ALL, user: "Ada" },
    ],
    oauth_apps: [
      {
        client_id: "1.2",
        client_secret: "client-secret",
        name: "Mockingbird",
        redirect_uris: [],
        scopes: SCOPES.map(({ name }) => name),
      },
    ],
    strict_scopes: true,
  };
}
