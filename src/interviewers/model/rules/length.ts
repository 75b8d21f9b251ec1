import { SPEECH_LIMITS } from "../limits.ts";
import type { Rule } from "../rule.ts";

/** Somebody has to read it with the clock running. A question is not empty, and it asks. */
export const isShort: Rule = {
  name: "length",
  because: "say one question in at most two short sentences.",
  isBroken({ kind, say, facts, moveOn }) {
    if (moveOn || kind === "curveball" || kind === "deep-dive") return say !== "";
    if (say.length > SPEECH_LIMITS.sayCharsMax) return true;
    const questions = say.split(/[?？]+/).length - 1;
    if (questions > SPEECH_LIMITS.questionsMax) return true;
    if (kind === "answer") return say === "" && facts.length === 0;
    return say === "" || !asks(say);
  },
};

/** "Walk me through it." asks as well as a question mark does. */
function asks(say: string): boolean {
  return (
    say.includes("?") ||
    /(?:^|[.:;!,] )(?:(?:now|so|then|please|and) )?(?:tell|walk|show|take|talk|give|name|describe|explain|make|put|pick|say|start|go|suppose|imagine|argue|defend|compare|sketch|choose|play|follow|bring|commit|convince|help)\b/i.test(
      say,
    )
  );
}
