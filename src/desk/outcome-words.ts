import { type Message, textMessage } from "../message/message.ts";
import type { Inbound, Outcome } from "../ports/surface.ts";

type Ignored = Extract<Outcome, { is: "ignored" }>;

/** A word for somebody whose command or button did nothing; undefined where silence is right. */
export function wordsFor({ deed }: Inbound, { why }: Ignored): Message | undefined {
  const isPress = deed.is === "action";
  if (!isPress && deed.is !== "command") return undefined;
  switch (why) {
    case "duplicate":
      return undefined;
    case "no-interview":
      return note(
        isPress
          ? "The interview of this button is not kept any more."
          : "There is no interview here; start begins one.",
      );
    case "not-yours":
      return note("This is somebody else's interview; start gives you one of your own.");
    case "stale":
      return note("That button belongs to a question that is past.");
    case "out-of-place":
      return note("That is not possible at this point of the interview.");
  }
}

const note = (text: string) => textMessage(text, { kind: "note" });
