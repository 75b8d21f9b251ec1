import { textMessage } from "../message/message.ts";
import type { Answer } from "./command.ts";
import { findProblem, SURPRISE, surpriseFor } from "./find-problem.ts";
import { interviewsOf } from "./interviews-of.ts";
import { openInterviewFor } from "./open-interview.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";
import { choicesOf } from "./wish.ts";

/** `start`: an interview in a thread of its own. Where one waits to begin, it is that one's word and not ours. */
export function createStart(parts: DeskParts): Answer {
  return async ({ inbound, options, settings }) => {
    const there = await parts.store.findByPlace("interview", inbound.place);
    if (there !== undefined) return undefined;
    const { problem = SURPRISE } = options;
    const rubric =
      problem === SURPRISE
        ? surpriseFor(parts, await interviewsOf(parts.store, inbound.by.id), parts.random)
        : findProblem(parts, problem);
    if (rubric === undefined)
      return textMessage(
        `There is no system "${problem.slice(0, 60)}"; ${typed(parts, inbound, "problems")} lists those there are.`,
        {
          kind: "note",
        },
      );
    const wish = { ...choicesOf(options, settings), problem: rubric.id };
    return openInterviewFor(parts, inbound, settings, rubric, wish);
  };
}
