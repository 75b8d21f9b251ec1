import type { Interview } from "../interview/interview.ts";
import type { Action, Block, Message } from "../message/message.ts";
import { shorten } from "../message/shorten.ts";
import type { Quote } from "../scoring/grade.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import { bestQuote } from "./best-quote.ts";
import { type LinkTo, linkOf } from "./link-quotes.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { resultBlocks } from "./report-message.ts";
import { SIGN } from "./report-words.ts";
import type { Used } from "./usage-words.ts";

const EVIDENCE_SHOWN_MAX = 4;
const FLAGS_SHOWN_MAX = 3;
const READING_SHOWN_MAX = 3;
/** A quotation in a card; the whole of it is in the file. */
const QUOTE_CHARS_MAX = 300;

/**
 * The report as a chat shows it: short, with links to the very messages, buttons to the rest, and the whole as a
 * Markdown file.
 */
export function reportCard(
  scorecard: Scorecard,
  interview: Interview,
  used: Used = [],
  linkTo: LinkTo = () => undefined,
): Message {
  return {
    blocks: [
      ...resultBlocks(scorecard, interview, used),
      ...strongest(scorecard, interview, linkTo),
      ...flags(scorecard, interview, linkTo),
      ...reading(scorecard),
      ...next(scorecard),
    ],
    about: { kind: "report" },
    actions: cardActions(scorecard, interview),
    files: [{ name: `report-${interview.id}.md`, text: reportMarkdown(interview, used) }],
  };
}

/** What earned most, in the candidate's own words. */
function strongest({ criteria }: Scorecard, interview: Interview, linkTo: LinkTo): Block[] {
  const shown = criteria
    .filter(({ verdict, evidence }) => verdict === "covered" && evidence.length > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, EVIDENCE_SHOWN_MAX);
  if (shown.length === 0) return [];
  return [
    { is: "heading", text: "Strongest" },
    ...shown.flatMap(({ asks, evidence }): Block[] => {
      const best = bestQuote(evidence, asks);
      return [
        { is: "text", text: `${SIGN.covered} ${asks}` },
        ...(best === undefined ? [] : [quoted(best, interview, linkTo)]),
      ];
    }),
  ];
}

function flags({ redFlags }: Scorecard, interview: Interview, linkTo: LinkTo): Block[] {
  if (redFlags.length === 0) return [];
  return [
    { is: "heading", text: "Red flags" },
    ...redFlags
      .slice(0, FLAGS_SHOWN_MAX)
      .flatMap(({ says, cost, mend, evidence: [first] }): Block[] => [
        { is: "text", text: `${says} (${cost} off)${mend === undefined ? "" : `\nBetter: ${mend}`}` },
        ...(first === undefined ? [] : [quoted(first, interview, linkTo)]),
      ]),
  ];
}

function quoted(quote: Quote, interview: Interview, linkTo: LinkTo): Block {
  const source =
    linkOf(quote, interview, linkTo) ?? (quote.turn === undefined ? undefined : `turn ${quote.turn}`);
  const text = shorten(quote.text, QUOTE_CHARS_MAX);
  return { is: "quote", text, ...(source !== undefined && { source }) };
}

function reading({ reading: advised }: Scorecard): Block[] {
  if (advised.length === 0) return [];
  const items = advised
    .slice(0, READING_SHOWN_MAX)
    .map(({ title, source, url }) => `${title}${source === undefined ? "" : ` (${source})`} ${url}`);
  return [
    { is: "heading", text: "Reading" },
    { is: "list", items },
  ];
}

function next({ next: steps }: Scorecard): Block[] {
  return [
    { is: "heading", text: "What are you practising next?" },
    { is: "list", items: steps.map(({ suggests, why }) => `${suggests}. ${why}`) },
  ];
}

function cardActions(scorecard: Scorecard, interview: Interview): readonly Action[] {
  const { id, asked, place, isShared, isPlaceLost } = interview;
  const button = (verb: string, label: string): Action => ({ is: "button", id: verb, label });
  const actions: Action[] = [];
  if (scorecard.missed.length > 0) actions.push(button(`missed:${id}`, "What was missed"));
  if (Object.keys(scorecard.reference).length > 0) actions.push(button(`reference:${id}`, "A full answer"));
  if (scorecard.unfinished !== undefined)
    actions.push(button(`regrade:${id}:t${asked}`, "Grade the rest again"));
  if (place.thread !== undefined && !isShared && !isPlaceLost)
    actions.push(button(`share:${id}:t${asked}`, "Share"));
  const practise = scorecard.next.map(({ suggests }, n) => button(`practise:${id}.${n}`, suggests));
  return [...actions, ...practise];
}
