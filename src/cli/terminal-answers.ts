import type { Interview } from "../interview/interview.ts";
import { type Message, textMessage } from "../message/message.ts";
import { standing } from "../report/interview-message.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { problemsMessage } from "./problems.ts";

/** Commands of a terminal that the interview itself does not know; undefined for all others. */
export function answerTo(
  name: string,
  interview: Interview,
  rubrics: () => readonly Rubric[],
): Message | undefined {
  const note = (text: string) => textMessage(text, { kind: "note" });
  switch (name) {
    case "status":
      return { blocks: standing(interview), about: { kind: "note" } };
    case "problems":
      return problemsMessage(rubrics());
    case "start":
      return interview.phase.is === "lobby"
        ? undefined
        : note("This interview is under way. Another one begins in another window: npm run practice");
    case "report":
    case "history":
      return note("Your report comes at the end. Earlier ones: npm run report");
    case "retry":
      return note("After this interview: npm run retry -- --stage data");
    case "grade":
      return note("Outside an interview: npm run grade -- --problem ID");
    case "prompt":
      return note("There is nobody else here to take a prompt up; another interview: npm run practice");
    case "settings":
      return note(
        "Settings here are the options of npm run practice; npm run practice -- --help lists them.",
      );
    case "export":
      return note("Any interview as a file: npm run report -- --json, or --markdown");
    case "forget-me":
      return note("Everything about you is in the data folder; delete that folder and it is gone.");
    default:
      return undefined;
  }
}
