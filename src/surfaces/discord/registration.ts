import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { Command, CommandOption } from "../../commands/commands.ts";
import { DISCORD_LIMITS } from "./limits.ts";

/** The one slash command; every command of the table is a subcommand of it. */
export const GROUP = "interview";
export const GRADE_MENU = "Grade this reply";

/** The commands table as Discord wants it registered. In one server there is no choice of where they can be used. */
export function registration(
  commands: readonly Command[],
  isGlobal: boolean,
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const where = isGlobal && {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: GROUP,
      description: "Practise ML system design interviews",
      options: commands.map(subcommand),
      ...where,
    },
    { type: ApplicationCommandType.Message, name: GRADE_MENU, ...where },
  ];
}

type Subcommand = Extract<
  NonNullable<Extract<RESTPostAPIApplicationCommandsJSONBody, { options?: unknown }>["options"]>[number],
  { type: ApplicationCommandOptionType.Subcommand }
>;

function subcommand({ name, description, options }: Command): Subcommand {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    // Discord wants what is required to stand first.
    options: options.toSorted((a, b) => Number(b.required) - Number(a.required)).map(optionOf),
  };
}

type Option = NonNullable<Subcommand["options"]>[number];

function optionOf({ name, description, required, choices, autocomplete, kind }: CommandOption): Option {
  if (kind === "person") return { type: ApplicationCommandOptionType.User, name, description, required };
  const base = { type: ApplicationCommandOptionType.String, name, description, required } as const;
  if (choices !== undefined && choices.length <= DISCORD_LIMITS.commandChoicesMax)
    return { ...base, choices: choices.map((value) => ({ name: value, value })) };
  return autocomplete ? { ...base, autocomplete } : base;
}
