import { randomBytes } from "node:crypto";
import { HTTPReceiver } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";
import { bolt } from "./bolt-log.ts";
import { attach, type Hear } from "./ears.ts";
import { nameOf } from "./failures.ts";
import { OWN_LIMITS, SLACK_LIMITS } from "./limits.ts";
import type { Line } from "./line.ts";
import { PATHS } from "./manifest.ts";
import type { InstallOptions } from "./oauth.ts";
import type { HttpSettings } from "./settings.ts";

export type HttpLineOptions = {
  readonly http: HttpSettings;
  /** Absent: nothing but adding the app is served, and events come another way. */
  readonly signingSecret?: string;
  readonly install?: InstallOptions;
  readonly log: Log;
};

/**
 * Slack calls. Each request must carry a signature not older than five minutes, which the library checks. What is not
 * kept in time is answered with 503, and Slack sends it again.
 */
export function createHttpLine({ http, signingSecret, install, log }: HttpLineOptions): Line {
  const refuse = (response: {
    readonly headersSent: boolean;
    writeHead(status: number): { end(): void };
  }) => {
    if (!response.headersSent) response.writeHead(503).end();
  };
  const receiver = new HTTPReceiver({
    // Without events nobody signs anything; the library wants a secret all the same.
    signingSecret: signingSecret ?? randomBytes(32).toString("hex"),
    endpoints: signingSecret === undefined ? [] : [PATHS.events],
    logger: bolt(log),
    ...install,
    unhandledRequestTimeoutMillis: SLACK_LIMITS.answerMs,
    unhandledRequestHandler: ({ response }) => refuse(response),
    processEventErrorHandler: async ({ error, response }) => {
      log.warn({ why: nameOf(error) }, "a request of Slack's was not kept; it comes again");
      refuse(response);
      return false;
    },
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404).end();
    },
  });
  return {
    async open(hear: Hear) {
      attach(receiver, hear, log);
      const server = await receiver.start({ port: http.port, host: http.host });
      server.requestTimeout = OWN_LIMITS.requestMs;
      return server.address();
    },
    async close() {
      await receiver.stop().catch(() => undefined);
    },
  };
}
