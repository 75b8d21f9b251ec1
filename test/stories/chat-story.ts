import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Interview } from "../../src/interview/interview.ts";
import type { Chat, Seen, SentFile, Spot } from "./chat.ts";

// A story of a chat is data: what people do and what they are shown, one line after the other.

/** In whose thread it happens: one's own unless it is said otherwise. */
type Where = { readonly at?: "channel" | "direct" | `${string}'s thread` };

export type Line =
  | (Where & {
      readonly by: string;
      readonly commands: string;
      readonly options?: Readonly<Record<string, string>>;
    })
  /** `as` names the message for later lines; with `uncounted` it is no part of an interview. */
  | (Where & {
      readonly by: string;
      readonly types: string;
      readonly as?: string;
      readonly uncounted?: true;
      readonly replyTo?: string;
      readonly files?: readonly SentFile[];
      /** What is kept of it, where files make it another text. */
      readonly keptAs?: string;
    })
  | (Where & { readonly by: string; readonly menuOf: string; readonly entry: string })
  | { readonly by: string; readonly edits: string; readonly to: string }
  | { readonly by: string; readonly deletes: string }
  /** The latest button of this label, or the first; `times` at once. */
  | (Where & {
      readonly by: string;
      readonly presses: RegExp;
      readonly which?: "first";
      readonly times?: number;
    })
  | (Where & { readonly by: string; readonly chooses: RegExp })
  /** Waits for a message that no line before has waited for. With `alone` nobody else may see it. */
  | (Where & { readonly to: string; readonly shows: RegExp; readonly alone?: true })
  | (Where & { readonly to: string; readonly hides: RegExp })
  | { readonly to: string; readonly offers: readonly RegExp[]; readonly typed: string }
  | { readonly bot: "stops" | "starts" | "is killed" }
  | { readonly thread: "is deleted" | "is put away"; readonly of: string }
  /** What happens to the platform itself. */
  | { readonly platform: "cuts the line" | "fails for a while" }
  | { readonly platform: "forbids"; readonly what: "threads" | "words"; readonly of: string };

export type ChatStory = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly finally?: (told: Told) => void | Promise<void>;
};

/** The program that is tried. */
export type Bot = {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Without any chance to tidy up. */
  kill(): Promise<void>;
  /** Everything that it keeps, the latest first. */
  interviews(): Promise<readonly Interview[]>;
};

export type Told = {
  readonly chat: Chat;
  readonly interviews: readonly Interview[];
  interviewOf(person: string): Interview;
  threadOf(person: string): Spot;
  /** Refs of messages by their names. */
  readonly named: ReadonlyMap<string, string>;
};

const LOOK_MS = 40;

/**
 * Tells a story, and holds at its end what always holds: all seen once, all that was said kept once.
 *
 * @param patienceMs With anything that is to be seen, in milliseconds.
 */
export async function tell(story: ChatStory, chat: Chat, bot: Bot, patienceMs = 12_000): Promise<void> {
  const teller = createTeller(chat, bot, patienceMs);
  await bot.start();
  try {
    for (const [i, line] of story.lines.entries()) {
      try {
        await teller.play(line);
      } catch (error) {
        if (error instanceof Error) error.message = `line ${i + 1} ${inWords(line)}: ${error.message}`;
        throw error;
      }
    }
    const told = await teller.told();
    try {
      await story.finally?.(told);
      expect(await chat.complaints()).toEqual([]);
      expect(teller.lostWords(told)).toEqual([]);
    } catch (error) {
      if (error instanceof Error) error.message += `\n${await teller.everything()}`;
      throw error;
    }
  } finally {
    await bot.stop();
  }
}

type Typed = { readonly ref: string; readonly by: string; text: string; readonly counted: boolean };

function createTeller(chat: Chat, bot: Bot, patienceMs: number) {
  const threads = new Map<string, Spot>();
  const named = new Map<string, string>();
  const typed: Typed[] = [];
  const waitedFor = new Set<string>();

  function spot(line: Where, person: string): Spot {
    if (line.at === "channel") return chat.channel;
    if (line.at === "direct") return chat.direct!(person);
    const owner = line.at === undefined ? person : line.at.replace(/'s thread$/, "");
    const found = threads.get(owner);
    if (found === undefined) throw new Error(`${owner} has no thread yet`);
    return found;
  }

  function ref(name: string): string {
    const found = named.get(name);
    if (found === undefined) throw new Error(`no message is called "${name}"`);
    return found;
  }

  async function waitFor<Found>(what: () => Promise<Found | undefined>, orElse: () => Promise<string>) {
    const until = Date.now() + patienceMs;
    for (;;) {
      const found = await what();
      if (found !== undefined) return found;
      if (Date.now() > until) throw new Error(await orElse());
      await sleep(LOOK_MS);
    }
  }

  async function transcript(person: string, at: Spot): Promise<string> {
    const all = await chat.sees(person, at);
    return all
      .map((seen) => `${seen.byBot ? "bot" : "—"}${seen.alone ? " (alone)" : ""} ${asRead(seen)}`)
      .join("\n");
  }

  async function find(person: string, at: Spot, fits: (seen: Seen) => boolean, what: string): Promise<Seen> {
    return waitFor(
      async () => (await chat.sees(person, at)).find(fits),
      async () => `${what} was never shown to ${person}, who sees:\n${await transcript(person, at)}`,
    );
  }

  /** The link of "your interview is ready" leads to the thread. */
  async function takeThread(person: string, { links }: Seen): Promise<void> {
    for (const link of links) {
      const target = await chat.follow(link);
      if (target !== undefined && target.ref === undefined && target.at !== chat.channel)
        threads.set(person, target.at);
    }
  }

  async function withButton(person: string, at: Spot, label: RegExp, which: "first" | "latest") {
    const has = ({ buttons }: Seen) => buttons.some((one) => label.test(one));
    await find(person, at, has, `a button ${label}`);
    const all = (await chat.sees(person, at)).filter(has);
    const message = which === "first" ? all[0]! : all.at(-1)!;
    return { ref: message.ref, label: message.buttons.find((one) => label.test(one))! };
  }

  return {
    async play(line: Line): Promise<void> {
      if ("commands" in line) {
        const at = line.commands === "start" && line.at === undefined ? chat.channel : spot(line, line.by);
        await chat.commands(line.by, at, line.commands, line.options);
      } else if ("types" in line) {
        const { by, types: text, as, replyTo, files, keptAs = text } = line;
        const sent = await chat.types(by, spot(line, by), text, replyTo && ref(replyTo), files);
        if (as !== undefined) named.set(as, sent);
        typed.push({ ref: sent, by, text: keptAs, counted: line.uncounted !== true });
      } else if ("menuOf" in line) {
        await chat.choosesFromMenu!(line.by, spot(line, line.by), ref(line.menuOf), line.entry);
      } else if ("edits" in line) {
        await chat.edits(line.by, spot({}, line.by), ref(line.edits), line.to);
        typed.find((one) => one.ref === ref(line.edits))!.text = line.to;
      } else if ("deletes" in line) {
        await chat.deletes(line.by, spot({}, line.by), ref(line.deletes));
        typed.splice(
          typed.findIndex((one) => one.ref === ref(line.deletes)),
          1,
        );
      } else if ("presses" in line) {
        const at = spot(line, line.by);
        const button = await withButton(line.by, at, line.presses, line.which ?? "latest");
        const presses = Array.from({ length: line.times ?? 1 }, () =>
          chat.presses(line.by, at, button.ref, button.label),
        );
        await Promise.all(presses);
      } else if ("chooses" in line) {
        const at = spot(line, line.by);
        const has = ({ choices }: Seen) => choices.some((one) => line.chooses.test(one));
        const message = await find(line.by, at, has, `a choice ${line.chooses}`);
        await chat.chooses(line.by, at, message.ref, message.choices.find((one) => line.chooses.test(one))!);
      } else if ("shows" in line) {
        const fits = (seen: Seen) =>
          seen.byBot &&
          line.shows.test(asRead(seen)) &&
          (line.alone === undefined || seen.alone) &&
          !waitedFor.has(`${line.to} ${seen.ref} ${seen.text}`);
        const seen = await find(line.to, spot(line, line.to), fits, String(line.shows));
        waitedFor.add(`${line.to} ${seen.ref} ${seen.text}`);
        if (seen.alone) await takeThread(line.to, seen);
      } else if ("hides" in line) {
        const all = await chat.sees(line.to, spot(line, line.to));
        expect(all.filter((seen) => line.hides.test(asRead(seen)))).toEqual([]);
      } else if ("offers" in line) {
        const offered = await chat.isOffered(line.to, chat.channel, "start", "problem", line.typed);
        expect(offered.slice(0, line.offers.length)).toEqual(
          line.offers.map((one) => expect.stringMatching(one)),
        );
      } else if ("bot" in line) {
        await { stops: bot.stop, starts: bot.start, "is killed": bot.kill }[line.bot]();
      } else if ("thread" in line) {
        const at = spot({}, line.of);
        if (line.thread === "is deleted") await chat.loses(at);
        else
          await waitFor(
            async () => (await chat.isClosed(at)) || undefined,
            async () => `the thread of ${line.of} was never put away`,
          );
      } else if (line.platform === "forbids") {
        chat.forbids!(line.what, line.what === "threads" ? chat.channel : spot({}, line.of));
      } else {
        await (line.platform === "cuts the line" ? chat.cutsTheLine() : chat.failsForAWhile());
      }
    },

    async told(): Promise<Told> {
      const interviews = await bot.interviews();
      return {
        chat,
        interviews,
        named,
        threadOf: (person) => spot({}, person),
        interviewOf(person) {
          const found = interviews.find(({ candidates }) => candidates.some(({ name }) => name === person));
          if (found === undefined) throw new Error(`${person} has no interview`);
          return found;
        },
      };
    },

    /** All threads, each as its owner sees it. */
    async everything(): Promise<string> {
      const all = [...threads].map(
        async ([owner, at]) => `${owner}'s thread:\n${await transcript(owner, at)}`,
      );
      return (await Promise.all(all)).join("\n");
    },

    /** What candidates wrote stands in their interviews once, and nothing else does. */
    lostWords({ interviews }: Told): readonly string[] {
      const kept = interviews.flatMap(({ turns, draft }) => [
        ...turns.flatMap(({ messages = [] }) => messages),
        ...draft,
      ]);
      const wrong = typed.flatMap(({ ref: sent, by, text, counted }) => {
        const texts = kept.filter((one) => one.ref === sent).map((one) => one.text);
        const right = counted ? texts.length === 1 && texts[0] === text : texts.length === 0;
        return right ? [] : [`"${text}" of ${by} is kept as ${JSON.stringify(texts)}`];
      });
      const known = new Set(typed.map((one) => one.ref));
      return [
        ...wrong,
        ...kept.filter((one) => !known.has(one.ref)).map(({ text }) => `"${text}" was made up`),
      ];
    },
  };
}

/** The words, and then the buttons in brackets. */
function asRead({ text, buttons }: Seen): string {
  return [text, ...buttons.map((label) => `[${label}]`)].join(" ");
}

function inWords(line: Line): string {
  return JSON.stringify(line, (_, value: unknown) => (value instanceof RegExp ? String(value) : value)).slice(
    0,
    200,
  );
}
