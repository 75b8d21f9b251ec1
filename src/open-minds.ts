import { createHash, randomBytes } from "node:crypto";
import type { Config } from "./config.ts";
import { signalGrader } from "./graders/signal-grader.ts";
import { offlineInterviewer } from "./interviewers/offline-interviewer.ts";
import type { ModelSettings } from "./models/settings.ts";
import type { ChatModel } from "./ports/chat-model.ts";
import type { Clock } from "./ports/clock.ts";
import type { Grader } from "./ports/grader.ts";
import type { Interviewer } from "./ports/interviewer.ts";
import type { Log } from "./ports/log.ts";
import type { PictureReader } from "./ports/picture-reader.ts";
import { MODEL_REPLIES, type Store } from "./ports/store.ts";
import type { Prompts } from "./prompts/prompt.ts";
import { realSleep } from "./runtime/sleep.ts";

/** Who interviews and who grades. */
export type Minds = {
  readonly interviewer: Interviewer;
  /** For interviews that use no models. */
  readonly interviewerWithoutModels?: Interviewer;
  readonly graders: {
    /** Judges between two questions and where no models are used, so it is always the offline one. */
    readonly soFar: Grader;
    readonly final: Grader;
  };
  /** Absent where no model that sees pictures is configured. */
  readonly pictureReader?: PictureReader;
};

export type MindsParts = {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  /** The folder of the prompts; read only where a model is configured. */
  readonly prompts: string;
  /** Keeps what models cost, and what they answered. */
  readonly store: () => Promise<Store>;
};

const OFFLINE: Minds = {
  interviewer: offlineInterviewer,
  graders: { soFar: signalGrader, final: signalGrader },
};

/**
 * The most that a candidate waits for one question before the offline interviewer asks it, in milliseconds. Below what
 * the runtime gives one thought, so that it is the stand-in who ends the waiting.
 */
const PATIENCE_MS = 80_000;

/**
 * The offline pair, and in its place whatever model is configured for a part. Everything about models is loaded here
 * and only when it is needed, so that practising without one starts as fast as ever.
 */
export async function openMinds(parts: MindsParts): Promise<Minds> {
  const { config, log, clock } = parts;
  if (config.models === undefined) return OFFLINE;
  const [{ openModels }, { readPrompts }] = await Promise.all([
    import("./models/open-models.ts"),
    import("./library/read-prompts.ts"),
  ]);
  const store = await parts.store();
  const { random } = Math;
  const models = openModels(config.models, { ledger: store, clock, log, sleep: realSleep, random });
  const prompts = readPrompts(parts.prompts);
  const { vision } = models;
  return {
    interviewer:
      models.interviewer === undefined
        ? offlineInterviewer
        : await modelInterviewer(models.interviewer, prompts, log),
    interviewerWithoutModels: offlineInterviewer,
    graders: {
      soFar: signalGrader,
      final:
        models.grader === undefined
          ? signalGrader
          : await modelGrader(models.grader, prompts, store, config.models),
    },
    ...(vision !== undefined && { pictureReader: await pictureReader(vision, prompts) }),
  };
}

async function modelInterviewer(model: ChatModel, prompts: Prompts, log: Log): Promise<Interviewer> {
  const [{ createModelInterviewer }, { createPatientInterviewer }, { createInterviewerWithStandIn }] =
    await Promise.all([
      import("./interviewers/model/model-interviewer.ts"),
      import("./interviewers/model/patience.ts"),
      import("./interviewers/model/stand-in.ts"),
    ]);
  const first = createModelInterviewer({ model, prompts, newNonce, log });
  const patient = createPatientInterviewer(first, { ms: PATIENCE_MS, sleep: realSleep });
  return createInterviewerWithStandIn(patient, offlineInterviewer, log);
}

async function modelGrader(
  model: ChatModel,
  prompts: Prompts,
  store: Store,
  { endpoint, graderBatch: batch }: ModelSettings,
): Promise<Grader> {
  const { createModelGrader } = await import("./graders/model/model-grader.ts");
  // A model of the same name on another server may be another one, such as a quantised copy.
  const server = createHash("sha256").update(endpoint.baseUrl).digest("hex").slice(0, 12);
  const kept = {
    find: (key: string) => store.document(`${MODEL_REPLIES}${server}:${key}`),
    keep: (key: string, body: string) => store.saveDocument(`${MODEL_REPLIES}${server}:${key}`, body),
  };
  return createModelGrader({ model, prompts, newNonce, kept, batch });
}

async function pictureReader(model: ChatModel, prompts: Prompts): Promise<PictureReader> {
  const { createPictureReader } = await import("./readers/model-picture-reader.ts");
  return createPictureReader({ model, prompt: prompts["read-picture"] });
}

function newNonce(): string {
  return randomBytes(12).toString("hex");
}
