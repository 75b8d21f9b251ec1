import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";

export type EnvelopeType = "events_api" | "slash_commands" | "interactive";

/** Slack's side of Socket Mode: says hello, sends envelopes, and sends those again that nobody acknowledges. */
export type SlackSocket = {
  /** For the answer to `apps.connections.open`. */
  readonly url: string;
  readonly open: () => number;
  /** Resolves with what was acknowledged; undefined when nobody did, or nobody is there. */
  send(
    type: EnvelopeType,
    payload: unknown,
    retry?: number,
  ): Promise<{ readonly payload?: unknown } | undefined>;
  /** Asks every client to connect anew, as Slack does every few hours. */
  refresh(): void;
  /** Breaks every connection without a word. */
  cut(): void;
  stop(): Promise<void>;
};

/** Slack's own time for an acknowledgement, in milliseconds. */
const ACK_MS = 3_000;

export async function startSlackSocket(): Promise<SlackSocket> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  const waiting = new Map<string, (answer: { payload?: unknown }) => void>();
  server.on("connection", (socket) => {
    socket.on("message", (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: unknown };
      waiting.get(envelope_id)?.({ payload });
      waiting.delete(envelope_id);
    });
    socket.on("error", () => undefined);
    socket.setMaxListeners(0);
    socket.send(JSON.stringify({ type: "hello", num_connections: server.clients.size }));
  });
  let turn = 0;
  const clients = () => [...server.clients].filter((one) => one.readyState === one.OPEN);
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/link`,
    open: () => clients().length,
    async send(type, payload, retry = 0) {
      const all = clients();
      // With several connections Slack uses any of them.
      const socket: WebSocket | undefined = all[turn++ % Math.max(1, all.length)];
      if (socket === undefined) return undefined;
      const envelope_id = randomUUID();
      const again =
        type === "events_api" ? { retry_attempt: retry, retry_reason: retry ? "timeout" : "" } : {};
      const patience = new AbortController();
      const answer = new Promise<{ payload?: unknown }>((resolve) => waiting.set(envelope_id, resolve));
      socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true, ...again }));
      const gone = once(socket, "close", { signal: patience.signal }).then(() => undefined);
      const late = wait(ACK_MS, undefined, { signal: patience.signal });
      const first = await Promise.race([answer, gone.catch(() => undefined), late.catch(() => undefined)]);
      patience.abort();
      return first;
    },
    refresh() {
      for (const socket of clients())
        socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    },
    cut() {
      for (const socket of server.clients) socket.terminate();
    },
    async stop() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
