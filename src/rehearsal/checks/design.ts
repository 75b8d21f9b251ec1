import { breachAt, type Check, linesOf, withoutQuotes } from "./check.ts";

const GIVES_DESIGN =
  /\b(?:you (?:should|could|might want to|need to|ought to) (?:use|try|add|build|train|consider|choose|apply)|i(?:'d| would) (?:use|build|train|add|choose|go with|start with|suggest|recommend)|i (?:suggest|recommend)|the (?:right|correct|best|ideal|expected|standard) (?:answer|choice|approach|design|model|metric|solution) (?:is|would be|here is)|consider using|a strong answer)\b/i;

/** The design is the candidate's; an interviewer gives none away. */
export const design: Check = {
  name: "no design given",
  find: (held) =>
    linesOf(held)
      .filter(({ kind }) => kind !== "hint")
      .flatMap((turn) => {
        const said = GIVES_DESIGN.exec(withoutQuotes(turn.text));
        return said === null ? [] : [breachAt(turn, "answers instead of asking", said[0])];
      }),
};
