import type { Interview, MessageRef } from "../interview/interview.ts";
import type { Quote } from "../scoring/grade.ts";

/** Where a message can be seen; undefined where it has no address. */
export type LinkTo = (ref: MessageRef) => string | undefined;

/** The address of the message that a quotation stands in; undefined when it has none. */
export function linkOf({ text, turn }: Quote, { turns }: Interview, linkTo: LinkTo): string | undefined {
  const messages = turns.find(({ n }) => n === turn)?.messages ?? [];
  // A quotation that runs over what was sent in several messages begins in the one that holds its first words.
  const holds = messages.find((message) => message.text.includes(text)) ?? messages[0];
  return holds && linkTo(holds.ref);
}
