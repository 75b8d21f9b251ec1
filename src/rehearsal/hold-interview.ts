import { createVirtualClock, type VirtualClock } from "../cli/virtual-clock.ts";
import type { InterviewerReply } from "../interview/events.ts";
import type { Interview, Listening, Person, Place } from "../interview/interview.ts";
import { LIMITS } from "../interview/limits.ts";
import type { Grader } from "../ports/grader.ts";
import type { Brief, Interviewer } from "../ports/interviewer.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../ports/store.ts";
import type { Deed } from "../ports/surface.ts";
import type { UsageLedger, UseTotal } from "../ports/usage-ledger.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Level } from "../rubric/stages.ts";
import type { Engine } from "../runtime/engine.ts";
import { createMemoryStore } from "../store/memory-store.ts";
import type { Candidate, Typed } from "./candidate.ts";
import { createRehearsalEngine, SURFACE } from "./rehearsal-engine.ts";

/** What the interviewer was asked for, and what came of it. */
export type Asked = Pick<Brief, "purpose" | "stage" | "turn" | "left"> & {
  /** Absent when it failed. */
  readonly reply?: InterviewerReply;
};

/** An interview that was held to its end, and everything that the checks look at. */
export type HeldInterview = {
  readonly rubric: Rubric;
  readonly candidate: Candidate;
  readonly interview: Interview;
  readonly asked: readonly Asked[];
  /** Undefined when it came to no scorecard. */
  readonly score?: number;
  /** What criteria earned of it, before points came off for red flags and hints. */
  readonly earned?: number;
  /** What models took of it, by purpose and model. */
  readonly used: readonly (UseTotal & { readonly purpose: string })[];
};

export type HoldParts = {
  readonly rubric: Rubric;
  readonly candidate: Candidate;
  readonly interviewer: Interviewer;
  readonly graders: { readonly soFar: Grader; readonly final: Grader };
  /** Where the models of the interviewer write down what they use. */
  readonly ledger: UsageLedger;
  readonly log: Log;
  readonly seed: number;
  readonly minutes: number;
  readonly level: Level;
  /** How fast the candidate is; 150 when absent, as in a talk. */
  readonly wordsPerMinute?: number;
};

const PERSON: Person = { id: "rehearsal:candidate", name: "Candidate" };
const STARTED_AT = Date.UTC(2024, 0, 1, 9);
/** Common advice for talks is 120 to 160. */
const WORDS_PER_MINUTE = 150;
const THINKING_MS = 5_000;
/** More turns of the floor than any honest interview has; one that needs more goes round in circles. */
const MOVES_MAX = 400;

/** Holds a whole interview on the real engine; the clock is moved as if everything had been spoken. */
export async function holdInterview(parts: HoldParts): Promise<HeldInterview> {
  const { rubric, candidate, ledger } = parts;
  const store = createMemoryStore();
  const clock = createVirtualClock(STARTED_AT);
  const asked: Asked[] = [];
  const engine = createRehearsalEngine(parts, store, clock, (one) => asked.push(one));
  const place: Place = { surface: SURFACE, workspace: "rehearsal", channel: candidate.name };
  const { seed, minutes, level } = parts;
  const opened = await engine.startInterview({
    problem: rubric.id,
    mode: "solo",
    style: "real",
    level,
    minutes,
    seed,
    place,
    candidates: [PERSON],
  });
  if (!opened.ok) throw new Error(`the interview could not be opened: ${opened.failure.why}`);
  const { id } = opened.value;
  const say = sayer(engine, place);
  const passTime = timePasser(engine, store, clock);
  await engine.runDue();
  await say("/start");
  for (let move = 0; move < MOVES_MAX; move += 1) {
    await engine.runDue();
    const interview = await load(store, id);
    const { phase } = interview;
    if (phase.is === "listening") await takeTurn(parts, interview, phase, passTime, say);
    else if (isWaiting(interview)) clock.moveTo((await store.nextDueAt()) ?? clock.now());
    else break;
  }
  const interview = await load(store, id);
  return {
    rubric,
    candidate,
    interview,
    asked,
    ...(interview.phase.is === "reported" && {
      score: interview.phase.scorecard.score,
      earned: interview.phase.scorecard.parts.criteria,
    }),
    used: await ledger.used({ interview: id }),
  };
}

function isWaiting({ phase }: Interview): boolean {
  if (phase.is === "grading") return phase.failures < LIMITS.gradingFailuresMax;
  return phase.is === "asking";
}

async function load(store: Store, id: string): Promise<Interview> {
  const loaded = await store.load("interview", id);
  if (loaded === undefined) throw new Error(`interview ${id} is gone`);
  return loaded.state as Interview;
}

/** One turn of the candidate: what they type takes the time of saying it; whoever types nothing waits. */
async function takeTurn(
  { candidate, wordsPerMinute = WORDS_PER_MINUTE }: HoldParts,
  interview: Interview,
  { stage, closing }: Listening,
  passTime: (ms: number) => Promise<void>,
  say: (typed: Typed) => Promise<void>,
): Promise<void> {
  const question = interview.turns.findLast(({ who, kind }) => who === "interviewer" && kind !== "note");
  const replied = interview.turns.filter((turn) => turn.who === "candidate" && turn.stage === stage).length;
  const typed = await candidate.answer({
    interview,
    stage,
    closing,
    replied,
    ...(question !== undefined && { question }),
  });
  for (const one of typed) {
    await passTime(THINKING_MS + (one.split(/\s+/).length / wordsPerMinute) * 60_000);
    await say(one);
  }
  if (typed.some((one) => !isCommand(one))) await say("/done");
  if (typed.length === 0) await passTime(LIMITS.tickMs);
}

/** Lets time pass as it does outside: what is due in the meantime happens when it is due. */
function timePasser(engine: Engine, store: Store, clock: VirtualClock): (ms: number) => Promise<void> {
  return async (ms) => {
    const until = clock.now() + ms;
    for (;;) {
      await engine.runDue();
      const due = await store.nextDueAt();
      if (due === undefined || due > until) break;
      clock.moveTo(due);
    }
    clock.moveTo(until);
  };
}

const isCommand = (typed: Typed) => /^\/[a-z]+$/.test(typed);

function sayer(engine: Engine, place: Place): (typed: Typed) => Promise<void> {
  let count = 0;
  return async (typed) => {
    count += 1;
    const deed: Deed = isCommand(typed)
      ? { is: "command", name: typed.slice(1), options: {} }
      : { is: "message", ref: `m${count}`, text: typed };
    await engine.deliver({ id: `d${count}`, place, by: PERSON, deed });
  };
}
