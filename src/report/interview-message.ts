import type { Interview, Turn } from "../interview/interview.ts";
import { clockText } from "../message/clock-text.ts";
import type { Block, Message } from "../message/message.ts";
import { reportMessage } from "./report-message.ts";
import type { Used } from "./usage-words.ts";

/** An interview as it stands, finished or not, with everything that was said. */
export function interviewMessage(interview: Interview, used: Used = []): Message {
  const { phase } = interview;
  const head =
    phase.is === "reported" ? reportMessage(phase.scorecard, interview, used).blocks : standing(interview);
  return {
    blocks: [
      ...head,
      { is: "heading", text: "Everything that was said" },
      ...interview.turns.flatMap(turnBlocks),
    ],
    about: { kind: "report" },
  };
}

/** Where an interview stands: the stages with their time, and what is to come. */
export function standing({ title, level, minutes, style, phase, plan, spentMs, turns }: Interview): Block[] {
  const now =
    phase.is === "listening" || phase.is === "asking"
      ? phase.stage
      : phase.is === "paused"
        ? phase.resume.stage
        : undefined;
  const replied = (stage: string) => turns.some((turn) => turn.stage === stage && turn.who === "candidate");
  return [
    { is: "heading", text: `${title}: ${PHASE_WORDS[phase.is]}` },
    { is: "text", text: `${minutes} minutes at ${level}, ${style} style.` },
    {
      is: "table",
      head: ["Stage", "Time", ""],
      rows: plan.map(({ stage, title: name, budgetMs }) => [
        name,
        `${clockText(spentMs[stage] ?? 0)} of ${clockText(budgetMs)}`,
        stage === now ? "now" : replied(stage) ? "behind you" : "to come",
      ]),
    },
  ];
}

const PHASE_WORDS: Readonly<Record<Interview["phase"]["is"], string>> = {
  lobby: "not begun",
  asking: "under way",
  listening: "under way",
  paused: "paused",
  grading: "being graded",
  reported: "finished",
  abandoned: "closed",
};

function turnBlocks({ n, who, stage, kind, text }: Turn): Block[] {
  const speaker = who === "candidate" ? "You" : "Interviewer";
  return [
    { is: "text", text: `${n}. ${speaker} (${stage}, ${kind.replace("-", " ")})`, tone: "quiet" },
    { is: who === "candidate" ? "quote" : "text", text },
  ];
}
