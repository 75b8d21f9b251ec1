import { z } from "zod";
import type { Allowance, ModelSettings, Prices } from "./models/settings.ts";
import type { DiscordSettings, Shards } from "./surfaces/discord/settings.ts";
import type { OAuthSettings, SlackSettings } from "./surfaces/slack/settings.ts";

const amount = z.coerce.number().positive();
const tokens = z.coerce.number().int().positive();

const schema = z.object({
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  MOCKINGBIRD_DATA: z.string().min(1).default(".mockingbird"),
  RUBRICS_DIR: z.string().min(1).optional(),
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: "no http or https address" })
    // It is shown and logged, and the platform sends nothing to such an address.
    .refine((url) => !/^\w+:\/*[^/]*@/.test(url), "no name or password in it; a key goes into OPENAI_API_KEY")
    .optional(),
  INTERVIEWER_MODEL: z.string().optional(),
  GRADER_MODEL: z.string().optional(),
  VISION_MODEL: z.string().optional(),
  GRADER_BATCH: z.enum(["criterion", "stage"]).default("stage"),
  MODEL_TIMEOUT_SECONDS: amount.max(600).default(60),
  MODEL_CALLS_AT_ONCE: z.coerce.number().int().min(1).max(100).default(4),
  MODEL_TOKENS_PER_PERSON_PER_DAY: tokens.optional(),
  MODEL_TOKENS_PER_WORKSPACE_PER_DAY: tokens.optional(),
  MODEL_TOKENS_PER_DAY: tokens.optional(),
  MODEL_DOLLARS_PER_PERSON_PER_DAY: amount.optional(),
  MODEL_DOLLARS_PER_WORKSPACE_PER_DAY: amount.optional(),
  MODEL_DOLLARS_PER_DAY: amount.optional(),
  MODEL_PRICE_IN: z.coerce.number().nonnegative().optional(),
  MODEL_PRICE_CACHED_IN: z.coerce.number().nonnegative().optional(),
  MODEL_PRICE_OUT: z.coerce.number().nonnegative().optional(),
  DISCORD_TOKEN: z
    .string()
    .trim()
    .regex(/^[^\s"']+$/, 'the token alone, without spaces, quotes or "Bot" in front')
    .optional(),
  DISCORD_SHARDS: z.string().transform(shards).optional(),
  DISCORD_API_URL: z.url({ protocol: /^https?$/, error: "no http or https address" }).optional(),
  DISCORD_GUILD: z
    .string()
    .regex(/^\d{15,20}$/, "the id of a server, 15 to 20 digits (right click on its name, Copy Server ID)")
    .optional(),
  DISCORD_REGISTER: z.enum(["on", "off"]).default("on"),
  SLACK_BOT_TOKEN: z
    .string()
    .trim()
    .regex(/^xoxb-\S+$/, "the token that begins with xoxb-")
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .trim()
    .regex(/^xapp-\S+$/, "the token that begins with xapp-")
    .optional(),
  SLACK_SIGNING_SECRET: z.string().trim().min(1).optional(),
  SLACK_PORT: z.coerce.number().int().min(1).max(65_535).default(3_000),
  SLACK_HOST: z.string().min(1).default("127.0.0.1"),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(16, "at least 16 characters that nobody can guess").optional(),
  SLACK_TOKEN_KEYS: z.string().transform(tokenKeys).optional(),
  SLACK_REDIRECT_URL: z.url({ protocol: /^https?$/, error: "no http or https address" }).optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: "no http or https address" }).optional(),
});

type Settings = z.infer<typeof schema>;

const OPENAI = "https://api.openai.com/v1";

/** Names of every setting, as they stand in `.env.example`. */
export const SETTINGS = Object.keys(schema.shape);

export type Config = {
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  /** Folder that keeps the interviews. */
  readonly dataFolder: string;
  /** An operator's own rubrics, beside the project's. */
  readonly rubricsFolder?: string;
  readonly noColour: boolean;
  readonly forceColour: boolean;
  /** Absent when no model is named: then everything is offline. */
  readonly models?: ModelSettings;
  /** Absent when there is no token. */
  readonly discord?: DiscordSettings;
  /** Absent when nothing of Slack is set. */
  readonly slack?: SlackSettings;
};

/** Thrown when settings are wrong; the message names every one of them. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** Reads the settings. An empty one counts as not set, so that a line of `.env` may be left blank. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(given);
  const mistakes = parsed.success
    ? [...modelMistakes(parsed.data), ...slackMistakes(parsed.data)]
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (!parsed.success || mistakes.length > 0)
    throw new ConfigError(`Settings in the environment are wrong. ${mistakes.join("; ")}.`);
  const { LOG_LEVEL, MOCKINGBIRD_DATA, RUBRICS_DIR, NO_COLOR, FORCE_COLOR } = parsed.data;
  const models = modelSettings(parsed.data);
  const discord = discordSettings(parsed.data);
  const slack = slackSettings(parsed.data);
  return {
    logLevel: LOG_LEVEL,
    dataFolder: MOCKINGBIRD_DATA,
    ...(RUBRICS_DIR !== undefined && { rubricsFolder: RUBRICS_DIR }),
    noColour: NO_COLOR !== undefined,
    forceColour: FORCE_COLOR !== undefined && FORCE_COLOR !== "0",
    ...(models !== undefined && { models }),
    ...(discord !== undefined && { discord }),
    ...(slack !== undefined && { slack }),
  };
}

function discordSettings(set: Settings): DiscordSettings | undefined {
  if (set.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: set.DISCORD_TOKEN,
    registers: set.DISCORD_REGISTER === "on",
    ...(set.DISCORD_SHARDS !== undefined && { shards: set.DISCORD_SHARDS }),
    ...(set.DISCORD_API_URL !== undefined && { apiUrl: set.DISCORD_API_URL.replace(/\/+$/, "") }),
    ...(set.DISCORD_GUILD !== undefined && { guild: set.DISCORD_GUILD }),
  };
}

/** "auto", "0-3/8" or "2/8". */
function shards(text: string, context: z.RefinementCtx<string>): Shards {
  if (text === "auto") return text;
  const [, first, last = first, count] = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/.exec(text) ?? [];
  const range = { first: Number(first), last: Number(last), count: Number(count) };
  if (range.first <= range.last && range.last < range.count) return range;
  context.addIssue(
    "auto, or the shards of this process such as 0-3/8: the first, the last and how many in all",
  );
  return z.NEVER;
}

/** 32 bytes each, in base64 or hex, with commas between them. */
function tokenKeys(text: string, context: z.RefinementCtx<string>): readonly string[] {
  const keys = text.split(",").map((key) => key.trim());
  if (keys.every((key) => /^(?:[0-9a-f]{64}|[A-Za-z0-9+/]{43}=)$/i.test(key))) return keys;
  context.addIssue(
    "32 random bytes in base64 or hex, such as openssl rand -base64 32 makes; commas between several",
  );
  return z.NEVER;
}

const OAUTH = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET", "SLACK_TOKEN_KEYS"] as const;

function slackMistakes(set: Settings): readonly string[] {
  const isMeant =
    set.SLACK_BOT_TOKEN ?? set.SLACK_APP_TOKEN ?? set.SLACK_SIGNING_SECRET ?? set.SLACK_CLIENT_ID;
  if (isMeant === undefined) return [];
  const mistakes: string[] = [];
  const isInstalled = OAUTH.some((name) => set[name] !== undefined);
  const missing = OAUTH.filter((name) => set[name] === undefined);
  if (set.SLACK_APP_TOKEN === undefined && set.SLACK_SIGNING_SECRET === undefined)
    mistakes.push("SLACK_APP_TOKEN: set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP");
  if (set.SLACK_BOT_TOKEN !== undefined && isInstalled)
    mistakes.push(`SLACK_BOT_TOKEN: for one workspace alone; leave it out, or ${OAUTH.join(", ")}`);
  else if (set.SLACK_BOT_TOKEN === undefined && missing.length > 0)
    mistakes.push(
      isInstalled
        ? `${missing.join(" and ")}: needed for several workspaces`
        : `SLACK_BOT_TOKEN: set it for one workspace, or ${OAUTH.join(", ")} for several`,
    );
  return mistakes;
}

function slackSettings(set: Settings): SlackSettings | undefined {
  const http = { port: set.SLACK_PORT, host: set.SLACK_HOST };
  const teams = slackTeams(set);
  if (teams === undefined) return undefined;
  const api = set.SLACK_API_URL && { apiUrl: `${set.SLACK_API_URL.replace(/\/+$/, "")}/` };
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = set;
  if (appToken !== undefined) return { appToken, http, ...teams, ...api };
  return signingSecret === undefined ? undefined : { signingSecret, http, ...teams, ...api };
}

function slackTeams(set: Settings): { botToken: string } | { oauth: OAuthSettings } | undefined {
  if (set.SLACK_BOT_TOKEN !== undefined) return { botToken: set.SLACK_BOT_TOKEN };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = set;
  const { SLACK_STATE_SECRET: stateSecret, SLACK_TOKEN_KEYS: keys, SLACK_REDIRECT_URL: redirectUri } = set;
  if (!clientId || !clientSecret || !stateSecret || !keys) return undefined;
  const redirect = redirectUri === undefined ? {} : { redirectUri };
  return { oauth: { clientId, clientSecret, stateSecret, tokenKeys: keys, ...redirect } };
}

/** What no single setting shows. */
function modelMistakes(set: Settings): readonly string[] {
  const mistakes: string[] = [];
  const named = (["INTERVIEWER_MODEL", "GRADER_MODEL", "VISION_MODEL"] as const).filter((name) => set[name]);
  if (named.length > 0 && set.OPENAI_API_KEY === undefined && set.OPENAI_BASE_URL === undefined)
    mistakes.push(
      `${named.join(" and ")}: set OPENAI_API_KEY too, or OPENAI_BASE_URL for a server that needs no key`,
    );
  const inDollars = Object.keys(set).filter((name) => name.startsWith("MODEL_DOLLARS"));
  if (pricesOf(set) === undefined) {
    if (inDollars.length > 0)
      mistakes.push(`${inDollars.join(" and ")}: dollars need MODEL_PRICE_IN and MODEL_PRICE_OUT`);
    else if (Object.keys(set).some((name) => name.startsWith("MODEL_PRICE")))
      mistakes.push("MODEL_PRICE_IN and MODEL_PRICE_OUT: one needs the other");
  }
  return mistakes;
}

function modelSettings(set: Settings): ModelSettings | undefined {
  const names = {
    ...(set.INTERVIEWER_MODEL !== undefined && { interviewer: set.INTERVIEWER_MODEL }),
    ...(set.GRADER_MODEL !== undefined && { grader: set.GRADER_MODEL }),
    ...(set.VISION_MODEL !== undefined && { vision: set.VISION_MODEL }),
  };
  if (Object.keys(names).length === 0) return undefined;
  const prices = pricesOf(set);
  return {
    endpoint: {
      baseUrl: set.OPENAI_BASE_URL?.replace(/\/+$/, "") ?? OPENAI,
      ...(set.OPENAI_API_KEY !== undefined && { apiKey: set.OPENAI_API_KEY }),
    },
    names,
    graderBatch: set.GRADER_BATCH,
    timeoutMs: set.MODEL_TIMEOUT_SECONDS * 1_000,
    callsAtOnce: set.MODEL_CALLS_AT_ONCE,
    budget: {
      perPerson: allowance(set.MODEL_TOKENS_PER_PERSON_PER_DAY, set.MODEL_DOLLARS_PER_PERSON_PER_DAY),
      perWorkspace: allowance(
        set.MODEL_TOKENS_PER_WORKSPACE_PER_DAY,
        set.MODEL_DOLLARS_PER_WORKSPACE_PER_DAY,
      ),
      perDay: allowance(set.MODEL_TOKENS_PER_DAY, set.MODEL_DOLLARS_PER_DAY),
    },
    ...(prices !== undefined && { prices }),
  };
}

function allowance(tokens: number | undefined, dollars: number | undefined): Allowance {
  return { ...(tokens !== undefined && { tokens }), ...(dollars !== undefined && { dollars }) };
}

/** What is cached costs what is not, unless it is said otherwise. */
function pricesOf(set: Settings): Prices | undefined {
  const { MODEL_PRICE_IN: fresh, MODEL_PRICE_CACHED_IN: cached, MODEL_PRICE_OUT: out } = set;
  if (fresh === undefined || out === undefined) return undefined;
  return { in: fresh, cachedIn: cached ?? fresh, out };
}
