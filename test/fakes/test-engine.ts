import type { Interview, Place } from "../../src/interview/interview.ts";
import { textMessage } from "../../src/message/message.ts";
import type { Deed, Inbound, Outcome } from "../../src/ports/surface.ts";
import { makeScorecard } from "../../src/report/make-scorecard.ts";
import { createEngine, type Engine } from "../../src/runtime/engine.ts";
import { type EngineParts, interviewMachine } from "../../src/runtime/parts.ts";
import type { Settings } from "../../src/runtime/start-interview.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { type RecordingLog, recordingLog } from "./recording-log.ts";
import { type RecordingSurface, recordingSurface } from "./recording-surface.ts";
import { emptyGrader } from "./scripted-grader.ts";
import { scriptedInterviewer } from "./scripted-interviewer.ts";
import { tinyRubric } from "./tiny-rubric.ts";

export const ada = { id: "test:ada", name: "Ada" };
export const here: Place = { surface: "test", workspace: "w", channel: "c" };

export const settings: Settings = {
  problem: "tiny",
  mode: "solo",
  level: "mid",
  style: "real",
  minutes: 45,
  candidates: [ada],
  place: here,
  key: "the start",
  seed: 1,
};

export type TestEngine = {
  readonly engine: Engine;
  readonly parts: EngineParts;
  readonly clock: ManualClock;
  readonly surface: RecordingSurface;
  readonly log: RecordingLog;
  /** Delivers what Ada did; the delivery's id is counted up unless given. */
  does(deed: Deed, more?: Partial<Inbound>): Promise<Outcome>;
  says(text: string): Promise<Outcome>;
  state(id: string): Promise<Interview>;
};

/** An engine with everything around it in memory and at a standstill. */
export function testEngine(given: Partial<EngineParts> = {}): TestEngine {
  const clock = manualClock();
  const surface = recordingSurface();
  const log = recordingLog();
  const parts: EngineParts = {
    store: createMemoryStore(),
    clock,
    log,
    surfaces: new Map([["test", surface]]),
    interviewer: scriptedInterviewer(),
    graders: { soFar: emptyGrader(), final: emptyGrader() },
    rubrics: new Map([[tinyRubric.id, tinyRubric]]),
    reporting: {
      feedback: () => "Feedback.",
      makeScorecard: (rubric, interview, grading) => makeScorecard(rubric, interview, grading),
      reportMessage: () => textMessage("The report."),
      reportReady: () => textMessage("Your report is ready.", { kind: "report" }),
    },
    machine: interviewMachine,
    workerName: "worker-1",
    random: () => 0.5,
    sleep: clock.sleep,
    newId: () => "new",
    ...given,
  };
  const engine = createEngine(parts);
  let deliveries = 0;
  const does: TestEngine["does"] = (deed, more) => {
    deliveries += 1;
    return engine.deliver({ id: `d${deliveries}`, place: here, by: ada, deed, ...more });
  };
  return {
    engine,
    parts,
    clock,
    surface,
    log,
    does,
    says: (text) => does({ is: "message", ref: `m${deliveries + 1}`, text }),
    async state(id) {
      const loaded = await parts.store.load("interview", id);
      if (loaded === undefined) throw new Error(`there is no interview ${id}`);
      return loaded.state as Interview;
    },
  };
}

/** Starts the interview of `settings` and gives its id. */
export async function started({ engine }: TestEngine, more: Partial<Settings> = {}): Promise<string> {
  const result = await engine.startInterview({ ...settings, ...more });
  if (!result.ok) throw new Error(`not started: ${result.failure.why}`);
  await engine.runDue();
  return result.value.id;
}
