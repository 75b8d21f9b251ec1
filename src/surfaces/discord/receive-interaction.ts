import {
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
  PermissionFlagsBits,
} from "discord.js";
import type { Deed, Inbound, Typing } from "../../ports/surface.ts";
import { actionIdOf } from "./components.ts";
import { personOf } from "./person.ts";
import { DISCORD, type Place, placeOf } from "./place.ts";
import { readable } from "./readable.ts";
import { GRADE_MENU, GROUP } from "./registration.ts";

/** What of an interaction it takes to answer it. */
export type Ticket = {
  readonly id: string;
  readonly token: string;
  /** A button or select stands on a message that stays; a command gets one of its own. */
  readonly isOnMessage: boolean;
};

export type ReceivedInteraction =
  | { readonly is: "deed"; readonly ticket: Ticket; readonly inbound: Inbound }
  | { readonly is: "typing"; readonly ticket: Ticket; readonly typing: Typing }
  /** Nothing that we registered or posted; it is answered with a word. */
  | { readonly is: "unknown"; readonly ticket: Ticket }
  /** Nothing to be answered at all. */
  | { readonly is: "nothing" };

/** A command, button, select or option being typed, in the core's words. */
export function receiveInteraction(interaction: APIInteraction): ReceivedInteraction {
  switch (interaction.type) {
    case InteractionType.Ping:
      return { is: "nothing" };
    case InteractionType.ApplicationCommandAutocomplete:
      return receiveTyping(interaction);
    case InteractionType.ApplicationCommand:
      return asDeed(interaction, commandDeed(interaction));
    case InteractionType.MessageComponent:
      return asDeed(interaction, actionDeed(interaction));
    default:
      return { is: "unknown", ticket: ticketOf(interaction) };
  }
}

function asDeed(
  interaction: APIApplicationCommandInteraction | APIMessageComponentInteraction,
  deed: Deed | undefined,
): ReceivedInteraction {
  const ticket = ticketOf(interaction);
  const by = whoOf(interaction);
  if (deed === undefined || by === undefined) return { is: "unknown", ticket };
  const managesWorkspace = managesGuild(interaction);
  return {
    is: "deed",
    ticket,
    inbound: { id: interaction.id, place: whereOf(interaction), by, rights: { managesWorkspace }, deed },
  };
}

function commandDeed({ data }: APIApplicationCommandInteraction): Deed | undefined {
  if (data.type === ApplicationCommandType.Message && data.name === GRADE_MENU) {
    const message = data.resolved.messages[data.target_id];
    return message && { is: "command", name: "grade", options: { text: readable(message) } };
  }
  if (data.type !== ApplicationCommandType.ChatInput || data.name !== GROUP) return undefined;
  const [chosen] = data.options ?? [];
  if (chosen?.type !== ApplicationCommandOptionType.Subcommand) return undefined;
  return { is: "command", name: chosen.name, options: optionsOf(chosen.options ?? []) };
}

function optionsOf(
  options: readonly APIApplicationCommandInteractionDataOption[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    options.flatMap((option) => {
      if (!("value" in option)) return [];
      const isPerson = option.type === ApplicationCommandOptionType.User;
      return [[option.name, isPerson ? `${DISCORD}:${option.value}` : String(option.value)]];
    }),
  );
}

function actionDeed({ data }: APIMessageComponentInteraction): Deed {
  const id = actionIdOf(data.custom_id);
  if (data.component_type !== ComponentType.StringSelect) return { is: "action", id };
  const [value] = data.values;
  return value === undefined ? { is: "action", id } : { is: "action", id, value };
}

function receiveTyping(
  interaction: Extract<APIInteraction, { type: InteractionType.ApplicationCommandAutocomplete }>,
): ReceivedInteraction {
  const ticket = ticketOf(interaction);
  const by = whoOf(interaction);
  const [chosen] = interaction.data.options;
  if (by === undefined || chosen?.type !== ApplicationCommandOptionType.Subcommand)
    return { is: "unknown", ticket };
  const focused = (chosen.options ?? []).find((option) => "focused" in option && option.focused);
  if (focused === undefined || !("value" in focused)) return { is: "unknown", ticket };
  const { workspace } = whereOf(interaction);
  return {
    is: "typing",
    ticket,
    typing: { command: chosen.name, option: focused.name, typed: String(focused.value), by, workspace },
  };
}

function ticketOf({ id, token, type }: APIInteraction): Ticket {
  return { id, token, isOnMessage: type === InteractionType.MessageComponent };
}

function whoOf({ member, user }: APIInteraction): Inbound["by"] | undefined {
  if (member !== undefined) return personOf(member.user, member.nick);
  return user && personOf(user);
}

/** In a direct message nobody manages anything: that workspace belongs to all who write there. */
function managesGuild({ guild_id, member }: APIInteraction): boolean {
  if (guild_id === undefined || member === undefined) return false;
  const held = BigInt(member.permissions);
  return (held & (PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild)) !== 0n;
}

const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

function whereOf({ guild_id, channel, channel_id }: APIInteraction): Place {
  const id = channel?.id ?? channel_id ?? "";
  const isThread = channel !== undefined && THREADS.includes(channel.type);
  const parent = isThread && "parent_id" in channel ? (channel.parent_id ?? undefined) : undefined;
  return placeOf({ id, guild: guild_id, parent });
}
