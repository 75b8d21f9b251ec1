import { randomUUID } from "node:crypto";
import { parseCommand } from "../commands/parse.ts";
import type { Interview, Listening } from "../interview/interview.ts";
import { LIMITS } from "../interview/limits.ts";
import { stageBudgetMs } from "../interview/pacing.ts";
import { cutText } from "../message/cut-text.ts";
import { textMessage } from "../message/message.ts";
import type { Store } from "../ports/store.ts";
import type { Deed } from "../ports/surface.ts";
import { reportJson } from "../report/report-json.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { STAGE_IDS } from "../rubric/stages.ts";
import { TERMINAL } from "../surfaces/terminal/index.ts";
import { createPaint } from "../surfaces/terminal/paint.ts";
import { picturePath } from "../surfaces/terminal/picture-command.ts";
import { readPictureFile } from "../surfaces/terminal/read-picture-file.ts";
import { createScriptedTerminal, type ScriptedTerminal } from "../surfaces/terminal/scripted.ts";
import { chooseProblem } from "./choose-problem.ts";
import { openData } from "./data-folder.ts";
import { findRubric, soundRubrics } from "./find-rubric.ts";
import { writeJson } from "./leave.ts";
import { mindsMessage } from "./minds-message.ts";
import type { Choices } from "./practice-choices.ts";
import { coloured } from "./print.ts";
import type { Replies } from "./replies-file.ts";
import { createScriptReader } from "./script-reader.ts";
import { CANDIDATE, createSession, type Session } from "./session.ts";
import type { Tools } from "./tools.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

/** How fast a scripted candidate talks; common advice for talks is 120 to 160. */
const WORDS_PER_MINUTE = 150;
const THINKING_MS = 5_000;
/** Share of what is left of a stage that its script may fill, so that its last reply is still in time. */
const STAGE_SHARE = 0.8;

export type ScriptChoices = Choices & { readonly replies: Replies };

/** An interview read from a file of replies. It takes no time; the clock is moved as if it had been spoken. */
export async function practiceScripted(choices: ScriptChoices, tools: Tools): Promise<number> {
  const named = choices.problem === undefined ? undefined : findRubric(tools.library(), choices.problem);
  const store = await openData(choices.data, tools);
  try {
    const rubric = named ?? (await chooseProblem(soundRubrics(tools), store, choices.seed ?? 0, tools));
    await playScript(choices, rubric, store, tools);
    return 0;
  } finally {
    await store.close();
  }
}

/** Plays a script against one rubric, prints both sides, and writes the report where it was asked for. */
export async function playScript(
  choices: ScriptChoices,
  rubric: Rubric,
  store: Store,
  tools: Tools,
): Promise<Interview> {
  // It ends about now, so that it takes its place among the interviews that were really held.
  const clock = createVirtualClock(tools.clock.now() - 2 * choices.minutes * 60_000);
  const terminal = createScriptedTerminal(tools.output, STAGE_IDS, createPaint(coloured(tools)));
  const minds = await tools.minds(async () => store);
  terminal.show(mindsMessage(minds));
  const rubrics = new Map([[rubric.id, rubric]]);
  const session = createSession({ store, clock, surface: terminal, rubrics, minds, tools });
  const interview = await play(choices, rubric, { session, terminal, clock, realNow: tools.clock.now() });
  if (choices.json !== undefined) writeJson(choices.json, reportJson(interview, await session.used()));
  return interview;
}

type Stage = {
  readonly session: Session;
  readonly terminal: ScriptedTerminal;
  readonly clock: VirtualClock;
  readonly realNow: number;
};

/** Plays the script to its end and gives the finished interview. */
async function play(choices: ScriptChoices, rubric: Rubric, on: Stage): Promise<Interview> {
  const { session, terminal } = on;
  const { engine } = session;
  const { level, style, minutes, seed } = choices;
  const place = { surface: TERMINAL, workspace: "local", channel: "scripted", thread: randomUUID() };
  const opened = await engine.startInterview({
    problem: rubric.id,
    mode: "solo",
    level,
    style,
    minutes,
    candidates: [CANDIDATE],
    place,
    seed: seed ?? 0,
  });
  if (!opened.ok) throw new Error(`the interview could not be opened: ${opened.failure.why}`);
  session.own(opened.value.id);
  const say = async (deed: Deed) => {
    const outcome = await engine.deliver({ id: randomUUID(), place, by: CANDIDATE, deed });
    if (deed.is === "picture" && outcome.is === "answered") terminal.show(outcome.message);
  };
  const command = (name: string) => say({ is: "command", name, options: {} });
  await settle(on);
  await command("start");
  const script = createScriptReader(
    choices.replies,
    rubric.stages.map(({ id }) => id),
  );
  for (;;) {
    const interview = await settle(on);
    const { phase } = interview;
    if (phase.is !== "listening") return interview;
    const left = script.left(phase.stage);
    const replies = phase.closing ? script.rest() : script.next(phase.stage);
    for (const reply of replies) {
      terminal.said(reply);
      on.clock.moveBy(timeFor(reply, interview, phase, left));
      for (const deed of await deedsOf(reply, terminal)) {
        await say(deed);
        // What the script says next is about what was read in it.
        if (deed.is === "picture") await settle(on);
      }
    }
    if (replies.length > 0) await finishReply(on, command);
    else await command("next");
  }
}

/** A reply that was itself a command has already been answered, and then there is nothing to finish. */
async function finishReply({ session }: Stage, command: (name: string) => Promise<void>): Promise<void> {
  const { phase, draft } = await session.interview();
  if (phase.is === "listening" && (draft.length > 0 || phase.closing)) await command("done");
}

/** A picture that cannot be read is said so, and the script goes on without it. */
async function deedsOf(reply: string, terminal: ScriptedTerminal): Promise<readonly Deed[]> {
  const path = picturePath(reply);
  if (path !== undefined) {
    const read = await readPictureFile(path, randomUUID());
    if (!("says" in read)) return [read];
    terminal.show(textMessage(read.says, { kind: "note" }));
    return [];
  }
  const parsed = /^\/[a-z]+$/i.test(reply) ? parseCommand(reply) : undefined;
  if (parsed?.is === "command") return [{ is: "command", name: parsed.name, options: parsed.options }];
  return cutText(reply, LIMITS.messageCharsMax).map((text) => ({ is: "message", ref: randomUUID(), text }));
}

/** As long as it takes to say, but never so long that the stage's other replies come too late. */
function timeFor(reply: string, interview: Interview, { stage }: Listening, left: number): number {
  const spoken = THINKING_MS + (reply.split(/\s+/).length / WORDS_PER_MINUTE) * 60_000;
  const room = stageBudgetMs(interview, stage) - (interview.spentMs[stage] ?? 0);
  return Math.max(0, Math.min(spoken, (room * STAGE_SHARE) / Math.max(1, left)));
}

/** Performs what is due until the candidate has the floor or the interview has ended. */
async function settle({ session, clock, realNow }: Stage): Promise<Interview> {
  for (;;) {
    await session.engine.runDue();
    const interview = await session.interview();
    const { phase } = interview;
    if (phase.is !== "asking" && phase.is !== "grading") return interview;
    const due = await session.nextDueAt();
    if (due === undefined) return interview;
    if (phase.is === "grading") clock.moveTo(realNow);
    clock.moveTo(due);
  }
}
