import type { InterviewerReply } from "../../interview/events.ts";
import { LIMITS } from "../../interview/limits.ts";
import type { Brief } from "../../ports/interviewer.ts";
import type { Criterion } from "../../rubric/rubric.ts";
import { OFFLINE_INTERVIEWER } from "./name.ts";
import { openPoints, standingQuestion } from "./room.ts";

/** The next hint for the question that stands, with what it cost and what the next one would. */
export function giveHint(brief: Brief): InterviewerReply {
  const target = hintTarget(brief);
  if (target === undefined) {
    return {
      text: "I have no hint for you here: what this stage asks for at this level, you have said. It cost you nothing.",
      kind: "answer",
      moveOn: false,
      by: OFFLINE_INTERVIEWER,
    };
  }
  const step = stepOf(brief, target);
  const cost = LIMITS.hintCosts[step - 1] ?? LIMITS.hintCosts.at(-1)!;
  const words = hintWords(brief, target)[step - 1]!;
  const next = LIMITS.hintCosts[step];
  const after = next === undefined ? "That was the last one." : `The next one would cost ${points(next)}.`;
  return {
    text: `${words}\n\n(Hint ${step} of 3, minus ${points(cost)}. ${after})`,
    kind: "hint",
    about: target.id,
    used: [`hint:${target.id}:${step}`],
    hint: { criterion: target.id, step, cost },
    moveOn: false,
    by: OFFLINE_INTERVIEWER,
  };
}

function points(count: number): string {
  return count === 1 ? "1 point" : `${count} points`;
}

/** What the hints of this question are about: what was hinted at, else what was asked, else the open point worth most. */
function hintTarget(brief: Brief): Criterion | undefined {
  const open = openPoints(brief).map((point) => point.criterion);
  const ofId = (id: string | undefined) => open.find((criterion) => criterion.id === id);
  const question = standingQuestion(brief);
  const hinted = brief.interview.hints.findLast(
    (hint) => hint.stage === brief.stage && hint.turn > (question?.n ?? 0),
  );
  const left = open.filter((criterion) => stepOf(brief, criterion) <= LIMITS.hintCosts.length);
  const wanted = ofId(hinted?.criterion) ?? ofId(question?.about);
  return wanted !== undefined && left.includes(wanted) ? wanted : left[0];
}

/** 1, 2 or 3; one more than those given on this criterion so far. */
function stepOf(brief: Brief, criterion: Criterion): number {
  return brief.interview.hints.filter((hint) => hint.criterion === criterion.id).length + 1;
}

/** An operator's criterion may come without hints: then the stage's goal and the follow-up have to do. */
function hintWords(brief: Brief, criterion: Criterion): readonly string[] {
  if (criterion.hints.length === LIMITS.hintCosts.length) return criterion.hints;
  const goal = brief.rubric.stages.find((stage) => stage.id === brief.stage)?.goal ?? "";
  return [
    `Something that belongs here is still open. Keep in mind what this stage settles: ${goal.replace(/^./, (first) => first.toLowerCase())}`,
    "Picture the system a week after launch: who is unhappy, and which of your decisions so far would have prevented it?",
    criterion.followUp ??
      "Go through what you said here line by line and ask of each: how do I know, and what if not? One answer is missing.",
  ];
}
