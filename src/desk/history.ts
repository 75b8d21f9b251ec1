import type { Interview } from "../interview/interview.ts";
import { textMessage } from "../message/message.ts";
import { verdictLine } from "../report/report-words.ts";
import type { Answer } from "./command.ts";
import { interviewsOf, isReported } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";
import { progressBlocks } from "./progress.ts";
import { typed } from "./typed.ts";

/** `history`: one's own interviews with their results, the newest first, and how the stages go. */
export function createHistory(parts: DeskParts): Answer {
  return async ({ inbound }) => {
    const own = await interviewsOf(parts.store, inbound.by.id, { atMost: DESK_LIMITS.historyShownMax });
    if (own.length === 0)
      return textMessage(`You have no interviews yet; ${typed(parts, inbound, "start")} begins the first.`, {
        kind: "note",
      });
    const scorecards = own.filter(isReported).map(({ phase }) => phase.scorecard);
    return {
      about: { kind: "history" },
      blocks: [
        ...progressBlocks(scorecards),
        { is: "heading", text: "Your interviews" },
        { is: "list", items: own.map((one) => `${historyLine(one)} · ${one.id}`) },
        {
          is: "text",
          text: `One of them again: ${typed(parts, inbound, "report")} with its id.`,
          tone: "quiet",
        },
      ],
    };
  };
}

const STANDING: Readonly<Record<Interview["phase"]["is"], string>> = {
  lobby: "not begun",
  asking: "under way",
  listening: "under way",
  paused: "paused",
  grading: "being graded",
  reported: "finished",
  abandoned: "closed",
};

/** "2026-11-20 · Feed ranking · senior · Hire · 68 of 100". */
export function historyLine(interview: Interview): string {
  const { createdAt, title, level, phase } = interview;
  const result = isReported(interview) ? verdictLine(interview.phase.scorecard) : STANDING[phase.is];
  return `${new Date(createdAt).toISOString().slice(0, 10)} · ${title} · ${level} · ${result}`;
}
