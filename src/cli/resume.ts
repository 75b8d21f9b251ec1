import type { Interview } from "../interview/interview.ts";
import { textMessage } from "../message/message.ts";
import type { Store } from "../ports/store.ts";
import { TERMINAL, type Terminal } from "../surfaces/terminal/index.ts";
import { latestInterviews } from "./data-folder.ts";
import { UsageError } from "./usage-error.ts";

/** The latest interview of this terminal that has not ended; of one problem when it is named. */
export async function latestUnfinished(
  store: Store,
  data: string,
  problem: string | undefined,
): Promise<Interview> {
  for await (const interview of latestInterviews(store, { live: true })) {
    const { phase, place } = interview;
    if (place.surface !== TERMINAL || phase.is === "reported" || phase.is === "abandoned") continue;
    if (problem === undefined || interview.problem === problem) return interview;
  }
  throw new UsageError(
    `There is no unfinished interview${problem === undefined ? "" : ` on ${problem}`} in "${data}"; npm run practice begins one.`,
  );
}

/** Goes on where it stood, and says the question that stands once more. */
export async function goOn(
  interview: Interview,
  tell: (command: string) => Promise<unknown>,
  terminal: Terminal,
): Promise<void> {
  const { phase, draft, title } = interview;
  terminal.show(textMessage(`Back to ${title}, where you left it.`, { kind: "note" }));
  if (draft.length > 0) {
    const words = draft.map(({ text }) => text).join("\n");
    terminal.show({
      blocks: [
        { is: "text", text: "You had begun a reply; it is kept:", tone: "quiet" },
        { is: "quote", text: words },
      ],
    });
  }
  if (phase.is === "paused") await tell("resume");
  // It was not paused in good order, so the question is only repeated.
  if (phase.is === "listening") await tell("repeat");
}
