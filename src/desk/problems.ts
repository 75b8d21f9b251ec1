import type { Message } from "../message/message.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Answer } from "./command.ts";
import type { DeskParts } from "./parts.ts";

/** `problems`: the systems there are to design. */
export function createProblems({ rubrics }: DeskParts): Answer {
  return async () => problemsMessage([...rubrics.values()]);
}

function problemsMessage(rubrics: readonly Rubric[]): Message {
  return {
    about: { kind: "problems" },
    blocks: [
      { is: "heading", text: `${rubrics.length} systems to design` },
      {
        is: "fields",
        fields: rubrics.map(({ id, title, summary }) => ({ name: title, value: `${id}. ${summary}` })),
      },
    ],
  };
}
