import type { Interview } from "../interview/interview.ts";
import { clockText } from "../message/clock-text.ts";
import type { Block, Message } from "../message/message.ts";
import { shorten } from "../message/shorten.ts";
import type { Scorecard, ScoredCriterion, StageScore } from "../scoring/scorecard.ts";
import { bestQuote } from "./best-quote.ts";
import { diagramBlocks } from "./diagram-words.ts";
import {
  gradedByLine,
  interviewedByLine,
  SIGN,
  shownCriteria,
  sumLine,
  verdictLine,
} from "./report-words.ts";
import { unfinishedLine, updateLine } from "./unfinished-words.ts";
import { type Used, usageLine } from "./usage-words.ts";

const MISSED_SHOWN_MAX = 5;
/** Enough to find the place; the whole quote is in the Markdown and JSON reports. */
const QUOTE_CHARS_MAX = 180;

/** The report as a surface shows it: the result first, then the reasons, then what to do next. */
export function reportMessage(scorecard: Scorecard, interview: Interview, used: Used = []): Message {
  const blocks: Block[] = [
    ...resultBlocks(scorecard, interview, used),
    ...flags(scorecard),
    ...scorecard.stages.flatMap((stage) => stageBlocks(scorecard, stage)),
    ...diagramBlocks(scorecard),
    ...missed(scorecard),
    ...advice(scorecard),
  ];
  return { blocks, about: { kind: "report" }, actions: nextActions(scorecard, interview) };
}

/** The result and what it is made of: the head of every report. */
export function resultBlocks(scorecard: Scorecard, interview: Interview, used: Used): Block[] {
  const { level, minutes, style, stages, spentMs } = scorecard;
  const who = [gradedByLine(scorecard), interviewedByLine(scorecard), usageLine(used)];
  const state = [updateLine(scorecard, interview), unfinishedLine(scorecard, interview)];
  return [
    { is: "heading", text: `${scorecard.title}: ${verdictLine(scorecard)}` },
    { is: "text", text: scorecard.levelCall, tone: "strong" },
    ...state.flatMap((text): Block[] => (text === undefined ? [] : [{ is: "text", text, tone: "strong" }])),
    {
      is: "text",
      text: `${sumLine(scorecard)}. Interview at ${level}, ${clockText(spentMs)} of ${minutes} minutes, ${style} style.`,
    },
    {
      is: "bars",
      bars: stages.map(({ title, score, covered, partly, missing }) => ({
        label: title,
        share: (score ?? 0) / 100,
        note:
          score === undefined
            ? "not graded"
            : `${score}  ${SIGN.covered}${covered} ${SIGN.partly}${partly} ${SIGN.missing}${missing}`,
      })),
    },
    { is: "text", text: who.filter((line) => line !== undefined).join("\n"), tone: "quiet" },
  ];
}

function flags({ redFlags, flagged }: Scorecard): Block[] {
  const blocks: Block[] = [];
  if (redFlags.length > 0) blocks.push({ is: "heading", text: "Red flags" });
  for (const { says, cost, evidence, mend } of redFlags) {
    blocks.push({
      is: "text",
      text: `${says} (${cost} off)${mend === undefined ? "" : `\nBetter: ${mend}`}`,
    });
    for (const quote of evidence.slice(0, 2))
      blocks.push({ is: "quote", text: shorten(quote.text, QUOTE_CHARS_MAX), ...source(quote.turn) });
  }
  if (flagged.length === 0) return blocks;
  blocks.push({ is: "heading", text: "Left out of the grading" });
  blocks.push({
    is: "list",
    items: flagged.map(({ text, why }) => `“${shorten(text, QUOTE_CHARS_MAX)}”: ${why}`),
  });
  return blocks;
}

const source = (turn: number | undefined) => (turn === undefined ? {} : { source: `turn ${turn}` });

function stageBlocks(scorecard: Scorecard, stage: StageScore): Block[] {
  const shown = shownCriteria(scorecard, stage.id);
  if (shown.length === 0) return [];
  const time = stage.budgetMs > 0 ? `, ${clockText(stage.spentMs)} of ${clockText(stage.budgetMs)}` : "";
  return [
    {
      is: "heading",
      text: `${stage.title}: ${stage.score === undefined ? "not graded" : `${stage.score} of 100`}${time}`,
    },
    { is: "list", items: shown.map(criterionLine) },
  ];
}

function criterionLine({ verdict, asks, evidence, because, expected }: ScoredCriterion): string {
  const bonus = expected ? "" : " (beyond what was expected)";
  const best = bestQuote(evidence, asks);
  const quote = best === undefined ? "" : ` “${shorten(best.text, QUOTE_CHARS_MAX)}”`;
  // What is met and quoted needs no reason beside the quotation; the files have it.
  const reason = verdict === "covered" && best !== undefined ? "" : ` ${because}`;
  return `${SIGN[verdict]} ${asks}${bonus}${quote}${reason}`;
}

function missed(scorecard: Scorecard): Block[] {
  const shown = scorecard.missed.slice(0, MISSED_SHOWN_MAX);
  if (shown.length === 0) return [];
  const items = shown.map(({ asks, strong }) =>
    strong === asks ? asks : `${asks} A strong answer: ${strong}`,
  );
  return [
    { is: "heading", text: "Worth most next time" },
    { is: "list", items },
  ];
}

function advice({ weakest, reading, next }: Scorecard): Block[] {
  const blocks: Block[] = [];
  if (weakest.length > 0)
    blocks.push(
      { is: "heading", text: "Work on first" },
      { is: "list", items: weakest.map(({ because }) => because) },
    );
  if (reading.length > 0) {
    const items = reading.map(
      ({ title, source: from, url, why }) =>
        `${title}${from === undefined ? "" : ` (${from})`}. ${why} ${url}`,
    );
    blocks.push({ is: "heading", text: "Reading for this system" }, { is: "list", items });
  }
  blocks.push({ is: "heading", text: "What are you practising next?" });
  blocks.push({ is: "list", items: next.map(({ suggests, why }) => `${suggests}. ${why}`) });
  return blocks;
}

function nextActions(scorecard: Scorecard, interview: Interview): NonNullable<Message["actions"]> {
  const retry = scorecard.next.find(({ id }) => id.startsWith("retry:"));
  const again: NonNullable<Message["actions"]> =
    scorecard.unfinished === undefined
      ? []
      : [{ is: "button", id: `regrade:${interview.id}:t${interview.asked}`, label: "Grade the rest again" }];
  if (retry === undefined) return again;
  return [
    ...again,
    {
      is: "button",
      id: `retry:${interview.id}:${retry.id.slice("retry:".length)}`,
      label: retry.suggests,
      tone: "primary",
    },
  ];
}
