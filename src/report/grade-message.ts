import type { Block, Message } from "../message/message.ts";
import type { GradeReport } from "./grade-report.ts";
import { gradedByLine, SIGN } from "./report-words.ts";
import { openLine } from "./unfinished-words.ts";

/** The grade of a lone reply, for people. Here quotes are shown in full: there is little else to show. */
export function gradeMessage(report: GradeReport): Message {
  const { title, stage, level, score, parts, criteria, redFlags, flagged } = report;
  const isFound = ({ verdict }: (typeof criteria)[number]) => verdict === "covered" || verdict === "partly";
  // Held against a whole system most of it is missing, and a list of that would be the solution.
  const shown = criteria.filter((one) => isFound(one) || (one.expected && stage !== undefined));
  const left = stage === undefined ? criteria.filter((one) => one.expected && !isFound(one)).length : 0;
  const blocks: Block[] = [
    {
      is: "heading",
      text: `${title}${stage === undefined ? "" : `, ${stage}`}: ${score} of 100 at ${level}`,
    },
    {
      is: "text",
      text: `${parts.criteria} for what was said${parts.redFlags > 0 ? `, ${parts.redFlags} off for red flags` : ""}. ${gradedByLine(report)}`,
      tone: "quiet",
    },
    ...unfinished(report),
    {
      is: "list",
      items: shown.map(({ verdict, asks, evidence, because }) =>
        [`${SIGN[verdict]} ${asks}`, ...evidence.map(({ text }) => `“${text}”`), because].join("\n"),
      ),
    },
  ];
  if (left > 0) blocks.push({ is: "text", text: leftOut(left), tone: "quiet" });
  if (redFlags.length > 0) {
    blocks.push({ is: "heading", text: "Red flags" });
    blocks.push({
      is: "list",
      items: redFlags.map(({ says, cost, evidence }) =>
        [`${says} (${cost} off)`, ...evidence.map(({ text }) => `“${text}”`)].join("\n"),
      ),
    });
  }
  if (flagged.length > 0) {
    blocks.push({ is: "heading", text: "Left out of the grading" });
    blocks.push({ is: "list", items: flagged.map(({ text, why }) => `“${text}”: ${why}`) });
  }
  return { blocks, about: { kind: "report" } };
}

function leftOut(count: number): string {
  const points = count === 1 ? "1 more point" : `${count} more points`;
  return `The whole system asks for ${points} than this reply has. Grade it with a stage, and it is held against that stage alone, point by point.`;
}

function unfinished(report: GradeReport): Block[] {
  const text = openLine(report);
  return text === undefined ? [] : [{ is: "text", text: `${text} Grade it again later.`, tone: "strong" }];
}
