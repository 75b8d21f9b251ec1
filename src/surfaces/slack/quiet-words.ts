import type { Outcome } from "../../ports/surface.ts";

type Why = Extract<Outcome, { is: "ignored" }>["why"];

/** What a member is told, alone, when a command or button did nothing. */
export const NOTHING_DONE: Readonly<Record<Why, string>> = {
  "no-interview": "There is no interview here. /interview start begins one.",
  duplicate: "That has been done already.",
  stale:
    "The interview has gone on since then, so this did nothing. The buttons under the latest question work.",
  "out-of-place":
    "That cannot be done at this point of the interview. @Mockingbird status says where it stands.",
  "not-yours":
    "This interview is somebody else's, and only its candidate can do that. /interview start begins your own.",
};

export const FAILED = "That did not work just now, and nothing was changed. Please try it again in a minute.";

/** To a message that could not be kept, which its author would otherwise believe to be heard. */
export const NOT_KEPT = "I could not keep this message just now. Please send it again in a minute.";

/** To somebody who writes in another's interview. Said once. */
export const PASSING_BY =
  "This is somebody else's interview, so I do not take your words into it. /interview start begins your own.";

/** To somebody who calls the bot by name and asks for nothing it knows. */
export const CALLED = "/interview help lists what I can do, and /interview start begins an interview.";

/** To somebody in a direct message without an interview. */
export const IN_PRIVATE =
  "There is no interview here. Say start to begin one, problems to see what there is, or help for everything else.";

/** When a form could not be opened within the three seconds that Slack leaves for it. */
export const TOO_SLOW = "Slack was quicker than I was, so the form did not open. This button opens it.";

/** To whom it is told that files of an answer went elsewhere. */
export const FILES_SENT = "The file is in your direct messages with me.";

export const REPLY_GONE =
  "I do not have that message any more. Please choose Grade this reply on it once again.";

/** What of a message was not taken, each with its reason. */
export function notRead(declined: readonly string[]): string {
  return `Not taken: ${declined.join("; ")}.`;
}

export function unknownCommand(word: string, nearest: string | undefined): string {
  const meant = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  return `I do not know "${word.slice(0, 40)}".${meant} /interview help lists what there is.`;
}
