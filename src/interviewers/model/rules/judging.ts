import type { Rule } from "../rule.ts";

const GOOD =
  "(?:very |really |quite |pretty |so |such a |a |an |all |absolutely |totally |perfectly )*(?:good|great|excellent|perfect|nice|awesome|amazing|fantastic|brilliant|wonderful|superb|outstanding|impressive|solid|strong|smart|clever|sensible|reasonable|correct|right|true|valid|fair|spot[- ]on|insightful|thoughtful|interesting|fine|sound|thorough|clear|helpful|wrong|incorrect|bad|weak|poor|mistaken|flawed|vague|incomplete|confused)";
const THING =
  "(?:point|points|answer|idea|ideas|question|questions|call|choice|start|job|work|thinking|thought|thoughts|approach|instinct|intuition|catch|observation|insight|plan|design|response|reply|explanation|reasoning|summary|move|one|stuff|progress)";

/** Where a sentence begins, after the small words that people begin with. */
const START =
  "(?:^|[.!?…:;—–-]\\s+)(?:(?:ok(?:ay)?|yes|yeah|no|so|and|but|well|ah|oh|hm+|ha|sure|right)[,:]? )*";

const JUDGING: readonly RegExp[] = [
  // "Great, …", "Nice use of towers."
  new RegExp(
    `${START}(?:great|excellent|perfect(?:ly)?|nice(?:ly)?|awesome|amazing|fantastic|brilliant|wonderful|superb|outstanding|impressive|lovely|bravo|kudos|spot on|well (?:done|said|put)|sounds? (?:good|great|right|reasonable|sensible|solid)|makes sense|thanks?|thank you|agreed|i (?:really |fully |completely |totally |strongly |also )?(?:like|love|agree|disagree|admire|appreciate)|love (?:it|that|this|how)|not (?:quite|bad|exactly)|almost there|fair (?:enough|point))\\b`,
    "i",
  ),
  // The same words are harmless at the head of a sentence ("No labels for a week: what then?"), and a verdict before a stop.
  new RegExp(
    `${START}(?:good|exactly|precisely|correct|right|true|indeed|absolutely|definitely|interesting|cool|yes|yeah|yep|no|nope|wrong|incorrect|of course|clearly|fair|solid|strong|almost|sure)\\s*(?:[,.!;:—–]|$)`,
    "i",
  ),
  new RegExp(`\\b${GOOD} ${THING}\\b(?= *(?:[.,!;:—–-]|$|on |about |there|here|so far|and |but ))`, "i"),
  new RegExp(
    `${START}(?:that|this|it|what you said|your \\w+(?: \\w+)?)(?:'s| is| was| sounds?| looks?| seems?) (?:not |almost |exactly )?${GOOD}\\b(?! (?:for|to|if|when|because|enough|way|about|metric|model|one|number|until|in|on|at)\\b)`,
    "i",
  ),
  /\b(?:that|this|it|which) (?:makes|does make) (?:\w+ )?sense\b(?! (?:to|of|for)\b)/i,
  /\byou(?:'ve| have)? (?:also |still |completely |clearly |just |already )?(?:missed|forgot(?:ten)?|overlooked|neglected|failed|nailed|aced|got (?:it|that) (?:right|wrong)|(?:did|have|had|do)(?:n't| not) (?:yet )?(?:mention|mentioned|cover|covered|address|addressed|consider|considered|say anything|said anything|think of|talk about|talked about|name|named))\b/i,
  /\b(?:well done|(?:good|nice|great) (?:job|work)|congratulations|proud of|impress(?:ed|ive)|i (?:fully |completely |totally |strongly )?(?:agree|disagree)|i (?:really )?(?:like|love|admire|appreciate) (?:that|this|your|how|the way)|on the right track|you(?:'re| are) (?:absolutely |quite |totally )?(?:right|wrong|correct|mistaken|close|good at|doing|strong|brilliant|very))\b/i,
];

/** Neither praise nor blame, in coach style too: feedback has its own place, and a praised wrong claim is believed. */
export const isNoJudge: Rule = {
  name: "judging",
  because: "do not praise, agree, blame or say what was missed; go straight to the question.",
  isBroken: ({ say }) => JUDGING.some((pattern) => pattern.test(say)),
};
