import type { InterviewerReply } from "../../interview/events.ts";
import { pick } from "../../interview/lines.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { OFFLINE_INTERVIEWER } from "./name.ts";
import { closestSentence, shortQuote } from "./quoting.ts";
import { isUsed, latestReplies, type OpenPoint, openPoints, turnsOfStage, wasSaid } from "./room.ts";

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

/**
 * Hangs a question on what the candidate said. To what half met the point just now the rest is asked for, since the
 * point's own question would ask for what was said; else it stands behind the closest thing they wrote, or alone.
 */
function anchored(brief: Brief, { score }: OpenPoint, question: string): string {
  const latest = latestReplies(brief);
  const half = score.verdict === "partly" ? score.evidence.at(-1) : undefined;
  if (half !== undefined && latest.some((turn) => turn.n === half.turn)) {
    const quote = shortQuote(half.text, question);
    const probe = freshProbe(brief);
    return quote === undefined || probe === undefined ? question : `${lead(brief, quote)} ${probe}`;
  }
  const everybodys = `${brief.rubric.title}. ${brief.rubric.prompt} ${TURNS_OF_PHRASE}`;
  const words = latest.map((turn) => turn.text).join("\n\n");
  const closest = closestSentence(words, question, { everybodys });
  const quote = closest === undefined ? undefined : shortQuote(closest, question);
  if (quote !== undefined) return `${lead(brief, quote)} ${question}`;
  // What half met it long ago is brought up only where the question visibly belongs to it.
  const before = half && closestSentence(half.text, question, { everybodys, sharedMin: 1 });
  const earlier = before === undefined ? undefined : shortQuote(before, question);
  return earlier === undefined ? question : `Earlier you said “${earlier}”. ${question}`;
}

/** "Before you go on", "on the other hand": words that tie a question to nothing. */
const TURNS_OF_PHRASE = "go hand come know thing work make take give say look see way point";

function lead(brief: Brief, quote: string): string {
  return pick(brief.interview.seed, `anchor:${brief.turn}`, [
    `You said “${quote}”.`,
    `Staying with “${quote}”:`,
    `Let me pick up “${quote}”.`,
    `You mentioned “${quote}”.`,
  ]);
}

/** Questions for the other half of a thought, whatever it is about. */
const PROBES = [
  "Why so, and what follows from it for your design?",
  "Finish that thought: what is the reason for it, and what does it cost?",
  "How would you do that exactly, and why that way?",
  "What has to hold for that to work here, and what if it does not?",
  "What does that change for the rest of your design?",
  "Take it one step further: what comes next, and what could spoil it?",
];

/** Undefined when all were asked, or one was in this stage already. */
function freshProbe(brief: Brief): string | undefined {
  const asked = turnsOfStage(brief).some(
    (turn) => turn.who === "interviewer" && PROBES.some((probe) => turn.text.endsWith(probe)),
  );
  const fresh = asked ? [] : PROBES.filter((probe) => !wasSaid(brief, probe));
  return fresh.length === 0 ? undefined : pick(brief.interview.seed, `probe:${brief.turn}`, fresh);
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
