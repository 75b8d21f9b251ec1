import { randomUUID } from "node:crypto";
import type { Interview } from "../interview/interview.ts";
import { textMessage } from "../message/message.ts";
import type { Store } from "../ports/store.ts";
import type { Deliver, Inbound } from "../ports/surface.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { STAGE_IDS } from "../rubric/stages.ts";
import { createTerminal, TERMINAL, type Terminal } from "../surfaces/terminal/index.ts";
import { chooseProblem } from "./choose-problem.ts";
import { openData } from "./data-folder.ts";
import { findRubric, soundRubrics } from "./find-rubric.ts";
import { type Ending, leave } from "./leave.ts";
import { mindsMessage } from "./minds-message.ts";
import type { Choices } from "./practice-choices.ts";
import { coloured } from "./print.ts";
import { goOn, latestUnfinished } from "./resume.ts";
import { CANDIDATE, createSession, type Session } from "./session.ts";
import { answerTo } from "./terminal-answers.ts";
import type { Tools } from "./tools.ts";

type Place = Inbound["place"];

/** An interview with somebody at the keyboard or on a pipe. Whatever ends it, everything is kept. */
export async function practiceOnTerminal(choices: Choices, tools: Tools): Promise<number> {
  const named = choices.problem === undefined ? undefined : findRubric(tools.library(), choices.problem);
  const store = await openData(choices.data, tools);
  try {
    const unfinished = choices.resume
      ? await latestUnfinished(store, choices.data, choices.problem)
      : undefined;
    const rubric =
      unfinished === undefined
        ? (named ?? (await chooseProblem(soundRubrics(tools), store, choices.seed, tools)))
        : undefined;
    return (await hold(unfinished ?? rubric!, choices, store, tools)).code;
  } finally {
    await store.close();
  }
}

/** The same for a rubric at hand, in a store that stays open. */
export function holdOnTerminal(rubric: Rubric, choices: Choices, store: Store, tools: Tools): Promise<Held> {
  return hold(rubric, choices, store, tools);
}

/** How it was left, and with which exit code. */
export type Held = { readonly code: number; readonly interview: Interview };

/** Holds an interview: one that is unfinished, or a new one on a rubric. */
async function hold(what: Interview | Rubric, choices: Choices, store: Store, tools: Tools): Promise<Held> {
  const ending = Promise.withResolvers<Ending>();
  const place: Place =
    "place" in what
      ? what.place
      : { surface: TERMINAL, workspace: "local", channel: "practice", thread: randomUUID() };
  const forgetSignal = tools.onSignal(() => ending.resolve({ is: "interrupted" }));
  let session: Session | undefined;
  const terminal = connect(place, () => session, ending.resolve, tools);
  const rubrics = new Map("place" in what ? [] : [[what.id, what]]);
  const minds = await tools.minds(async () => store);
  session = createSession({ store, clock: tools.clock, surface: terminal, rubrics, minds, tools });
  const { engine } = session;
  const tell = (name: string) =>
    engine.deliver({ id: randomUUID(), place, by: CANDIDATE, deed: { is: "command", name, options: {} } });
  try {
    terminal.show(mindsMessage(minds));
    if ("place" in what) {
      session.own(what.id);
      await goOn(what, tell, terminal);
    } else {
      session.own(await open(what, choices, place, session));
    }
    engine.start();
    await session.quiet();
    await begin(session, terminal, tell, tools);
    await terminal.start({ deliver: beginOnEnter(session), suggest: async () => [], live: async () => [] });
    const end = await ending.promise;
    const code = await leave(end, {
      session,
      terminal,
      tell,
      json: choices.json,
      resumeWith: resumeWith(choices, tools),
    });
    return { code, interview: await session.interview() };
  } finally {
    await terminal.stop();
    await engine.stop();
    forgetSignal();
  }
}

function resumeWith({ data }: Choices, { config }: Tools): string {
  return `npm run practice -- --resume${data === config.dataFolder ? "" : ` --data ${data}`}`;
}

function connect(
  place: Place,
  session: () => Session | undefined,
  end: (ending: Ending) => void,
  tools: Tools,
): Terminal {
  return createTerminal({
    input: tools.input,
    output: tools.output,
    colour: coloured(tools),
    place,
    person: CANDIDATE,
    stages: STAGE_IDS,
    ready: async () => session()?.quiet(),
    answer: async (name) => {
      const interview = await session()?.interview();
      return interview && answerTo(name, interview, () => [...tools.library().rubrics.values()]);
    },
    posted: ({ about }) => {
      if (about?.kind === "report") return end({ is: "over" });
      // Closed before it began, or forgotten: there will be no report to wait for.
      session()
        ?.interview()
        .then(
          ({ phase }) => phase.is === "abandoned" && end({ is: "over" }),
          () => undefined,
        );
    },
    ended: () => end({ is: "input-ended" }),
    interrupted: () => end({ is: "interrupted" }),
    broken: (error) => end({ is: "broken", error }),
  });
}

async function open(
  rubric: Rubric,
  { level, style, minutes, seed }: Choices,
  place: Place,
  { engine }: Session,
): Promise<string> {
  const settings = {
    problem: rubric.id,
    mode: "solo",
    level,
    style,
    minutes,
    candidates: [CANDIDATE],
    place,
  } as const;
  const started = await engine.startInterview({ ...settings, ...(seed !== undefined && { seed }) });
  if (!started.ok) throw new Error(`the interview could not be opened: ${started.failure.why}`);
  return started.value.id;
}

/** At a keyboard the clock waits for Enter; a pipe has nobody who would read the card first. */
async function begin(
  session: Session,
  terminal: Terminal,
  tell: (name: string) => Promise<unknown>,
  tools: Tools,
): Promise<void> {
  if ((await session.interview()).phase.is !== "lobby") return;
  if (!tools.input.isTTY) await tell("start");
  else
    terminal.show(
      textMessage("Press Enter to begin. A blank line ends a reply; /help lists what else you can do.", {
        kind: "note",
      }),
    );
}

function beginOnEnter({ engine, interview }: Session): Deliver {
  return async (inbound) => {
    const { deed } = inbound;
    const isEnter = deed.is === "command" && deed.name === "done" && (await interview()).phase.is === "lobby";
    return engine.deliver(isEnter ? { ...inbound, deed: { ...deed, name: "start" } } : inbound);
  };
}
