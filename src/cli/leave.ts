import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { type Message, textMessage } from "../message/message.ts";
import { reportJson } from "../report/report-json.ts";
import { verdictLine } from "../report/report-words.ts";
import { realSleep } from "../runtime/sleep.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import type { Terminal } from "../surfaces/terminal/index.ts";
import { BinaryInputError } from "../surfaces/terminal/open-lines.ts";
import { CANDIDATE, type Session } from "./session.ts";
import { reasonOf, UsageError } from "./usage-error.ts";

/** Why a session at the terminal came to its end. */
export type Ending =
  | { readonly is: "over" | "input-ended" | "interrupted" }
  | { readonly is: "broken"; readonly error: unknown };

export type Leaving = {
  readonly session: Session;
  readonly terminal: Terminal;
  readonly tell: (command: string) => Promise<unknown>;
  /** Where the report goes as JSON. */
  readonly json: string | undefined;
  /** What is typed to go on later. */
  readonly resumeWith: string;
};

/** As a shell says it: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Somebody who wants to leave does not wait for an interviewer who thinks. */
const PAUSE_MS_MAX = 3_000;

/** Leaves in good order: what is not over is paused and kept. Gives the exit code. */
export async function leave(end: Ending, leaving: Leaving): Promise<number> {
  const { session, terminal, json } = leaving;
  const unsent = terminal.leave();
  if (end.is === "broken") {
    await pause(leaving).catch(() => undefined);
    throw end.error instanceof BinaryInputError
      ? new UsageError(end.error.message)
      : new UsageError(
          `Your last words could not be saved: ${reasonOf(end.error)}. What came before is kept; go on with: ${leaving.resumeWith}`,
        );
  }
  if (end.is === "interrupted" && unsent !== "") await keep(unsent, session);
  if (end.is !== "over") await pause(leaving);
  const interview = await session.interview();
  if (interview.phase.is === "reported") terminal.show(whatNow(interview.phase.scorecard));
  if (json !== undefined) writeJson(json, reportJson(interview, await session.used()));
  return end.is === "interrupted" ? INTERRUPTED : 0;
}

/** Half a reply waits as a draft until the interview goes on. */
async function keep(text: string, { engine, interview }: Session): Promise<void> {
  const { place } = await interview();
  const id = randomUUID();
  await engine.deliver({ id, place, by: CANDIDATE, deed: { is: "message", ref: id, text } });
}

/** The report is long; its result stands once more at its end, with what can be typed next. */
function whatNow(scorecard: Scorecard): Message {
  const retry = scorecard.next.find(({ id }) => id.startsWith("retry:"))?.id.slice("retry:".length);
  const items = ["The whole report again: npm run report", "Another system: npm run practice"];
  if (retry !== undefined && retry !== "communicate")
    items.unshift(`The ${retry} stage again: npm run retry -- --stage ${retry}`);
  if (scorecard.unfinished !== undefined)
    items.unshift("What could not be graded: npm run regrade (npm run check-model says what is wrong)");
  return {
    blocks: [
      { is: "heading", text: verdictLine(scorecard) },
      { is: "list", items },
    ],
  };
}

async function pause({ session, terminal, tell, resumeWith }: Leaving): Promise<void> {
  const { phase } = await session.interview();
  if (phase.is === "reported" || phase.is === "abandoned") return;
  if (phase.is !== "paused") await tell("pause");
  const patience = new AbortController();
  await Promise.race([session.quiet(), realSleep(PAUSE_MS_MAX, patience.signal)]);
  patience.abort();
  if ((await session.interview()).phase.is === "reported") return;
  terminal.show(textMessage(`Everything is kept. Go on with: ${resumeWith}`, { kind: "note" }));
}

export function writeJson(file: string, value: unknown): void {
  try {
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`"${file}" cannot be written: ${reasonOf(error)}.`);
  }
}
