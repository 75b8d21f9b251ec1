import type { Block, Message } from "../message/message.ts";
import type { Change, Comparison } from "./compare.ts";
import { SIGN } from "./report-words.ts";

/** What a second try at a stage changed, as a surface shows it. */
export function comparisonMessage({
  stage,
  before,
  after,
  gained,
  lost,
  stillOpen,
  kept,
}: Comparison): Message {
  const score = (value: number | undefined) => (value === undefined ? "not graded" : String(value));
  return {
    blocks: [
      { is: "heading", text: `${stage}, second try: ${score(before)} → ${score(after)}` },
      ...section("Better than before", gained),
      ...section("Said before and not this time", lost),
      ...section("Still open", stillOpen),
      {
        is: "text",
        text: `${kept} ${kept === 1 ? "point was" : "points were"} met both times.`,
        tone: "quiet",
      },
    ],
    about: { kind: "comparison", stage },
  };
}

function section(text: string, changes: readonly Change[]): Block[] {
  if (changes.length === 0) return [];
  return [
    { is: "heading", text },
    {
      is: "list",
      items: changes.map(({ before, after, asks }) => `${SIGN[before]} → ${SIGN[after]} ${asks}`),
    },
  ];
}
