import { type APIMessage, type REST, Routes } from "discord.js";
import { bodyOf, filesOf } from "./payload-body.ts";
import type { Payload } from "./render.ts";

/** How one message is to be posted. */
export type SendOptions = {
  readonly nonce?: string;
  /** The message that it answers. It need not exist any more. */
  readonly replyTo?: string;
};

/** Messages of a channel or thread. */
export type MessageRequests = {
  send(channel: string, payload: Payload, options?: SendOptions): Promise<APIMessage>;
  edit(channel: string, message: string, payload: Payload): Promise<void>;
  remove(channel: string, message: string): Promise<void>;
  /** Up to 100 messages, the newest first; or, with `after`, the first ones behind it. */
  messages(
    channel: string,
    options: { readonly after?: string; readonly limit: number },
  ): Promise<readonly APIMessage[]>;
  showTyping(channel: string): Promise<void>;
};

export function createMessageRequests(rest: REST): MessageRequests {
  return {
    async send(channel, payload, { nonce, replyTo } = {}) {
      const body = {
        ...bodyOf(payload),
        ...(nonce !== undefined && { nonce, enforce_nonce: true }),
        ...(replyTo !== undefined && {
          message_reference: { message_id: replyTo, fail_if_not_exists: false },
        }),
      };
      const files = filesOf(payload);
      return (await rest.post(Routes.channelMessages(channel), { body, files })) as APIMessage;
    },
    async edit(channel, message, payload) {
      // What was there before and is not any more has to be emptied by name.
      const body = { content: "", embeds: [], ...bodyOf(payload) };
      await rest.patch(Routes.channelMessage(channel, message), { body, files: filesOf(payload) });
    },
    async remove(channel, message) {
      await rest.delete(Routes.channelMessage(channel, message));
    },
    async messages(channel, { after, limit }) {
      const query = new URLSearchParams({ limit: String(limit), ...(after !== undefined && { after }) });
      return (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[];
    },
    async showTyping(channel) {
      await rest.post(Routes.channelTyping(channel));
    },
  };
}
