import { PermissionFlagsBits } from "discord.js";

/** What the bot needs in a server, with the name that Discord's settings show and the reason. */
export const PERMISSIONS = [
  { flag: PermissionFlagsBits.ViewChannel, name: "View Channels", why: "to see where it was called" },
  { flag: PermissionFlagsBits.SendMessages, name: "Send Messages", why: "to post a prompt" },
  {
    flag: PermissionFlagsBits.SendMessagesInThreads,
    name: "Send Messages in Threads",
    why: "to lead the interview",
  },
  {
    flag: PermissionFlagsBits.CreatePublicThreads,
    name: "Create Public Threads",
    why: "to open an interview's thread",
  },
  {
    flag: PermissionFlagsBits.CreatePrivateThreads,
    name: "Create Private Threads",
    why: "to open one for its candidate alone",
  },
  {
    flag: PermissionFlagsBits.ReadMessageHistory,
    name: "Read Message History",
    why: "to read what was written while it was away",
  },
  { flag: PermissionFlagsBits.EmbedLinks, name: "Embed Links", why: "to show cards" },
  { flag: PermissionFlagsBits.AttachFiles, name: "Attach Files", why: "to attach the report" },
] as const;

/** Everything it needs, as one number. */
export const PERMISSION_BITS = PERMISSIONS.reduce((bits, { flag }) => bits | flag, 0n);

/** The permissions that are missing, in words. `held` is what the bot has in the channel; undefined when it cannot tell. */
export function missingWords(held: bigint | undefined): string {
  const missing = PERMISSIONS.filter(({ flag }) => held === undefined || (held & flag) === 0n);
  if (missing.length === 0)
    return "Discord refuses this here, though I hold every permission I need. Please look at this channel's own permissions for my role.";
  const names = missing.map(({ name }) => name).join(", ");
  const [lack, them] =
    held === undefined
      ? [`In this channel I need the permissions ${names}, and one is missing.`, "them"]
      : missing.length === 1
        ? [`I lack the permission ${names} in this channel.`, "it"]
        : [`I lack the permissions ${names} in this channel.`, "them"];
  return `${lack} Whoever manages the server can switch ${them} on under Edit Channel → Permissions → my role.`;
}
