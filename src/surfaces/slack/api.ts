import { type types, webApi } from "@slack/bolt";
import { z } from "zod";
import type { Log } from "../../ports/log.ts";
import { bolt } from "./bolt-log.ts";
import { OWN_LIMITS } from "./limits.ts";
import { createPace } from "./pace.ts";
import { messageSchema, type SlackMessage } from "./payloads.ts";
import type { Payload } from "./render.ts";

const pageSchema = z.looseObject({
  messages: z.array(messageSchema).default([]),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
});

const sentSchema = z.looseObject({ ts: z.string() });
const openedSchema = z.looseObject({ channel: z.looseObject({ id: z.string() }) });
const selfSchema = z.looseObject({ url: z.string(), team_id: z.string(), user_id: z.string() });
const userSchema = z.looseObject({
  user: z.looseObject({
    name: z.string().optional(),
    real_name: z.string().optional(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    profile: z.looseObject({ display_name: z.string().optional() }).optional(),
  }),
});

/** Who the bot is, and the workspace's own address. */
export type Self = { readonly team: string; readonly bot: string; readonly url: string };

export type Told = { readonly name: string; readonly managesWorkspace: boolean };

/** By what a post is recognised when it is tried again. */
export type PostMark = { readonly key: string; readonly page: number };

type Spot = { readonly channel: string; readonly thread?: string | undefined };

/** Every request that the surface makes in one workspace, but for the answers to what people press. */
export type SlackApi = {
  self(): Promise<Self>;
  post(spot: Spot, payload: Payload, mark?: PostMark): Promise<string>;
  /** Only that person sees it, until their Slack is loaded again. */
  postAlone(spot: Spot, user: string, payload: Payload): Promise<void>;
  update(channel: string, ref: string, payload: Payload): Promise<void>;
  upload(spot: Spot, file: { readonly name: string; readonly text: string }): Promise<void>;
  /**
   * A conversation's messages in the order they were written: a whole thread, or a channel's latest; only what came
   * after `after`, where it is given.
   */
  messages(spot: Spot, after?: string): Promise<readonly SlackMessage[]>;
  directChannel(user: string): Promise<string>;
  person(user: string): Promise<Told>;
  openView(trigger: string, view: types.ModalView): Promise<void>;
  publishHome(user: string, view: types.HomeView): Promise<void>;
  showStatus(channel: string, thread: string, status: string): Promise<void>;
  nameThread(channel: string, thread: string, title: string): Promise<void>;
  offerPrompts(
    channel: string,
    thread: string,
    title: string,
    prompts: readonly { readonly title: string; readonly message: string }[],
  ): Promise<void>;
};

export type ApiOptions = { readonly apiUrl?: string; readonly log: Log };

/**
 * The methods of Slack's Web API with one workspace's token. Nothing is sent twice in here: whether a post arrived is
 * looked up by who tries again.
 */
export function createSlackApi(token: string, { apiUrl, log }: ApiOptions): SlackApi {
  const client = new webApi.WebClient(token, {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: OWN_LIMITS.requestMs,
    logger: bolt(log),
  });
  const pace = createPace();
  const call = (method: string, args: Readonly<Record<string, unknown>>) =>
    pace(method, () => client.apiCall(method, { ...args }));

  async function page(spot: Spot, after: string | undefined, cursor: string | undefined) {
    const { channel, thread } = spot;
    const given = {
      channel,
      limit: OWN_LIMITS.pageSize,
      include_all_metadata: true,
      ...(after !== undefined && { oldest: after }),
      ...(cursor !== undefined && { cursor }),
    };
    const answer =
      thread === undefined
        ? await call("conversations.history", given)
        : await call("conversations.replies", { ...given, ts: thread });
    return pageSchema.parse(answer);
  }

  return {
    async self() {
      const { team_id: team, user_id: bot, url } = selfSchema.parse(await call("auth.test", {}));
      return { team, bot, url };
    },
    async post({ channel, thread }, payload, mark) {
      const answer = await call("chat.postMessage", {
        channel,
        ...bodyOf(payload),
        unfurl_links: false,
        unfurl_media: false,
        ...(thread !== undefined && { thread_ts: thread }),
        ...(mark !== undefined && { metadata: { event_type: POSTED, event_payload: mark } }),
      });
      return sentSchema.parse(answer).ts;
    },
    async postAlone({ channel, thread }, user, payload) {
      const where = { channel, user, ...(thread !== undefined && { thread_ts: thread }) };
      await call("chat.postEphemeral", { ...where, ...bodyOf(payload) });
    },
    async update(channel, ref, payload) {
      await call("chat.update", { channel, ts: ref, ...bodyOf(payload) });
    },
    async upload({ channel, thread }, { name, text }) {
      const where = { channel_id: channel, filename: name, title: name, content: text };
      // Three requests in one, which share their pauses.
      await pace("files.upload", () =>
        thread === undefined
          ? client.filesUploadV2(where)
          : client.filesUploadV2({ ...where, thread_ts: thread }),
      );
    },
    async messages(spot, after) {
      const found: SlackMessage[] = [];
      let cursor: string | undefined;
      // A channel comes with the latest first, and may be years long.
      const pagesMax = spot.thread === undefined && after === undefined ? 1 : OWN_LIMITS.pagesMax;
      for (let pages = 0; pages < pagesMax; pages += 1) {
        const { messages, response_metadata } = await page(spot, after, cursor);
        found.push(...messages);
        cursor = response_metadata?.next_cursor || undefined;
        if (cursor === undefined) break;
      }
      return found.toSorted((a, b) => Number(a.ts) - Number(b.ts));
    },
    async directChannel(user) {
      return openedSchema.parse(await call("conversations.open", { users: user })).channel.id;
    },
    async person(user) {
      const { user: found } = userSchema.parse(await call("users.info", { user }));
      const name = found.profile?.display_name || found.real_name || found.name || user;
      return { name, managesWorkspace: found.is_admin === true || found.is_owner === true };
    },
    async openView(trigger, view) {
      await call("views.open", { trigger_id: trigger, view });
    },
    async publishHome(user, view) {
      await call("views.publish", { user_id: user, view });
    },
    async showStatus(channel, thread, status) {
      await call("assistant.threads.setStatus", { channel_id: channel, thread_ts: thread, status });
    },
    async nameThread(channel, thread, title) {
      await call("assistant.threads.setTitle", { channel_id: channel, thread_ts: thread, title });
    },
    async offerPrompts(channel, thread, title, prompts) {
      const given = { channel_id: channel, thread_ts: thread, title, prompts };
      await call("assistant.threads.setSuggestedPrompts", given);
    },
  };
}

/** The `event_type` of what marks our posts. */
export const POSTED = "mockingbird_post";

/** What a message is marked with, if it is one of ours. */
export function markOf({ metadata }: SlackMessage): PostMark | undefined {
  if (!metadata || metadata.event_type !== POSTED) return undefined;
  const { key, page: number } = metadata.event_payload;
  return typeof key === "string" && typeof number === "number" ? { key, page: number } : undefined;
}

function bodyOf({ text, blocks }: Payload) {
  return { text, blocks };
}
