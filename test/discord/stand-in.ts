import { mkdtempSync, rmSync } from "node:fs";
import { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChannelType, GatewayDispatchEvents } from "discord.js";
import { DigitalDiscord } from "discord-digital-twin";
import { createFront, directOf, type Front } from "./stand-in-front.ts";

/** A Discord to test against: a server with one channel, people in it, and the bot. Nothing leaves this machine. */
export type StandIn = {
  /** For discord.js's `rest.api`, and `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly guild: string;
  readonly channel: string;
  /** Id of a person by name. */
  personId(name: string): string;
  /** The channel that a person and the bot have to themselves. */
  directId(name: string): string;
  readonly twin: DigitalDiscord;
  readonly front: Front;
  /** Cuts every gateway connection, as Discord does now and then. Sessions cannot be taken up again. */
  dropGateway(): void;
  stop(): Promise<void>;
};

export const PEOPLE = ["Ada", "Bob", "Eve"] as const;
const TOKEN = "stand-in.token";
/** What everybody may do: see, write, and not much more. */
const MEMBER = "1071698660929";
const FIRST_ID = 200000000000000001n;

/**
 * discord-digital-twin with a front that adds what it lacks and Discord does: nonces that are recognised, files,
 * threads with the id of their message, answers for one person alone, reading of commands, wrong tokens.
 */
export async function startStandIn(): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), "mockingbird-discord-"));
  const ids = new Map(PEOPLE.map((name, i) => [name as string, String(FIRST_ID + BigInt(i))]));
  const channel = "200000000000000100";
  const twin = new DigitalDiscord({
    // Each its own file; two in one process would share one otherwise.
    dbUrl: `file:${join(folder, "twin.db")}`,
    botToken: TOKEN,
    botUser: { username: "Mockingbird" },
    guild: { id: "200000000000000900", name: "Study group", ownerId: ids.get("Ada")! },
    channels: [{ id: channel, name: "interviews", type: ChannelType.GuildText }],
    users: PEOPLE.map((username) => ({ id: ids.get(username)!, username })),
  });
  await onLoopback(() => twin.start());
  // Ada owns the server; the others are members like any.
  const members = { userId: { in: [ids.get("Bob")!, ids.get("Eve")!] } };
  await twin.prisma.guildMember.updateMany({ where: members, data: { permissions: MEMBER } });
  const { gateway } = (twin as unknown as Insides).server;
  refuseResumes(gateway.wss);
  tellDirectly(gateway);
  for (const id of ids.values())
    await twin.prisma.channel.create({ data: { id: directOf(id), type: ChannelType.DM } });
  const front = await createFront(twin, TOKEN, (event, data) => gateway.broadcast(event, data));
  const personId = (name: string) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`nobody is called ${name}`);
    return id;
  };
  return {
    apiUrl: `${front.origin}/api`,
    token: TOKEN,
    guild: twin.guildId,
    channel,
    personId,
    directId: (name) => directOf(personId(name)),
    twin,
    front,
    dropGateway() {
      for (const socket of gateway.wss.clients) socket.terminate();
    },
    async stop() {
      await front.stop();
      await twin.stop();
      await twin.prisma.$disconnect();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the twin keeps to itself and is needed here. */
type Insides = {
  readonly server: {
    readonly gateway: {
      broadcast: (event: string, data: unknown) => void;
      readonly wss: {
        readonly clients: ReadonlySet<Socket>;
        on(event: "connection", listener: (socket: Socket) => void): unknown;
      };
    };
  };
};

/** The twin tells of every interaction as if it were in the server; in a direct message there is none, and no member. */
function tellDirectly(gateway: Insides["server"]["gateway"]): void {
  const { broadcast } = gateway;
  gateway.broadcast = (event, data) => {
    const { channel, member, guild_id, guild_locale, ...rest } = data as Record<string, unknown>;
    const isDirect =
      event === GatewayDispatchEvents.InteractionCreate &&
      (channel as { type?: number } | undefined)?.type === ChannelType.DM;
    const { user } = (member ?? {}) as { user?: unknown };
    broadcast.call(gateway, event, isDirect ? { ...rest, channel, user, context: 1 } : data);
  };
}

type Socket = {
  terminate(): void;
  send(data: string): void;
  on(event: "message", listener: (raw: { toString(): string }) => void): unknown;
};

const RESUME = 6;
const INVALID_SESSION = 9;

/** The twin does not answer a resume at all; Discord, when it cannot, says so, and the client identifies anew. */
function refuseResumes(wss: Insides["server"]["gateway"]["wss"]): void {
  wss.on("connection", (socket) => {
    socket.on("message", (raw) => {
      const { op } = JSON.parse(raw.toString()) as { op?: number };
      if (op === RESUME) socket.send(JSON.stringify({ op: INVALID_SESSION, d: false, s: null, t: null }));
    });
  });
}

/** The twin listens on every interface; while it starts, a server without an address is given the loopback one. */
async function onLoopback(start: () => Promise<void>): Promise<void> {
  const listen = Server.prototype.listen as (...given: unknown[]) => Server;
  const listenOnLoopback = function listenOnLoopback(this: Server, ...given: unknown[]): Server {
    const [port, then] = given;
    const isOpen = typeof port === "number" && typeof then === "function";
    return listen.apply(this, isOpen ? [port, "127.0.0.1", then] : given);
  };
  Server.prototype.listen = listenOnLoopback as typeof Server.prototype.listen;
  try {
    await start();
  } finally {
    Server.prototype.listen = listen as typeof Server.prototype.listen;
  }
}
