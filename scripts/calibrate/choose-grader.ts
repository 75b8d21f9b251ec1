import { fileURLToPath } from "node:url";
import type { Config } from "../../src/config.ts";
import { signalGrader } from "../../src/graders/signal-grader.ts";
import { createPinoLog } from "../../src/log/pino-log.ts";
import { openMinds } from "../../src/open-minds.ts";
import type { Grader } from "../../src/ports/grader.ts";
import { failed, ok, type Result } from "../../src/ports/result.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";

/** A grader to be measured. */
export type ChosenGrader = {
  readonly isModel: boolean;
  readonly first: Grader;
  /** The same without anything remembered, for the second run. */
  readonly again: Grader;
};

const PROMPTS = fileURLToPath(new URL("../../src/prompts", import.meta.url));

/** The grader of that name; a failure is a sentence for whoever asked. */
export async function chooseGrader(name: string, config: Config): Promise<Result<ChosenGrader, string>> {
  if (name === "offline") return ok({ isModel: false, first: signalGrader, again: signalGrader });
  if (name !== "model") return failed(`There is no grader "${name}"; it is offline or model.`);
  if (config.models?.names.grader === undefined)
    return failed(
      "No model is configured to grade: set GRADER_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL, as .env.example shows.",
    );
  return ok({ isModel: true, first: await openGrader(config), again: await openGrader(config) });
}

/** Each with a store of its own, so that the second remembers nothing of what the first was told. */
async function openGrader(config: Config): Promise<Grader> {
  const store = createMemoryStore();
  const minds = await openMinds({
    config,
    log: createPinoLog(config.logLevel),
    clock: { now: Date.now },
    prompts: PROMPTS,
    store: async () => store,
  });
  return minds.graders.final;
}
