import type { Platform } from "../open-surfaces.ts";
import type { Store } from "../ports/store.ts";
import { askedToStop } from "../runtime/shutdown.ts";
import { realSleep } from "../runtime/sleep.ts";
import { readArguments } from "./arguments.ts";
import { dataFolder, openData } from "./data-folder.ts";
import { createService, type Service } from "./service.ts";
import type { CliCommand, Tools } from "./tools.ts";
import { reasonOf, UsageError } from "./usage-error.ts";

/** Docker kills ten seconds after it has asked. */
const STOP_MS_MAX = 9_000;

const NOTHING_TO_SERVE =
  "There is nothing to serve yet: set DISCORD_TOKEN in .env (docs/discord.md leads there in ten minutes) or SLACK_BOT_TOKEN (docs/slack.md), or practise in the terminal with npm run practice.";

/** `npm start`: serves people on every platform that is configured, until it is asked to stop. */
export const serve: CliCommand = async (words, tools) => {
  const { data } = readArguments(words, { data: { type: "string" } });
  const kept = Promise.withResolvers<Store>();
  const platforms = await tools.platforms(() => kept.promise);
  if (platforms.length === 0) throw new UsageError(NOTHING_TO_SERVE);
  const asked = askedToStop(tools.signals);
  const library = tools.library();
  const store = await openData(dataFolder(data, tools), tools);
  kept.resolve(store);
  const { log, clock } = tools;
  const minds = await tools.minds(async () => store);
  const surfaces = platforms.map(({ surface }) => surface);
  const service = createService({ store, surfaces, minds, library, clock, sleep: realSleep, log });
  try {
    const isUp = await Promise.race([begin(service, platforms, tools), asked.then(() => true)]);
    if (!isUp) return 1;
    await asked;
    return 0;
  } finally {
    // What hangs would keep the process from ending by itself, and its words are safe on the disk.
    if (await stopsInTime(service)) await store.close();
    else endAnyway(tools);
  }
};

/** Whether it is at work. What somebody can mend is thrown as `UsageError`. */
async function begin(
  service: Service,
  platforms: readonly Platform[],
  { output, errors }: Tools,
): Promise<boolean> {
  const sentences: string[] = [];
  try {
    await service.start();
    for (const { settleIn } of platforms) sentences.push(...(await settleIn()));
  } catch (error) {
    const says = mendable(error);
    if (says !== undefined) throw new UsageError(says);
    errors.write(`A platform cannot be reached: ${reasonOf(error)}. Start again when it can.\n`);
    return false;
  }
  const names = platforms.map(({ surface }) => surface.name).join(" and ");
  output.write(`Mockingbird is at work on ${names}. Ctrl-C stops it; everything is kept.\n`);
  for (const sentence of sentences) output.write(`${sentence}\n`);
  return true;
}

/** See `NotAllowed` of `ports/surface.ts`. */
function mendable(error: unknown): string | undefined {
  return error instanceof Error && "says" in error && typeof error.says === "string" ? error.says : undefined;
}

async function stopsInTime(service: Service): Promise<boolean> {
  const patience = new AbortController();
  const late = realSleep(STOP_MS_MAX, patience.signal).then(() => false);
  const inTime = await Promise.race([service.stop().then(() => true), late]);
  patience.abort();
  return inTime;
}

function endAnyway({ log, signals }: Tools): void {
  log.warn({ ms: STOP_MS_MAX }, "not everything under way ended in time; it goes on at the next start");
  signals.exit(0);
}
