import type { APIEmbed } from "discord.js";
import type { About, Block, Message } from "../../message/message.ts";
import { paginate } from "../../message/paginate.ts";
import { shorten } from "../../message/shorten.ts";
import { componentRows, inGroups, type Row } from "./components.ts";
import { fitting } from "./fitting.ts";
import { DISCORD_LIMITS } from "./limits.ts";
import { markdown } from "./markdown.ts";
import { plain } from "./plain.ts";

/** One message of Discord. Nobody is ever pinged by it. */
export type Payload = {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
};

/** What is looked at more than once is set apart as a card; what the interviewer says is an ordinary message. */
const CARDS: Readonly<Record<string, number>> = {
  prompt: 0x5b8def,
  report: 0x3ba55d,
  help: 0x808a9a,
  status: 0x808a9a,
  problems: 0x808a9a,
  history: 0x808a9a,
  settings: 0x808a9a,
  comparison: 0x3ba55d,
};

/** Between two blocks stands an empty line. */
const GAP = "\n\n";

/** An empty message is refused; a word that says nothing is better than words lost behind it. */
const NOTHING = "…";

/**
 * A message as one or more messages of Discord, in order, none over a limit and without a word lost. Buttons and files
 * go with the last.
 */
export function render(message: Message): readonly Payload[] {
  const { blocks, about, actions = [], files = [] } = fitting(message);
  const colour = about === undefined ? undefined : CARDS[about.kind];
  const most =
    colour === undefined ? DISCORD_LIMITS.contentCharsMax : DISCORD_LIMITS.embedDescriptionCharsMax;
  const head = headOf(about);
  const measure = (block: Block) => markdown(block).length + GAP.length;
  const pages = paginate({ blocks }, most - head.length - GAP.length, measure);
  const texts = pages.map((page, i) => [...(i === 0 ? [head] : []), ...page.blocks.map(markdown)]);
  const [rows = [], ...moreRows] = componentRows(actions);
  const [attached = [], ...moreFiles] = inGroups(files, DISCORD_LIMITS.filesMax);
  const last = texts.length - 1;
  return [
    ...texts.map((parts, i) => ({
      ...said(parts.filter((part) => part !== "").join(GAP), colour),
      components: i === last ? rows : [],
      files: i === last ? attached : [],
    })),
    ...moreRows.map((components) => ({ content: NOTHING, components, files: [] })),
    ...moreFiles.map((group) => ({ content: NOTHING, components: [], files: group })),
  ];
}

function said(text: string, colour: number | undefined): Pick<Payload, "content" | "embeds"> {
  const words = /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : NOTHING;
  return colour === undefined ? { content: words } : { embeds: [{ description: words, color: colour }] };
}

/** Kinds of what is said, where that tells something that the words themselves do not. */
const KINDS: Readonly<Record<string, string>> = {
  "follow-up": "follow-up",
  "push-back": "push-back",
  curveball: "curveball",
  "deep-dive": "deep dive",
  hint: "hint",
  answer: "answer",
};

const STAGE_CHARS_MAX = 100;

/** The line above what the interviewer says: the stage, and what kind of question it is. */
function headOf(about: About | undefined): string {
  if (about === undefined) return "";
  const stage = capitalised(shorten(about.stageTitle ?? about.stage ?? "", STAGE_CHARS_MAX));
  if (about.kind === "opening") return stage === "" ? "" : `### ${plain(stage)}`;
  const kind = KINDS[about.kind];
  if (kind === undefined) return "";
  return `-# ${plain(stage === "" ? capitalised(kind) : `${stage} · ${kind}`)}`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
