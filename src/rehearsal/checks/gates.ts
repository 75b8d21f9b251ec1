import type { HeldInterview } from "../hold-interview.ts";
import { type Breach, breachAt, type Check } from "./check.ts";

/** The stages come in their order, none is left before it was opened, and no question follows when its time is over. */
export const gates: Check = {
  name: "gates",
  find: (held) => [...outOfOrder(held), ...leftUnopened(held), ...askedTooLate(held)],
};

function outOfOrder({ interview }: HeldInterview): Breach[] {
  const place = (stage: string) => interview.plan.findIndex((one) => one.stage === stage);
  return interview.turns.flatMap((turn, i) => {
    const before = interview.turns[i - 1];
    if (before === undefined || place(turn.stage) >= place(before.stage)) return [];
    return [breachAt(turn, `goes back from ${before.stage} to ${turn.stage}, and nobody had asked to`)];
  });
}

/** An interviewer that is asked for a stage's opening has to open it. */
function leftUnopened({ asked }: HeldInterview): Breach[] {
  return asked
    .filter(({ purpose, reply }) => reply?.moveOn === true && (purpose === "open" || purpose === "hint"))
    .map(({ stage, purpose, reply }) => ({
      words: reply!.text,
      why:
        purpose === "open"
          ? `leaves ${stage} before anybody could say a word about it`
          : `leaves ${stage} when a hint was asked for`,
    }));
}

const QUESTIONS: readonly string[] = ["follow-up", "push-back", "curveball", "deep-dive"];

function askedTooLate({ asked }: HeldInterview): Breach[] {
  return asked.flatMap(({ reply, left, stage }) =>
    reply !== undefined &&
    !reply.moveOn &&
    QUESTIONS.includes(reply.kind) &&
    (left.stageMs <= 0 || left.wholeMs <= 0)
      ? [{ words: reply.text, why: `asks on after the time for ${stage} was over` }]
      : [],
  );
}
