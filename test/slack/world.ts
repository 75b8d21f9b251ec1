import type { Doors, Inbound, Outcome, Surface } from "../../src/ports/surface.ts";
import { createSlackSurface, type SlackOptions } from "../../src/surfaces/slack/index.ts";
import { type RecordingLog, recordingLog } from "../fakes/recording-log.ts";
import { eventBody, messageEvent, type SlackText } from "./payloads.ts";
import { freePort } from "./small-server.ts";
import { type StandIn, startStandIn, TOKENS } from "./stand-in.ts";
import { httpTransport, SIGNING_SECRET, socketTransport, type Transport } from "./transport.ts";

/** The surface with a Slack around it, and doors that remember. */
export type World = {
  readonly slack: StandIn;
  readonly surface: Surface;
  readonly transport: Transport;
  readonly address: string;
  readonly heard: readonly Inbound[];
  readonly log: RecordingLog;
  /** Somebody writes in a thread of the channel, or elsewhere; gives whether it was acknowledged. */
  says(by: string, text: string, more?: SlackText, id?: string): Promise<boolean>;
  close(): Promise<void>;
};

export type WorldOptions = {
  readonly way?: "socket" | "http";
  readonly deliver?: (inbound: Inbound) => Promise<Outcome> | Outcome;
  readonly suggest?: Doors["suggest"];
  readonly live?: Doors["live"];
  readonly settings?: (slack: StandIn, port: number) => Partial<SlackOptions> & Record<string, unknown>;
  readonly isStarted?: boolean;
};

export const THREAD = "1700000000.000100";

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { way = "socket", deliver, settings, isStarted = true } = options;
  const slack = await startStandIn();
  const port = await freePort();
  const log = recordingLog();
  const heard: Inbound[] = [];
  const address = `http://127.0.0.1:${port}/slack/events`;
  const http = { port, host: "127.0.0.1" };
  const line = way === "socket" ? { appToken: TOKENS.app } : { signingSecret: SIGNING_SECRET, http };
  const teams = settings?.(slack, port) ?? { botToken: TOKENS.bot };
  const surface = createSlackSurface({ apiUrl: slack.apiUrl, log, ...line, ...teams } as SlackOptions);
  const doors: Doors = {
    async deliver(inbound) {
      heard.push(inbound);
      return (await deliver?.(inbound)) ?? { is: "accepted", interview: "i1" };
    },
    suggest: options.suggest ?? (async () => []),
    live: options.live ?? (async () => []),
  };
  if (isStarted) await surface.start(doors);
  const transport = way === "socket" ? socketTransport(slack.socket) : httpTransport(() => address);
  let messages = 0;
  return {
    slack,
    surface,
    transport,
    address,
    heard,
    log,
    async says(by, text, more = {}, id) {
      messages += 1;
      const ts = `170000000${1 + Math.floor(messages / 10)}.${String(messages).padStart(6, "0")}`;
      const message = { user: slack.personId(by), text, ts, thread_ts: THREAD, ...more };
      const channel = (more.channel as string | undefined) ?? slack.channel;
      const event = messageEvent(channel, message);
      const isKept = (await transport.send("events_api", eventBody(slack, event, id))) !== undefined;
      // Who is called by name is told of it once more, with another id.
      if (text.startsWith(`<@${slack.bot}>`))
        await transport.send("events_api", eventBody(slack, { ...event, type: "app_mention" }));
      return isKept;
    },
    async close() {
      await surface.stop();
      await slack.stop();
    },
  };
}
