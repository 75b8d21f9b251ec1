import { setTimeout as wait } from "node:timers/promises";
import { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";
import { bolt } from "./bolt-log.ts";
import { attach, type Hear } from "./ears.ts";
import { GONE, isCode, nameOf, notAllowed } from "./failures.ts";
import { OWN_LIMITS } from "./limits.ts";
import type { Line } from "./line.ts";

export type SocketLineOptions = {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly log: Log;
  /** The line was broken and is there again: something may have been missed. */
  readonly again: () => void;
};

const WRONG_TOKEN =
  "Slack does not accept SLACK_APP_TOKEN. Make one at api.slack.com/apps, your app, Basic Information, App-Level Tokens, with the scope connections:write; it begins with xapp-.";
const SOCKET_OFF =
  "Socket Mode is off for this app. Switch it on at api.slack.com/apps, your app, Socket Mode.";

/**
 * The line is held open from here. Slack asks now and then to make it anew, which is done at once; a broken one is
 * tried again for as long as it takes. Two processes may hold a line each, and Slack then uses either.
 */
export function createSocketLine({ appToken, apiUrl, log, again }: SocketLineOptions): Line {
  const receiver = new SocketModeReceiver({
    appToken,
    // The library would end the process when Slack refuses in the middle of its own attempts.
    autoReconnectEnabled: false,
    logger: bolt(log),
    installerOptions: {
      clientOptions: { retryConfig: { retries: 0 }, ...(apiUrl !== undefined && { slackApiUrl: apiUrl }) },
    },
    processEventErrorHandler: async ({ error }) => {
      log.warn({ why: nameOf(error) }, "an event was not kept; Slack sends it again");
      return false;
    },
  });
  let isClosed = false;
  let isConnecting = false;

  async function reconnect(): Promise<void> {
    if (isConnecting || isClosed) return;
    isConnecting = true;
    for (
      let pause = 0;
      !isClosed;
      pause = Math.min(pause * 2 || OWN_LIMITS.reconnectMs, OWN_LIMITS.reconnectMsMax)
    ) {
      await wait(pause, undefined, { ref: false });
      if (isClosed) break;
      try {
        await receiver.start();
        again();
        break;
      } catch (error) {
        log.warn({ why: nameOf(error) }, meaning(error) ?? "Slack cannot be reached; it is tried again");
      }
    }
    isConnecting = false;
  }

  return {
    async open(hear: Hear) {
      isClosed = false;
      attach(receiver, hear, log);
      try {
        await receiver.start();
      } catch (error) {
        const says = meaning(error);
        throw says === undefined ? error : notAllowed(says);
      }
      receiver.client.on("disconnected", () => void reconnect());
    },
    async close() {
      isClosed = true;
      await receiver.stop();
    },
  };
}

function meaning(error: unknown): string | undefined {
  if (isCode(error, ...GONE, "not_allowed_token_type")) return WRONG_TOKEN;
  return isCode(error, "socket_mode_not_enabled", "forbidden_team", "disabled_app") ? SOCKET_OFF : undefined;
}
