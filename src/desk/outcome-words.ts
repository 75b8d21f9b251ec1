import { type Message, textMessage } from "../message/message.ts";
import type { Inbound, Outcome } from "../ports/surface.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";

type Ignored = Extract<Outcome, { is: "ignored" }>;

/** A word for somebody whose command or button did nothing; undefined where silence is right. */
export function wordsFor(
  parts: Pick<DeskParts, "surfaces">,
  inbound: Inbound,
  { why }: Ignored,
): Message | undefined {
  const { deed } = inbound;
  const isPress = deed.is === "action";
  if (!isPress && deed.is !== "command") return undefined;
  switch (why) {
    case "duplicate":
      return undefined;
    case "no-interview":
      return note(
        isPress
          ? "The interview of this button is not kept any more."
          : `There is no interview here; ${typed(parts, inbound, "start")} begins one.`,
      );
    case "not-yours":
      return note(
        `This is somebody else's interview; ${typed(parts, inbound, "start")} gives you one of your own.`,
      );
    case "stale":
      return note(
        "The interview has gone on since then, so this did nothing. The newest buttons are those that work.",
      );
    case "out-of-place":
      return note("That is not possible at this point of the interview.");
  }
}

const note = (text: string) => textMessage(text, { kind: "note" });
