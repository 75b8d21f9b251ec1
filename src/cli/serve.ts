import type { Platform } from "../open-surfaces.ts";
import type { Store } from "../ports/store.ts";
import { askedToStop } from "../runtime/shutdown.ts";
import { realSleep } from "../runtime/sleep.ts";
import { readArguments } from "./arguments.ts";
import { dataFolder, openData } from "./data-folder.ts";
import { firstLook } from "./first-look.ts";
import { createService, type Service } from "./service.ts";
import type { CliCommand, Tools } from "./tools.ts";
import { reasonOf, UsageError } from "./usage-error.ts";

/** Docker kills ten seconds after it has asked. */
const STOP_MS_MAX = 8_000;

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
  await firstLook(minds.graders.soFar, library.rubrics);
  const surfaces = platforms.map(({ surface }) => surface);
  const service = createService({ store, surfaces, minds, library, clock, sleep: realSleep, log });
  const atWork = service.start().then(() => settleIn(platforms, asked, tools));
  try {
    const isUp = await Promise.race([
      atWork.then(
        () => true,
        (error) => saysWhy(error, tools),
      ),
      asked,
    ]);
    if (isUp !== false) await asked;
    return isUp === false ? 1 : 0;
  } finally {
    // What hangs would keep the process from ending by itself, and its words are safe on the disk.
    if (await stopsInTime(service)) await store.close();
    else endAnyway(tools);
  }
};

/** What is left to do once everything is connected, and the words that say so; nothing when it is to stop already. */
async function settleIn(
  platforms: readonly Platform[],
  asked: Promise<void>,
  { output }: Tools,
): Promise<void> {
  let isAsked = false;
  void asked.then(() => {
    isAsked = true;
  });
  const sentences: string[] = [];
  for (const platform of platforms) sentences.push(...(await platform.settleIn()));
  if (isAsked) return;
  const names = platforms.map(({ surface }) => surface.name).join(" and ");
  output.write(`Mockingbird is at work on ${names}. Ctrl-C stops it; everything is kept.\n`);
  for (const sentence of sentences) output.write(`${sentence}\n`);
}

/** What somebody can mend is thrown as `UsageError`; see `NotAllowed` of `ports/surface.ts`. */
function saysWhy(error: unknown, { errors }: Tools): false {
  if (error instanceof Error && "says" in error && typeof error.says === "string")
    throw new UsageError(error.says);
  errors.write(`A platform cannot be reached: ${reasonOf(error)}. Start again when it can.\n`);
  return false;
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
