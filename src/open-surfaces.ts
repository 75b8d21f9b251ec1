import type { Config } from "./config.ts";
import type { Log } from "./ports/log.ts";
import type { Store } from "./ports/store.ts";
import type { Surface } from "./ports/surface.ts";
import type { DiscordSettings } from "./surfaces/discord/settings.ts";
import type { SlackSettings } from "./surfaces/slack/settings.ts";

/** A platform where people are served. */
export type Platform = {
  readonly surface: Surface;
  /** What is left to do once it is connected; gives sentences for the operator. */
  readonly settleIn: () => Promise<readonly string[]>;
};

/**
 * The platforms that are configured, none of them connected yet. Each one's library is loaded only when it is needed.
 * `store` is asked for when they are connected, and not before.
 */
export async function openSurfaces(
  { discord, slack }: Config,
  log: Log,
  store: () => Promise<Store>,
): Promise<readonly Platform[]> {
  return [
    ...(discord === undefined ? [] : [await openDiscord(discord, log)]),
    ...(slack === undefined ? [] : [await openSlack(slack, log, store)]),
  ];
}

async function openSlack(settings: SlackSettings, log: Log, store: () => Promise<Store>): Promise<Platform> {
  const { createSlackSurface } = await import("./surfaces/slack/index.ts");
  const surface = createSlackSurface({ ...settings, log, store });
  const how =
    "oauth" in settings
      ? `Workspaces add the app at /slack/install on port ${settings.http?.port}.`
      : "Slack: /invite @Mockingbird lets it into a channel.";
  return { surface, settleIn: async () => [how] };
}

async function openDiscord(settings: DiscordSettings, log: Log): Promise<Platform> {
  const [{ createDiscordSurface }, { registerCommands }] = await Promise.all([
    import("./surfaces/discord/index.ts"),
    import("./surfaces/discord/register.ts"),
  ]);
  const surface = createDiscordSurface({ ...settings, log });
  return {
    surface,
    async settleIn() {
      const invite = `Invite the bot to a server: ${surface.invite()}`;
      if (!settings.registers) return [invite];
      try {
        const difference = await registerCommands(settings);
        return difference.length === 0 ? [invite] : ["The commands are registered.", invite];
      } catch (error) {
        // Nobody can invite the bot without the link, so that this fails must not keep it from being shown.
        log.warn({ why: error instanceof Error ? error.name : "unknown" }, "commands were not registered");
        return [saysOf(error) ?? NOT_REGISTERED, invite];
      }
    },
  };
}

const NOT_REGISTERED =
  "The commands could not be registered just now; npm run register-commands tries it again.";

/** See `NotAllowed` of `ports/surface.ts`. */
function saysOf(error: unknown): string | undefined {
  return error instanceof Error && "says" in error && typeof error.says === "string" ? error.says : undefined;
}
