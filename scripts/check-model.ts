import { type Config, ConfigError, readConfig } from "../src/config.ts";
import { createPinoLog } from "../src/log/pino-log.ts";
import type { ModelSettings } from "../src/models/settings.ts";
import { realSleep } from "../src/runtime/sleep.ts";
import { fits, screen } from "./check-model/screen.ts";
import { tryModel } from "./check-model/try-model.ts";
import { loadEnvFile } from "./env-file.ts";

const USAGE = `npm run check-model
Asks each configured model three questions (about 7,000 tokens) and says what works and what to do about the rest.
Settings: OPENAI_API_KEY, OPENAI_BASE_URL, INTERVIEWER_MODEL, GRADER_MODEL, VISION_MODEL, from the environment or .env;
docs/models.md has them for OpenAI, Azure, Ollama, vLLM, LM Studio and OpenRouter.
Exit code: 0 everything works, 1 something does not, 2 nothing is configured.`;

const NOTHING =
  "No model is configured, so everything is offline. To use one, set INTERVIEWER_MODEL or GRADER_MODEL (and OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own) in .env; docs/models.md has the lines.";

if (process.argv.includes("--help")) console.log(USAGE);
else process.exitCode = await check();

async function check(): Promise<number> {
  loadEnvFile();
  const config = configOrMistake();
  if (typeof config === "string" || config.models === undefined) {
    console.error(typeof config === "string" ? config : NOTHING);
    return 2;
  }
  const { models } = config;
  const log = createPinoLog(config.logLevel);
  const parts = { ...models, clock: { now: Date.now }, sleep: realSleep, log };
  const findings = await Promise.all(
    [...rolesByName(models)].map(async ([name, roles]) => ({ finding: await tryModel(name, parts), roles })),
  );
  for (const line of screen(models, findings)) console.log(line);
  return findings.every(({ finding, roles }) => fits(finding, roles)) ? 0 : 1;
}

function configOrMistake(): Config | string {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

/** One model may fill several roles and is tried once. */
function rolesByName({ names }: ModelSettings): ReadonlyMap<string, (keyof ModelSettings["names"])[]> {
  const roles = new Map<string, (keyof ModelSettings["names"])[]>();
  for (const role of ["interviewer", "grader", "vision"] as const) {
    const name = names[role];
    if (name !== undefined) roles.set(name, [...(roles.get(name) ?? []), role]);
  }
  return roles;
}
