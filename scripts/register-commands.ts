import { parseArgs } from "node:util";
import { type Config, ConfigError, readConfig } from "../src/config.ts";
import { registerCommands } from "../src/surfaces/discord/register.ts";
import { loadEnvFile } from "./env-file.ts";

const USAGE = `npm run register-commands [-- --guild ID] [--check]
Makes Discord's commands those of Mockingbird and prints what differed: + new, - gone, ~ changed. Writes nothing when
nothing differs. npm start does the same unless DISCORD_REGISTER=off.
  --guild ID  in this server alone, where they are seen at once; DISCORD_GUILD, or everywhere, when left out
  --check     only prints
Settings: DISCORD_TOKEN, DISCORD_GUILD, DISCORD_API_URL, from the environment or .env.
Exit code: 0 done, or nothing to do; 1 --check found a difference; 2 it could not be done.`;

const NO_TOKEN = "Set DISCORD_TOKEN in .env first; docs/discord.md shows where it comes from.";

process.exitCode = await run();

async function run(): Promise<number> {
  try {
    const { values } = parseArgs({
      options: { guild: { type: "string" }, check: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    loadEnvFile();
    return await register(readConfig(process.env), values);
  } catch (error) {
    const says = sentenceOf(error);
    if (says === undefined) throw error;
    console.error(says);
    return 2;
  }
}

async function register(
  { discord }: Config,
  { guild, check = false }: { guild?: string; check?: boolean },
): Promise<number> {
  if (discord === undefined) {
    console.error(NO_TOKEN);
    return 2;
  }
  const difference = await registerCommands({ ...discord, ...(guild && { guild }), isTrial: check });
  console.log(difference.length === 0 ? "Discord has these commands already." : difference.join("\n"));
  return check && difference.length > 0 ? 1 : 0;
}

/** What somebody can mend: settings, the command line, what Discord refuses, or the way there. */
function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  const isMistake =
    error instanceof ConfigError || "notAllowed" in error || code.startsWith("ERR_PARSE_ARGS");
  if (isMistake) return error.message;
  const isNetwork = /^(E[A-Z]+|UND_ERR_\w+)$/.test(code) || error.name === "AbortError";
  return isNetwork
    ? `Discord does not answer (${code || error.name}). Try again when it can be reached.`
    : undefined;
}
