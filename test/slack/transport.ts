import { createHmac } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { EnvelopeType, SlackSocket } from "../fakes/slack-socket.ts";

/** The way from Slack to the bot. */
export type Transport = {
  readonly name: "socket" | "http";
  /** What was answered within three seconds; undefined when nothing was. */
  send(
    type: EnvelopeType,
    payload: Readonly<Record<string, unknown>>,
    retry?: number,
  ): Promise<{ readonly payload?: unknown } | undefined>;
  /** The connection breaks, where there is one. */
  cut(): void;
};

export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

export function socketTransport(socket: SlackSocket): Transport {
  return { name: "socket", send: (...given) => socket.send(...given), cut: () => socket.cut() };
}

export function httpTransport(address: () => string): Transport {
  return {
    name: "http",
    async send(type, payload, retry = 0) {
      const answer = await post(address(), bodyOf(type, payload), retry).catch(() => undefined);
      if (answer?.status !== 200) return undefined;
      const text = await answer.text();
      return { payload: text === "" ? undefined : JSON.parse(text) };
    },
    cut: () => undefined,
  };
}

/** Slack sends an event up to three times more when nobody acknowledges it. */
export async function sendEvent(
  transport: Transport,
  body: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  for (let retry = 0; retry <= 3; retry += 1) {
    if ((await transport.send("events_api", body, retry)) !== undefined) return true;
    await wait(30);
  }
  return false;
}

type Signing = { readonly secret?: string; readonly at?: number };

/** A request as Slack signs it. */
export function signed(body: string, { secret = SIGNING_SECRET, at = Date.now() }: Signing = {}) {
  const timestamp = String(Math.floor(at / 1_000));
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
}

export async function post(
  address: string,
  body: string,
  retry = 0,
  signing: Signing = {},
): Promise<Response> {
  const isJson = body.startsWith("{");
  return fetch(address, {
    method: "POST",
    headers: {
      "content-type": isJson ? "application/json" : "application/x-www-form-urlencoded",
      ...signed(body, signing),
      ...(retry > 0 && { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" }),
    },
    body,
    signal: AbortSignal.timeout(3_500),
  });
}

/** Events come as JSON, commands as a form, and what is pressed as JSON in a form. */
function bodyOf(type: EnvelopeType, payload: Readonly<Record<string, unknown>>): string {
  if (type === "events_api") return JSON.stringify(payload);
  if (type === "interactive") return String(new URLSearchParams({ payload: JSON.stringify(payload) }));
  return String(new URLSearchParams(payload as Record<string, string>));
}
