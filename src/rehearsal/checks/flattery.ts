import { breachAt, type Check, linesOf, withoutQuotes } from "./check.ts";

const GOOD =
  "(?:good|great|nice|excellent|perfect|brilliant|fantastic|impressive|amazing|wonderful|awesome|strong|solid|outstanding|superb|terrific)";
const WHAT =
  "(?:answer|point|question|job|idea|start|thinking|thought|work|insight|choice|catch|observation|one|stuff|design|approach|reply|response|explanation|intuition)";

const PRAISE = [
  new RegExp(`\\b(?:very |really |such an? |that(?:'s| is) an? |an? )?${GOOD} ${WHAT}\\b`, "i"),
  new RegExp(`(?:^|[.!?]\\s+)${GOOD}\\s*[!.,]`, "i"),
  /\b(?:well done|well said|well put|spot on|nailed it|love (?:it|that|this|your)|i like (?:that|this|your|how)|impressed|kudos|bravo|congratulations|keep it up)\b/i,
  /\b(?:that(?:'s| is)|you(?:'re| are)) (?:absolutely |exactly |quite |completely |totally )?(?:right|correct|true)\b/i,
  /(?:^|[.!?]\s+)(?:exactly|correct|right|absolutely|indeed|agreed|true|yes, exactly)\s*[!.,]/i,
  /\b(?:i agree|makes (?:total |perfect )?sense|fair point|good enough for me)\b/i,
];

/** No praise and no agreement, least of all with what is wrong: an interviewer's approval is an answer. */
export const flattery: Check = {
  name: "no flattery",
  find: (held) =>
    linesOf(held).flatMap((turn) => {
      const text = withoutQuotes(turn.text);
      const said = PRAISE.map((pattern) => pattern.exec(text)?.[0]).find((words) => words !== undefined);
      return said === undefined ? [] : [breachAt(turn, "praises or agrees", said.trim())];
    }),
};
