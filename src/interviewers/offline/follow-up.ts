import type { InterviewerReply } from "../../interview/events.ts";
import { pick } from "../../interview/lines.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { OFFLINE_INTERVIEWER } from "./name.ts";
import { closestSentence, shortQuote } from "./quoting.ts";
import { isUsed, latestReplies, type OpenPoint, openPoints, wasSaid } from "./room.ts";

const DOUBTS = [
  "Play that through for this system: where could it go wrong?",
  "What would have to be true for that to be a mistake here?",
  "Suppose a colleague objects to that. What is the objection, and what do you answer?",
  "Walk me through one day with that decision. What do you see at the end of it?",
];

/** Asks about a red flag that the latest reply raised, in the candidate's own words and without the mend. */
export function aboutRedFlag(brief: Brief): InterviewerReply | undefined {
  const numbers = new Set(latestReplies(brief).map((turn) => turn.n));
  for (const raised of brief.grading.redFlags) {
    const id = `flag:${raised.flag}`;
    const quote = raised.evidence.find((one) => one.turn !== undefined && numbers.has(one.turn));
    const words = quote === undefined ? undefined : shortQuote(quote.text);
    const fresh = DOUBTS.filter((question) => !wasSaid(brief, question));
    if (words === undefined || isUsed(brief, id) || fresh.length === 0) continue;
    const question = pick(brief.interview.seed, `${id}:${brief.turn}`, fresh);
    return {
      text: `You said “${words}”. ${question}`,
      kind: "follow-up",
      about: raised.flag,
      used: [id],
      moveOn: false,
      by: OFFLINE_INTERVIEWER,
    };
  }
  return undefined;
}

/** Asks about the open point worth most that was not asked about before. */
export function aboutOpenPoint(brief: Brief): InterviewerReply | undefined {
  for (const point of openPoints(brief)) {
    const id = `criterion:${point.criterion.id}`;
    const question = point.criterion.followUp ?? fallbackQuestion(brief);
    if (isUsed(brief, id) || question === undefined || wasSaid(brief, question)) continue;
    return {
      text: anchored(brief, point, question),
      kind: "follow-up",
      about: point.criterion.id,
      used: [id],
      moveOn: false,
      by: OFFLINE_INTERVIEWER,
    };
  }
  return undefined;
}

/** For an operator's criterion without a follow-up: a question about the stage that gives nothing of it away. */
function fallbackQuestion(brief: Brief): string | undefined {
  const title =
    brief.rubric.stages.find((stage) => stage.id === brief.stage)?.title.toLowerCase() ?? brief.stage;
  return [
    `What else would you settle here before you go on, and why does it matter for this system?`,
    `Which decision here are you least sure of, and what would make it go wrong?`,
    `If a colleague took over the ${title} part tomorrow, what would you want them to know?`,
  ].find((question) => !wasSaid(brief, question));
}

/** Hangs a question on what the candidate said: what half met it, or else the closest thing they just wrote. */
function anchored(brief: Brief, { score }: OpenPoint, question: string): string {
  const evidence = score.verdict === "partly" ? score.evidence.at(-1)?.text : undefined;
  const latest = latestReplies(brief)
    .map((turn) => turn.text)
    .join("\n\n");
  const words = evidence ?? closestSentence(latest, question);
  const quote = words === undefined ? undefined : shortQuote(words);
  if (quote === undefined) return question;
  const lead = pick(brief.interview.seed, `anchor:${brief.turn}`, [
    `You said “${quote}”.`,
    `Staying with “${quote}”:`,
    `Let me pick up “${quote}”.`,
    `You mentioned “${quote}”.`,
  ]);
  return `${lead} ${question}`;
}

/** Goes deeper once everything expected here is said: a deep dive of the highest level the interview is at. */
export function deepDive(brief: Brief): InterviewerReply | undefined {
  const rank = { mid: 0, senior: 1, staff: 2 };
  const fitting = brief.rubric.deepDives
    .filter(
      (dive) =>
        dive.stage === brief.stage &&
        rank[dive.level] <= rank[brief.interview.level] &&
        !isUsed(brief, `dive:${dive.id}`),
    )
    .toSorted((a, b) => rank[b.level] - rank[a.level]);
  const dive = fitting[0];
  if (dive === undefined || wasSaid(brief, dive.asks)) return undefined;
  return {
    text: dive.asks,
    kind: "deep-dive",
    about: dive.id,
    used: [`dive:${dive.id}`],
    moveOn: false,
    by: OFFLINE_INTERVIEWER,
  };
}
