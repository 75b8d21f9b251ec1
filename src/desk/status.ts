import type { Interview } from "../interview/interview.ts";
import { textMessage } from "../message/message.ts";
import { standing } from "../report/interview-message.ts";
import type { Answer } from "./command.ts";
import { isOfPerson } from "./interviews-of.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";

/** `status`: where the interview at this place stands, for those who take part in it. */
export function createStatus(parts: DeskParts): Answer {
  return async ({ inbound }) => {
    const there = await parts.store.findByPlace("interview", inbound.place);
    if (there === undefined)
      return textMessage(`There is no interview here; ${typed(parts, inbound, "start")} begins one.`, {
        kind: "note",
      });
    const interview = there.state as Interview;
    if (!isOfPerson(interview, inbound.by.id))
      return textMessage("This is somebody else's interview.", { kind: "note" });
    return { blocks: standing(interview), about: { kind: "status" } };
  };
}
