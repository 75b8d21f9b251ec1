import { expect } from "vitest";
import type { Place } from "../../src/interview/interview.ts";
import type { Doors, Inbound, Outcome, Surface } from "../../src/ports/surface.ts";
import type { Download } from "../../src/surfaces/discord/attachments.ts";
import { createDiscordSurface, type DiscordSurface } from "../../src/surfaces/discord/index.ts";
import { type RecordingLog, recordingLog } from "../fakes/recording-log.ts";
import { assertDiscordRequest } from "./request-shape.ts";
import type { StandIn } from "./stand-in.ts";

/** The surface, connected to a stand-in, with a house behind it that does as a test says. */
export type Connected = {
  readonly surface: DiscordSurface;
  readonly log: RecordingLog;
  /** What was delivered, in order. */
  readonly heard: readonly Inbound[];
  readonly place: Place;
};

export type House = {
  readonly outcome?: (inbound: Inbound) => Outcome | Promise<Outcome>;
  readonly suggest?: Doors["suggest"];
  readonly live?: Doors["live"];
  readonly download?: Download;
};

const ACCEPTED: Outcome = { is: "accepted", interview: "i1" };
const connections = new Set<Surface>();

export async function connect(discord: StandIn, house: House = {}): Promise<Connected> {
  const { outcome = () => ACCEPTED, suggest = async () => [], live = async () => [], download } = house;
  const log = recordingLog();
  const heard: Inbound[] = [];
  const { token, apiUrl } = discord;
  const surface = createDiscordSurface({ token, apiUrl, log, ...(download && { download }) });
  await surface.start({
    async deliver(inbound) {
      heard.push(inbound);
      return outcome(inbound);
    },
    suggest,
    live,
  });
  connections.add(surface);
  return {
    surface,
    log,
    heard,
    place: { surface: "discord", workspace: discord.guild, channel: discord.channel },
  };
}

/** Opens a public thread with nobody in it. */
export async function openThread({ surface, place }: Connected): Promise<Required<Place>> {
  const card = { blocks: [{ is: "text", text: "An interview begins." }] } as const;
  const wish = { title: "Ad click · Ada", card, isPrivate: false, members: [] };
  const thread = await surface.openThread(place, wish, { key: crypto.randomUUID(), attempt: 1 });
  return thread as Required<Place>;
}

/** Disconnects whatever a test left, and holds every request that was made against Discord's documentation. */
export async function leave(discord: StandIn): Promise<void> {
  for (const surface of connections) await surface.stop();
  connections.clear();
  for (const request of discord.front.requests) assertDiscordRequest(request);
}

/** Requests of the bot that fit "METHOD /path", answered so far. */
export function made(discord: StandIn, fits: RegExp) {
  return discord.front.requests.filter(({ method, path }) => fits.test(`${method} ${path}`));
}

/** Waits for what was delivered, and gives it. */
export async function hears(connected: Connected, count: number): Promise<readonly Inbound[]> {
  await expect.poll(() => connected.heard.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
  return connected.heard;
}
