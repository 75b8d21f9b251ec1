import { breachAt, type Check } from "./check.ts";

/** The interview comes to its report, and nothing is said twice after it. */
export const ended: Check = {
  name: "comes to an end",
  find({ interview, asked }) {
    const failed = asked.filter(({ reply }) => reply === undefined).length;
    if (interview.phase.is !== "reported") {
      const last = interview.turns.at(-1)!;
      return [breachAt(last, `the interview is stuck in "${interview.phase.is}" after this`)];
    }
    return failed > 0
      ? [{ words: `${failed} of ${asked.length}`, why: "times the interviewer had nothing to say" }]
      : [];
  },
};
