import {
  type APIChannel,
  type APIThreadChannel,
  ChannelType,
  type REST,
  Routes,
  ThreadAutoArchiveDuration,
} from "discord.js";

/** Threads, and channels with one person. */
export type ThreadRequests = {
  channel(channel: string): Promise<APIChannel>;
  threadUnder(channel: string, message: string, name: string): Promise<APIThreadChannel>;
  privateThread(channel: string, name: string): Promise<APIThreadChannel>;
  addMember(thread: string, user: string): Promise<void>;
  archive(thread: string, archived: boolean): Promise<void>;
  /** The channel for direct messages with a person. */
  directChannel(user: string): Promise<string>;
};

/** Archived by Discord itself when nobody wrote for so long; the next message opens it again. */
const auto_archive_duration = ThreadAutoArchiveDuration.OneDay;

export function createThreadRequests(rest: REST): ThreadRequests {
  return {
    async channel(channel) {
      return (await rest.get(Routes.channel(channel))) as APIChannel;
    },
    async threadUnder(channel, message, name) {
      const body = { name, auto_archive_duration };
      return (await rest.post(Routes.threads(channel, message), { body })) as APIThreadChannel;
    },
    async privateThread(channel, name) {
      // Nobody but those who manage threads may add others.
      const body = { name, type: ChannelType.PrivateThread, invitable: false, auto_archive_duration };
      return (await rest.post(Routes.threads(channel), { body })) as APIThreadChannel;
    },
    async addMember(thread, user) {
      await rest.put(Routes.threadMembers(thread, user));
    },
    async archive(thread, archived) {
      await rest.patch(Routes.channel(thread), { body: { archived } });
    },
    async directChannel(user) {
      const body = { recipient_id: user };
      return ((await rest.post(Routes.userChannels(), { body })) as APIChannel).id;
    },
  };
}
