import { type Check, linesOf } from "./check.ts";

/** One call, and one more where the first answer was refused. */
const CALLS_PER_LINE_MAX = 2;
/** What one call may hold on average, whatever the interview's length. */
const TOKENS_IN_PER_CALL_MAX = 8_000;

/** Models are called a bounded number of times with a bounded number of words; without a model nothing is. */
export const cost: Check = {
  name: "calls bounded",
  find: (held) => {
    const own = held.used.filter(({ purpose }) => purpose === "interview");
    const calls = own.reduce((sum, one) => sum + one.calls, 0);
    const tokensIn = own.reduce((sum, one) => sum + one.tokens.in, 0);
    const asked = Math.max(held.asked.length, linesOf(held).length);
    if (calls > CALLS_PER_LINE_MAX * asked)
      return [{ words: `${calls} calls`, why: `the interviewer was asked ${asked} times` }];
    if (calls > 0 && tokensIn / calls > TOKENS_IN_PER_CALL_MAX)
      return [
        {
          words: `${Math.round(tokensIn / calls)} tokens a call`,
          why: `${TOKENS_IN_PER_CALL_MAX} are the most`,
        },
      ];
    return [];
  },
};
