import type { Interview, Turn } from "../interview/interview.ts";
import { clockText } from "../message/clock-text.ts";
import type { Quote } from "../scoring/grade.ts";
import type { Scorecard, ScoredCriterion, StageScore } from "../scoring/scorecard.ts";
import { diagramMarkdown } from "./diagram-words.ts";
import { quoteMarkdown, escapeMarkdown as safe } from "./escape-markdown.ts";
import {
  gradedByLine,
  interviewedByLine,
  SIGN,
  shownCriteria,
  sumLine,
  verdictLine,
} from "./report-words.ts";
import { unfinishedLine, updateLine } from "./unfinished-words.ts";
import { type Used, useWords } from "./usage-words.ts";

/** The whole report as a Markdown document, with everything that was said at its end. */
export function reportMarkdown(interview: Interview, used: Used = []): string {
  const { phase, title, level, minutes, style } = interview;
  const head = [
    `# ${safe(title)}`,
    "",
    `${minutes} minutes at ${level}, ${style} style. Interview ${interview.id}.`,
    "",
  ];
  const body =
    phase.is === "reported"
      ? graded(phase.scorecard, interview)
      : [`**Not graded: this interview is ${statusWords(phase.is)}.**`, ""];
  return [
    ...head,
    ...body,
    ...usage(used),
    "## Everything that was said",
    "",
    ...interview.turns.flatMap(turnLines),
  ]
    .join("\n")
    .trimEnd()
    .concat("\n");
}

function statusWords(phase: Interview["phase"]["is"]): string {
  if (phase === "lobby") return "not begun";
  if (phase === "paused") return "paused";
  if (phase === "grading") return "being graded";
  return phase === "abandoned" ? "closed" : "under way";
}

/** What models were asked for, one row for each purpose and model. */
function usage(used: Used): string[] {
  if (used.length === 0) return [];
  return [
    "## Models",
    "",
    ...used.map((one) => `- ${one.purpose}, ${safe(one.model)}: ${useWords(one)}`),
    "",
  ];
}

function graded(scorecard: Scorecard, interview: Interview): string[] {
  const state = [updateLine(scorecard, interview), unfinishedLine(scorecard, interview)];
  const interviewers = interviewedByLine(scorecard);
  return [
    `**${verdictLine(scorecard)}**`,
    "",
    safe(scorecard.levelCall),
    "",
    ...state.flatMap((line) => (line === undefined ? [] : [`**${safe(line)}**`, ""])),
    `${sumLine(scorecard)}. Time: ${clockText(scorecard.spentMs)} of ${scorecard.minutes} minutes.`,
    "",
    `_${safe(gradedByLine(scorecard))}_`,
    "",
    ...(interviewers === undefined ? [] : [`_${safe(interviewers)}_`, ""]),
    "| Stage | Score | Met | Half | Missing | Not graded | Time |",
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...scorecard.stages.map(stageRow),
    "",
    ...flags(scorecard),
    ...scorecard.stages.flatMap((stage) => stageSection(scorecard, stage)),
    ...diagramMarkdown(scorecard),
    ...missed(scorecard),
    ...advice(scorecard),
    ...reference(scorecard),
  ];
}

function stageRow({
  title,
  score,
  covered,
  partly,
  missing,
  unscored,
  spentMs,
  budgetMs,
}: StageScore): string {
  const time = budgetMs > 0 ? `${clockText(spentMs)} of ${clockText(budgetMs)}` : "";
  return `| ${safe(title)} | ${score ?? "–"} | ${covered} | ${partly} | ${missing} | ${unscored} | ${time} |`;
}

function flags({ redFlags, flagged }: Scorecard): string[] {
  const lines: string[] = [];
  if (redFlags.length > 0) lines.push("## Red flags", "");
  for (const { says, cost, evidence, mend } of redFlags)
    lines.push(
      `**${safe(says)}** (${cost} off)`,
      "",
      ...quotes(evidence),
      ...(mend === undefined ? [] : [`Better: ${safe(mend)}`, ""]),
    );
  if (flagged.length > 0)
    lines.push(
      "## Left out of the grading",
      "",
      ...flagged.flatMap(({ text, why }) => [`${safe(why)}:`, "", quoteMarkdown(text), ""]),
    );
  return lines;
}

function quotes(evidence: readonly Quote[]): string[] {
  return evidence.flatMap(({ text, turn }) => [
    quoteMarkdown(text),
    ...(turn === undefined ? [] : [`> (turn ${turn})`]),
    "",
  ]);
}

function stageSection(scorecard: Scorecard, { id, title }: StageScore): string[] {
  const shown = shownCriteria(scorecard, id);
  return shown.length === 0 ? [] : [`## ${safe(title)}`, "", ...shown.flatMap(criterionLines)];
}

function criterionLines({
  verdict,
  asks,
  weight,
  evidence,
  because,
  expected,
  by,
}: ScoredCriterion): string[] {
  const bonus = expected ? "" : ", beyond what was expected";
  return [
    `### ${SIGN[verdict]} ${safe(asks)}`,
    "",
    `${verdict}, weight ${weight}${bonus}. ${safe(because)}${by === undefined ? "" : ` _(${safe(by)})_`}`,
    "",
    ...quotes(evidence),
  ];
}

function missed(scorecard: Scorecard): string[] {
  if (scorecard.missed.length === 0) return [];
  return [
    "## What a strong answer adds",
    "",
    ...scorecard.missed.map(({ asks, strong }) =>
      `- **${safe(asks)}** ${strong === asks ? "" : safe(strong)}`.trimEnd(),
    ),
    "",
  ];
}

function advice({ weakest, reading, next }: Scorecard): string[] {
  return [
    ...(weakest.length === 0
      ? []
      : ["## Work on first", "", ...weakest.map(({ because }) => `- ${safe(because)}`), ""]),
    ...(reading.length === 0
      ? []
      : [
          "## Reading for this system",
          "",
          ...reading.map(
            ({ title, url, why, source }) =>
              `- [${safe(title)}](<${url}>)${source === undefined ? "" : `, ${safe(source)}`}. ${safe(why)}`,
          ),
          "",
        ]),
    "## What are you practising next?",
    "",
    ...next.map(({ suggests, why }) => `- **${safe(suggests)}.** ${safe(why)}`),
    "",
  ];
}

function reference({ reference: answers, stages }: Scorecard): string[] {
  const shown = stages.flatMap(({ id, title }) =>
    id === "communicate" || answers[id] === undefined
      ? []
      : [`### ${safe(title)}`, "", answers[id].trim(), ""],
  );
  return shown.length === 0 ? [] : ["## One full answer, to compare with", "", ...shown];
}

function turnLines({ n, who, stage, kind, text }: Turn): string[] {
  return [
    `**${n}. ${who === "candidate" ? "You" : "Interviewer"}** (${stage}, ${kind})`,
    "",
    quoteMarkdown(text),
    "",
  ];
}
