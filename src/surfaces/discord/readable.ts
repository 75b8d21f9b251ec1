import type { APIMessage } from "discord.js";

/** Content as its author saw it while typing: names for people, and emoji by their names. */
export function readable({ content, mentions }: Pick<APIMessage, "content" | "mentions">): string {
  const names = new Map(mentions.map((user) => [user.id, user.global_name || user.username]));
  return content
    .replaceAll(/<@!?(\d+)>/g, (_, id: string) => `@${names.get(id) ?? "someone"}`)
    .replaceAll(/<@&\d+>/g, "@role")
    .replaceAll(/<#\d+>/g, "#channel")
    .replaceAll(/<a?(:\w+:)\d+>/g, "$1")
    .replaceAll(/<\/([^:>]+):\d+>/g, "/$1")
    .trim();
}

/** By which ids the bot is called: as a member, and by the role of the same name that Discord gives it in a server. */
export type Self = { readonly id: string; readonly role?: string | undefined };

/** What follows a mention of the bot at the very beginning; undefined when it does not begin so. */
export function addressed(content: string, { id, role }: Self): string | undefined {
  const names = role === undefined ? `<@!?${id}>` : `(?:<@!?${id}>|<@&${role}>)`;
  const [, rest] = new RegExp(`^\\s*${names}[\\s,:]*([\\s\\S]*)$`).exec(content) ?? [];
  return rest?.trim();
}
