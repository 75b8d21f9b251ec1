import { blockActions, eventBody, messageEvent, pressed, slashCommand } from "../slack/payloads.ts";
import { type Alone, type StandIn, TOKENS } from "../slack/stand-in.ts";
import { sendEvent, type Transport } from "../slack/transport.ts";
import type { Chat, Seen, Spot } from "./chat.ts";
import { buttonsOf, choicesOf, linksOf, slackText } from "./slack-text.ts";

type Shown = {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly thread_ts?: string;
  readonly files?: readonly { readonly id: string; readonly name: string; readonly url_private: string }[];
  readonly metadata?: { readonly event_payload: { readonly key: string; readonly page: number } };
};

/** People on the stand-in for Slack. A thread is `channel/ts`. */
export function slackChat(standIn: StandIn, transport: Transport): Chat {
  const { team, bot } = standIn;
  const direct = new Map<string, string>();

  const spotOf = (at: Spot) => {
    const [channel = "", thread] = at.split("/");
    return { channel, thread };
  };

  async function shownAt(at: Spot): Promise<readonly Shown[]> {
    const { channel, thread } = spotOf(at);
    const answer = thread
      ? await standIn.call(TOKENS.bot, "conversations.replies", { channel, ts: thread, limit: 1_000 })
      : await standIn.call(TOKENS.bot, "conversations.history", { channel, limit: 1_000 });
    const { messages = [] } = answer as unknown as { messages?: readonly Shown[] };
    return messages.toSorted((a, b) => Number(a.ts) - Number(b.ts));
  }

  async function interacts(
    what: string,
    type: "slash_commands" | "interactive",
    payload: Readonly<Record<string, unknown>>,
  ) {
    const answer = await transport.send(type, payload);
    if (answer === undefined) throw new Error(`Nobody answered ${what} within three seconds.`);
    return answer.payload;
  }

  async function messageOf(at: Spot, ref: string): Promise<Shown | Alone> {
    const found =
      standIn.alone.find((one) => one.ref === ref) ?? (await shownAt(at)).find(({ ts }) => ts === ref);
    if (found === undefined) throw new Error(`there is no message ${ref}`);
    return found;
  }

  async function acts(by: string, at: Spot, ref: string, fits: (element: Element) => object | undefined) {
    const { channel, thread } = spotOf(at);
    const { blocks = [] } = await messageOf(at, ref);
    for (const element of elementsOf(blocks)) {
      const chosen = fits(element);
      if (chosen === undefined) continue;
      const action = { type: element.type, action_id: element.action_id, ...chosen };
      const payload = blockActions(standIn, by, { channel, ts: ref, thread }, action);
      await interacts(`the button ${element.action_id} of ${by}`, "interactive", payload);
      return;
    }
    throw new Error(`message ${ref} has nothing of the kind`);
  }

  async function writes(by: string, at: Spot, text: string): Promise<string> {
    const { channel, thread } = spotOf(at);
    const given = { channel, text, ...(thread && { thread_ts: thread }) };
    const answer = await standIn.call(standIn.tokenOf(by), "chat.postMessage", given);
    const { ts, ok, error } = answer as unknown as { ts: string; ok: boolean; error?: string };
    if (!ok) throw new Error(`${by} cannot write there: ${error}`);
    const hung = thread === undefined ? {} : { thread_ts: thread, parent_user_id: bot };
    const message = { user: standIn.personId(by), text, ts, team, ...hung };
    await sendEvent(transport, eventBody(standIn, messageEvent(channel, message)));
    // Who is called by name is told of it once more, with another id.
    if (text.startsWith(`<@${bot}>`))
      await sendEvent(
        transport,
        eventBody(standIn, { ...messageEvent(channel, message), type: "app_mention" }),
      );
    return ts;
  }

  async function seen(by: string, { ts, user, text, blocks = [], files = [] }: Shown): Promise<Seen> {
    const shared = files.map(async ({ name, url_private }) => {
      const authorization = `Bearer ${standIn.tokenOf(by)}`;
      return { name, text: await (await fetch(url_private, { headers: { authorization } })).text() };
    });
    return {
      ref: ts,
      byBot: user === bot,
      alone: false,
      ...wordsOf(text, blocks),
      files: await Promise.all(shared),
    };
  }

  return {
    name: "slack",
    channel: standIn.channel,
    async commands(by, at, name, options = {}) {
      const { channel, thread } = spotOf(at);
      const { text, ...rest } = options;
      const words = Object.entries({ ...rest, ...(text !== undefined && { text }) }).map(
        ([key, value]) => `${key}:${value}`,
      );
      const line = [name, ...words].join(" ");
      // Slack lets nobody type a slash command in a thread.
      if (thread !== undefined) await writes(by, at, `<@${bot}> ${line}`);
      else await interacts(`/interview ${name}`, "slash_commands", slashCommand(standIn, by, channel, line));
    },
    types: (by, at, text) => writes(by, at, sentBySlack(text)),
    async edits(by, at, ref, text) {
      const { channel, thread } = spotOf(at);
      const before = (await messageOf(at, ref)) as Shown;
      await standIn.call(standIn.tokenOf(by), "chat.update", { channel, ts: ref, text: sentBySlack(text) });
      const ts = `${Math.floor(Date.now() / 1_000)}.900000`;
      const hung = thread === undefined ? {} : { thread_ts: thread };
      const message = { type: "message", user: before.user, ts: ref, ...hung };
      const changed = {
        subtype: "message_changed",
        hidden: true,
        ts,
        message: { ...message, text: sentBySlack(text), edited: { user: before.user, ts } },
        previous_message: { ...message, text: before.text },
      };
      await sendEvent(transport, eventBody(standIn, messageEvent(channel, changed)));
    },
    async deletes(by, at, ref) {
      const before = (await messageOf(at, ref)) as Shown;
      await removed(at, before, standIn.tokenOf(by));
    },
    async presses(by, at, ref, label) {
      await acts(by, at, ref, ({ type, text, value }) =>
        type === "button" && text?.text === label ? { text, value } : undefined,
      );
    },
    async chooses(by, at, ref, label) {
      await acts(by, at, ref, ({ options = [] }) => {
        const chosen = options.find((one) => one.text.text === label);
        return chosen && { selected_option: chosen };
      });
    },
    async isOffered(by, _at, command, option, typed) {
      const answer = await interacts("what was typed", "interactive", {
        ...pressed(standIn, by, "block_suggestion"),
        action_id: option,
        block_id: option,
        value: typed,
        container: { type: "view", view_id: "V1" },
        view: { id: "V1", type: "modal", callback_id: `form:${command}`, private_metadata: "{}" },
      });
      const { options } = answer as { options: readonly { text: { text: string } }[] };
      return options.map((one) => one.text.text);
    },
    async sees(by, at) {
      const { channel, thread } = spotOf(at);
      const user = standIn.personId(by);
      const isHis = (one: Alone) => one.user === user && one.channel === channel && one.thread === thread;
      const told = standIn.alone.filter(isHis).map(
        ({ ref, text, blocks }): Seen => ({
          ref,
          byBot: true,
          alone: true,
          ...wordsOf(text, blocks),
          files: [],
        }),
      );
      const all = await Promise.all((await shownAt(at)).map((message) => seen(by, message)));
      return [...all, ...told, ...(await filesAlone(by, at))].toSorted(
        (a, b) => Number(a.ref) - Number(b.ref),
      );
    },
    async loses(at) {
      const [first] = await shownAt(at);
      await removed(at, first!, TOKENS.bot);
    },
    // Slack keeps threads as they are, and nothing is left to be done with them.
    isClosed: async () => true,
    async follow(link) {
      const [, channel, point, query] =
        /^https:\/\/study-group\.slack\.com\/archives\/([A-Z0-9]+)(?:\/p(\d+))?(?:\?(.+))?$/.exec(link) ?? [];
      if (channel === undefined) return undefined;
      if (point === undefined) return { at: channel };
      const ts = `${point.slice(0, -6)}.${point.slice(-6)}`;
      const thread = new URLSearchParams(query).get("thread_ts");
      const at = thread === null ? channel : `${channel}/${thread}`;
      const isThere = (await shownAt(at)).some((one) => one.ts === ts);
      if (!isThere) return undefined;
      // The card in the channel is where its thread begins.
      return thread === null && !channel.startsWith("D") ? { at: `${channel}/${ts}` } : { at, ref: ts };
    },
    cutsTheLine: async () => transport.cut(),
    async failsForAWhile() {
      standIn.answerNext("chat.postMessage", { status: 503, body: { ok: false } }, 2);
    },
    async complaints() {
      return [...standIn.faults, ...refused(standIn), ...(await postedTwice())];
    },
  };

  /** What only its reader sees holds no files; those go to the direct message. */
  async function filesAlone(by: string, at: Spot): Promise<readonly Seen[]> {
    const asked = await standIn.call(standIn.tokenOf(by), "conversations.open", { users: bot });
    const { channel } = asked as unknown as { channel: { id: string } };
    direct.set(by, channel.id);
    if (at === channel.id) return [];
    const all = (await shownAt(channel.id)).filter(({ files = [] }) => files.length > 0);
    return (await Promise.all(all.map((one) => seen(by, one)))).map((one) => ({ ...one, alone: true }));
  }

  async function removed(at: Spot, before: Shown, token: string): Promise<void> {
    const { channel, thread } = spotOf(at);
    await standIn.call(token, "chat.delete", { channel, ts: before.ts });
    const deleted = {
      subtype: "message_deleted",
      hidden: true,
      ts: `${Math.floor(Date.now() / 1_000)}.800000`,
      deleted_ts: before.ts,
      previous_message: {
        type: "message",
        user: before.user,
        text: before.text,
        ts: before.ts,
        ...(thread && { thread_ts: thread }),
      },
    };
    await sendEvent(transport, eventBody(standIn, messageEvent(channel, deleted)));
  }

  /** No page of a post is there twice, wherever it was posted. */
  async function postedTwice(): Promise<string[]> {
    const posts = standIn.requests.filter(({ method, answer }) => method === "chat.postMessage" && answer.ok);
    const spots = new Set(posts.map(({ args }) => [args.channel, args.thread_ts].filter(Boolean).join("/")));
    const all = (await Promise.all([...spots].map(shownAt))).flat();
    const own = new Map(
      all.filter(({ metadata }) => metadata !== undefined).map((one) => [one.ts, one.metadata!]),
    );
    const twice = Map.groupBy(own, ([, { event_payload }]) => `${event_payload.key} ${event_payload.page}`);
    return [...twice].flatMap(([key, same]) =>
      same.length > 1 ? [`${key} was posted ${same.length} times`] : [],
    );
  }
}

type Element = {
  readonly type: string;
  readonly action_id: string;
  readonly text?: { readonly text: string };
  readonly value?: string;
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
};

function elementsOf(blocks: readonly unknown[]): readonly Element[] {
  return (blocks as readonly { type: string; elements?: readonly Element[] }[]).flatMap((block) =>
    block.type === "actions" ? (block.elements ?? []) : [],
  );
}

function wordsOf(text: string, blocks: readonly unknown[]) {
  return {
    text: slackText(text, blocks),
    buttons: buttonsOf(blocks),
    choices: choicesOf(blocks),
    links: linksOf(blocks),
  };
}

/** What somebody types, as Slack stores it. */
function sentBySlack(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/https?:\/\/[^\s]+/g, (address) => `<${address}>`);
}

/** What Slack would have refused, but for refusals that are an answer. */
function refused({ requests }: StandIn): string[] {
  return requests
    .filter(({ answer, scripted }) => !answer.ok && !scripted)
    .filter(({ method }) => !method.startsWith("conversations."))
    .map(({ method, answer }) => `${method} was refused (${answer.error})`);
}
