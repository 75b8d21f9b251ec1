import { Client, Events, GatewayCloseCodes, GatewayIntentBits, Options, Partials } from "discord.js";
import type { Log } from "../../ports/log.ts";
import { nameOf } from "./answering.ts";
import { notAllowed } from "./failures.ts";
import type { DiscordSettings, Shards } from "./settings.ts";

/** The least there is: where the bot is, and messages there and in private, with their content. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.MessageContent,
];

/** A client that keeps channels, roles and itself in mind, and neither messages nor people. */
export function createClient({ shards, apiUrl }: Pick<DiscordSettings, "shards" | "apiUrl">): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    ...shardOptions(shards),
    ...(apiUrl !== undefined && { rest: { api: apiUrl } }),
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      ThreadMemberManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
  });
}

function shardOptions(shards: Shards | undefined) {
  if (shards === undefined) return {};
  if (shards === "auto") return { shards };
  const { first, last, count } = shards;
  return { shards: Array.from({ length: last - first + 1 }, (_, i) => first + i), shardCount: count };
}

export const WRONG_TOKEN =
  "Discord does not accept DISCORD_TOKEN. Copy the token again from discord.com/developers, your application, Bot, Reset Token.";

const CLOSED: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: WRONG_TOKEN,
  [GatewayCloseCodes.DisallowedIntents]:
    "Discord does not let the bot read messages yet. Switch on MESSAGE CONTENT INTENT at discord.com/developers, your application, Bot, Privileged Gateway Intents, and start again.",
  [GatewayCloseCodes.InvalidShard]: "DISCORD_SHARDS names shards that Discord does not know.",
  [GatewayCloseCodes.ShardingRequired]:
    "The bot is in too many servers for one connection. Set DISCORD_SHARDS=auto.",
};

/**
 * Logs in and resolves when every server is known. Rejects with one sentence that says what to do (`NotAllowed`), or
 * with what the network said.
 */
export async function logIn(client: Client, token: string, log: Log): Promise<void> {
  // Without a listener an error of a connection would end the process.
  client.on(Events.Error, (error) => log.warn({ why: nameOf(error) }, "Discord's client reports an error"));
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, why: nameOf(error) }, "a connection to Discord broke and is made again"),
  );
  const refused = new Promise<never>((_, reject) => {
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      const says = CLOSED[code] ?? `Discord ended the connection for good (code ${code}).`;
      if (client.isReady()) log.error({ shard, code }, says);
      reject(notAllowed(says));
    });
  });
  refused.catch(() => undefined);
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => resolve());
  });
  const connected = client.login(token).catch((error: unknown) => {
    throw isWrongToken(error) ? notAllowed(WRONG_TOKEN) : error;
  });
  try {
    await Promise.race([Promise.all([connected, ready]), refused]);
  } catch (error) {
    await client.destroy();
    throw error;
  }
}

function isWrongToken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "TokenInvalid";
}
