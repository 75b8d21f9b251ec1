import { setTimeout as sleep } from "node:timers/promises";
import {
  type APIMessage,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import { assertDiscordRequest } from "../discord/request-shape.ts";
import type { StandIn } from "../discord/stand-in.ts";
import type { Chat, Seen, SentFile, Spot } from "./chat.ts";
import { discordText } from "./discord-text.ts";

/** Discord's own time for the first answer to an interaction, in milliseconds. */
const ANSWER_MS = 3_000;
const FIRST_FILE_ID = 400_000_000_000_000;
const OPTION_TEXT = 3;
const SUBCOMMAND = 1;

export type DiscordChat = Chat & {
  /** Gives what people sent along with their messages, as Discord's file server does. */
  readonly download: (address: string) => Promise<Uint8Array>;
};

/** People on the stand-in for Discord. */
export function discordChat(standIn: StandIn, { replicas = 1 } = {}): DiscordChat {
  const { twin, front, guild } = standIn;
  const sent = new Map<string, Uint8Array>();
  /** Who made an interaction, by its id. */
  const made = new Map<string, string>();

  /** Discord says "This interaction failed" to whoever gets no answer in time. */
  async function interacts(by: string, what: string, id: string): Promise<void> {
    made.set(id, by);
    const until = Date.now() + ANSWER_MS;
    while (Date.now() < until) {
      const row = await twin.prisma.interactionResponse.findUnique({ where: { interactionId: id } });
      if (row?.acknowledged) return;
      await sleep(20);
    }
    throw new Error(`This interaction failed: nobody answered ${what} of ${by} within three seconds.`);
  }

  async function raw(at: Spot, ref: string): Promise<APIMessage> {
    const message = (await twin.channel(at).getMessages()).find(({ id }) => id === ref);
    if (message === undefined) throw new Error(`there is no message ${ref}`);
    return message;
  }

  function isFor(by: string, { id, flags }: APIMessage): boolean {
    if (((flags ?? 0) & MessageFlags.Ephemeral) === 0) return true;
    return made.get(front.aloneFor.get(id) ?? "") === by;
  }

  return {
    name: "discord",
    channel: standIn.channel,
    async commands(by, at, name, options = {}) {
      const given = Object.entries(options).map(([key, value]) => ({ name: key, type: OPTION_TEXT, value }));
      const sub = { name, type: SUBCOMMAND, options: given };
      const userId = standIn.personId(by);
      const { id } = await twin.simulateSlashCommand({
        channelId: at,
        userId,
        name: "interview",
        options: [sub],
      });
      await interacts(by, `/interview ${name}`, id);
    },
    direct: (person) => standIn.directId(person),
    forbids(what, at) {
      const refusal = { status: 403, body: { code: 50013, message: "Missing Permissions" } };
      if (what === "threads") front.answerNext(/\/threads$/, refusal);
      else front.answerNext(new RegExp(`^POST /channels/${at}/messages$`), refusal, 3);
    },
    async choosesFromMenu(by, at, ref, entry) {
      const { id } = await twin.simulateInteraction({
        type: InteractionType.ApplicationCommand,
        channelId: at,
        userId: standIn.personId(by),
        data: {
          id: "200000000000000701",
          name: entry,
          type: ApplicationCommandType.Message,
          target_id: ref,
          resolved: { messages: { [ref]: await raw(at, ref) } },
        },
      });
      await interacts(by, `"${entry}"`, id);
    },
    async download(address) {
      const bytes = sent.get(address);
      if (bytes === undefined) throw new Error("no such file");
      return bytes;
    },
    async types(by, at, text, replyTo, more = []) {
      const actor = twin.channel(at).user(standIn.personId(by));
      const reference =
        replyTo === undefined ? {} : { messageReference: { type: 0, message_id: replyTo, channel_id: at } };
      const attachments = more.map(attached);
      const { id } = await actor.sendMessage({ content: text, ...reference, attachments });
      return id;
    },
    async edits(by, at, ref, text) {
      await twin.channel(at).user(standIn.personId(by)).editMessage({ messageId: ref, content: text });
    },
    deletes: (by, at, ref) => twin.channel(at).user(standIn.personId(by)).deleteMessage({ messageId: ref }),
    async presses(by, at, ref, label) {
      const button = componentsOf(await raw(at, ref)).find((one) => one.label === label);
      if (button?.custom_id === undefined) throw new Error(`message ${ref} has no button "${label}"`);
      if (button.disabled) throw new Error(`the button "${label}" of ${ref} is dead`);
      const { id } = await twin
        .channel(at)
        .user(standIn.personId(by))
        .clickButton({ messageId: ref, customId: button.custom_id });
      await interacts(by, `the button "${label}"`, id);
    },
    async chooses(by, at, ref, label) {
      const select = componentsOf(await raw(at, ref)).find(({ options }) =>
        options?.some((one) => one.label === label),
      );
      const value = select?.options?.find((one) => one.label === label)?.value;
      if (select?.custom_id === undefined || value === undefined)
        throw new Error(`message ${ref} lets nobody choose "${label}"`);
      const { id } = await twin
        .channel(at)
        .user(standIn.personId(by))
        .selectMenu({ messageId: ref, customId: select.custom_id, values: [value] });
      await interacts(by, `the choice "${label}"`, id);
    },
    async isOffered(by, at, command, option, typed) {
      const focused = { name: option, type: OPTION_TEXT, value: typed, focused: true };
      const { id } = await twin.simulateInteraction({
        type: InteractionType.ApplicationCommandAutocomplete,
        channelId: at,
        userId: standIn.personId(by),
        data: {
          id: "200000000000000700",
          name: "interview",
          type: 1,
          options: [{ name: command, type: SUBCOMMAND, options: [focused] }],
        },
      });
      await interacts(by, "what was typed", id);
      const row = await twin.prisma.interactionResponse.findUnique({ where: { interactionId: id } });
      const { choices = [] } = JSON.parse(row?.data ?? "{}") as { choices?: { name: string }[] };
      return choices.map(({ name }) => name);
    },
    async sees(by, at) {
      const messages = await twin.channel(at).getMessages();
      return messages
        .filter((message) => isFor(by, message))
        .map((message) => seen(message, twin.botUserId, files));
    },
    async loses(at) {
      await fetch(`${twin.restUrl}/v10/channels/${at}`, { method: "DELETE" });
    },
    async isClosed(at) {
      return (await twin.prisma.channel.findUnique({ where: { id: at } }))?.archived ?? false;
    },
    async follow(link) {
      const [, server, at, ref] =
        /^https:\/\/discord\.com\/channels\/(\d+|@me)\/(\d+)(?:\/(\d+))?$/.exec(link) ?? [];
      if ((server !== guild && server !== "@me") || at === undefined) return undefined;
      if ((await twin.prisma.channel.findUnique({ where: { id: at } })) === null) return undefined;
      // A message under which a thread hangs has the thread's own id.
      if (ref === undefined || ref === at) return { at };
      const message = await twin.prisma.message.findUnique({ where: { id: ref } });
      return message?.channelId === at ? { at, ref } : undefined;
    },
    async cutsTheLine() {
      standIn.dropGateway();
    },
    async failsForAWhile() {
      front.answerNext(
        /^POST \/channels\/\d+\/messages$/,
        { status: 503, body: { code: 0, message: "Unavailable" } },
        2,
      );
    },
    async complaints() {
      return [...refused(standIn, replicas > 1), ...undocumented(standIn), ...(await postedTwice(standIn))];
    },
  };

  function attached({ name, bytes }: SentFile) {
    const url = `https://cdn.discordapp.com/${sent.size}/${name}`;
    sent.set(url, bytes);
    return { id: `${FIRST_FILE_ID + sent.size}`, filename: name, size: bytes.length, url, proxy_url: url };
  }

  function files(ref: string): Seen["files"] {
    const sent = front.requests.filter((one) => one.status < 300 && one.ref === ref);
    return sent.flatMap((one) => one.files);
  }
}

type Component = {
  readonly type: number;
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly components?: readonly Component[];
};

function componentsOf({ components = [] }: APIMessage): readonly Component[] {
  return (components as readonly Component[]).flatMap((row) => row.components ?? [row]);
}

function seen(message: APIMessage, bot: string, files: (ref: string) => Seen["files"]): Seen {
  const components = componentsOf(message);
  const marked = [
    message.content,
    ...message.embeds.flatMap(({ title, description, fields = [], footer }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
      footer?.text,
    ]),
  ]
    .filter((text) => text !== undefined && text !== "")
    .join("\n");
  const urls = components.flatMap(({ url }) => (url === undefined ? [] : [url]));
  return {
    ref: message.id,
    byBot: message.author.id === bot,
    alone: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    text: discordText(marked),
    buttons: components.flatMap(({ type, label, disabled }) =>
      type === ComponentType.Button && label !== undefined && !disabled ? [label] : [],
    ),
    choices: components.flatMap(({ options = [] }) => options.map(({ label }) => label)),
    files: files(message.id),
    links: [...(marked.match(/https?:\/\/[^\s<>()[\]]+/g) ?? []), ...urls],
  };
}

/** Requests that Discord would have refused, but for those whose refusal is an answer. */
function refused({ front }: StandIn, isShared: boolean): string[] {
  return (
    front.requests
      .filter(({ status, scripted }) => status >= 400 && !scripted)
      .filter(({ method, path }) => !(method === "GET" && path.startsWith("/channels/")))
      // Of several replicas that are told the same, one is first to answer.
      .filter(({ path }) => !(isShared && path.endsWith("/callback")))
      .map(({ method, path, status }) => `${method} ${path} was refused (${status})`)
  );
}

/** Requests that are not as Discord's documentation describes them. */
function undocumented({ front }: StandIn): string[] {
  return front.requests.flatMap((request) => {
    try {
      assertDiscordRequest(request);
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
}

/** Every post carries a nonce, and no two messages that people see are one and the same. */
async function postedTwice({ twin, front }: StandIn): Promise<string[]> {
  const bare = front.requests.filter(
    ({ method, path, body }) =>
      method === "POST" && /^\/channels\/\d+\/messages$/.test(path) && !(body && "nonce" in body),
  );
  const all = await twin.prisma.message.findMany({ where: { authorId: twin.botUserId, webhookId: null } });
  const twice = Map.groupBy(all, ({ channelId, nonce }) => `${channelId} ${nonce}`);
  return [
    ...bare.map(({ path }) => `POST ${path} had no nonce`),
    ...[...twice].flatMap(([key, same]) =>
      same.length > 1 ? [`nonce ${key} was posted ${same.length} times`] : [],
    ),
  ];
}
