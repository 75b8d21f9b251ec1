import { OAuth2Scopes } from "discord.js";
import { PERMISSION_BITS } from "./permissions.ts";

/** Where a server's owner adds the bot, with the least it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    permissions: String(PERMISSION_BITS),
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(" "),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
