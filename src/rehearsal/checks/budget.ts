import { followUpsMax, LIMITS } from "../../interview/limits.ts";
import { wholeSpentMs } from "../../interview/pacing.ts";
import type { HeldInterview } from "../hold-interview.ts";
import { type Breach, breachAt, type Check, linesOf } from "./check.ts";

/** What is counted stays within its count: follow-ups, push-backs, answers, hints and their cost, and the time. */
export const budget: Check = {
  name: "budget",
  find: (held) => [...tooMany(held), ...hints(held), ...time(held)],
};

const COUNTED: readonly string[] = ["follow-up", "curveball", "deep-dive"];

function tooMany(held: HeldInterview): Breach[] {
  const { interview } = held;
  return interview.plan.flatMap(({ stage }) => {
    const here = linesOf(held).filter((turn) => turn.stage === stage);
    const over = (what: string, kinds: readonly string[], most: number) =>
      here
        .filter(({ kind }) => kinds.includes(kind))
        .slice(most)
        .map((turn) => breachAt(turn, `is one more than the ${most} ${what} that ${stage} has`));
    return [
      ...over("follow-ups", COUNTED, followUpsMax(stage, interview.minutes)),
      ...over("push-back", ["push-back"], 1),
      ...over("answers", ["answer"], LIMITS.answersPerStage),
    ];
  });
}

function hints({ interview, asked }: HeldInterview): Breach[] {
  const unasked = asked.flatMap(({ purpose, reply }) =>
    purpose !== "hint" && reply !== undefined && (reply.kind === "hint" || reply.hint !== undefined)
      ? [{ words: reply.text, why: "gives a hint that nobody had asked for" }]
      : [],
  );
  const dear = interview.hints.flatMap((hint) => {
    const same = interview.hints.filter(({ criterion }) => criterion === hint.criterion);
    const nth = same.indexOf(hint);
    return hint.cost === LIMITS.hintCosts[nth]
      ? []
      : [
          {
            words: `hint ${nth + 1} on ${hint.criterion} for ${hint.cost} points`,
            why: `costs other than ${LIMITS.hintCosts.join(", ")}`,
          },
        ];
  });
  return [...unasked, ...dear];
}

function time({ interview }: HeldInterview): Breach[] {
  const over = wholeSpentMs(interview) - interview.minutes * 60_000;
  return over > LIMITS.gapMsMax
    ? [{ words: `${Math.round(over / 60_000)} minutes`, why: `longer than its ${interview.minutes}` }]
    : [];
}
