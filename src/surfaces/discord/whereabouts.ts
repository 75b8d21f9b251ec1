import type { Client } from "discord.js";
import { missingWords } from "./permissions.ts";
import { type Place, placeOf } from "./place.ts";
import type { Self } from "./readable.ts";

/** What is known of channels. */
export type Whereabouts = {
  /** Undefined when the channel is gone, or not ours to see. */
  find(channel: string, guild: string | undefined): Promise<Place | undefined>;
  /** By which ids the bot is called at a workspace. */
  self(workspace: string): Self;
  /** The permissions that the bot lacks in a channel, in words. */
  missing(channel: string): string;
};

export function createWhereabouts(client: Client): Whereabouts {
  return {
    async find(id, guild) {
      if (!guild) return placeOf({ id });
      const channel = client.channels.cache.get(id) ?? (await client.channels.fetch(id).catch(() => null));
      if (channel === null) return undefined;
      const parent = channel.isThread() ? (channel.parentId ?? undefined) : undefined;
      return placeOf({ id, guild, parent });
    },
    self(workspace) {
      if (client.user === null) throw new Error("Discord is not connected");
      const { id } = client.user;
      return { id, role: client.guilds.cache.get(workspace)?.roles.botRoleFor(id)?.id };
    },
    missing(id) {
      const channel = client.channels.cache.get(id);
      const me = client.user;
      if (channel === undefined || channel.isDMBased() || me === null) return missingWords(undefined);
      return missingWords(channel.permissionsFor(me)?.bitfield);
    },
  };
}
