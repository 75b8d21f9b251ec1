import { type Message, textMessage } from "../message/message.ts";
import type { Minds } from "../open-minds.ts";

/** Said at the start: nobody should have to guess who asks and who judges. */
export function mindsMessage({ interviewer, graders, pictureReader }: Minds): Message {
  const pictures = pictureReader === undefined ? "" : `; pictures: ${pictureReader.name}`;
  const words = `Interviewer: ${interviewer.name}; grader: ${graders.final.name}${pictures}.`;
  return textMessage(words, { kind: "note" });
}
