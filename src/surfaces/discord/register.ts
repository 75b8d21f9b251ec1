import { REST, Routes } from "discord.js";
import { COMMANDS, type Command } from "../../commands/commands.ts";
import { type CommandShape, commandDifference } from "./command-difference.ts";
import { notAllowed } from "./failures.ts";
import { WRONG_TOKEN } from "./gateway.ts";
import { registration } from "./registration.ts";
import type { DiscordSettings } from "./settings.ts";

export type RegisterOptions = Pick<DiscordSettings, "token" | "apiUrl" | "guild"> & {
  /** Only looks, and changes nothing. */
  readonly isTrial?: boolean;
};

/**
 * Makes Discord's commands those of the table, in one server or everywhere, and gives what differed (see
 * `commandDifference`). Nothing is written when nothing differs. Everywhere takes up to an hour to be seen.
 */
export async function registerCommands(
  { token, apiUrl, guild, isTrial = false }: RegisterOptions,
  commands: readonly Command[] = COMMANDS,
): Promise<readonly string[]> {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  try {
    const { id } = (await rest.get(Routes.currentApplication())) as { id: string };
    const route =
      guild === undefined ? Routes.applicationCommands(id) : Routes.applicationGuildCommands(id, guild);
    const wanted = registration(commands, guild === undefined);
    const registered = (await rest.get(route)) as CommandShape[];
    const difference = commandDifference(registered, wanted, guild === undefined);
    if (difference.length > 0 && !isTrial) await rest.put(route, { body: wanted });
    return difference;
  } catch (error) {
    throw reasonOf(error, guild);
  }
}

function reasonOf(error: unknown, guild: string | undefined): unknown {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  if (status === 401) return notAllowed(WRONG_TOKEN);
  if (guild !== undefined && (status === 403 || status === 404))
    return notAllowed(
      `The bot may not register commands in the server ${guild}. Look at DISCORD_GUILD, and add the bot there with the invite link.`,
    );
  return error;
}
