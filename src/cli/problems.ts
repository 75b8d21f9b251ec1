import type { Message } from "../message/message.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { readArguments } from "./arguments.ts";
import { soundRubrics } from "./find-rubric.ts";
import { print, printJson } from "./print.ts";
import type { CliCommand } from "./tools.ts";

/** `npm run problems [-- --json]`: the systems there are to design. */
export const problems: CliCommand = async (words, tools) => {
  const { json } = readArguments(words, { json: { type: "boolean" } });
  const rubrics = soundRubrics(tools);
  if (json) printJson(rubrics.map(asListed), tools);
  else print(problemsMessage(rubrics, "Begin with: npm run practice -- --problem ID"), tools);
  return 0;
};

/** The list for people, numbered, with a word on what to do with it. */
export function problemsMessage(rubrics: readonly Rubric[], then?: string): Message {
  return {
    blocks: [
      { is: "heading", text: `${rubrics.length} systems to design` },
      {
        is: "fields",
        fields: rubrics.map(({ id, title, summary }, i) => ({
          name: `${i + 1}  ${id}`,
          value: `${title}. ${summary}`,
        })),
      },
      ...(then === undefined ? [] : [{ is: "text", text: then, tone: "quiet" } as const]),
    ],
  };
}

function asListed(rubric: Rubric) {
  const { id, title, family, tags, summary } = rubric;
  return {
    id,
    title,
    family,
    tags,
    summary,
    minutes: rubric.stages.reduce((sum, stage) => sum + stage.minutes, 0),
    stages: rubric.stages.map((stage) => stage.id),
    criteria: rubric.criteria.length,
    ownCriteria: rubric.criteria.filter(({ generic }) => !generic).length,
    redFlags: rubric.redFlags.length,
    facts: rubric.facts.length,
    curveballs: rubric.curveballs.length,
    deepDives: rubric.deepDives.length,
    reading: rubric.reading.length,
  };
}
