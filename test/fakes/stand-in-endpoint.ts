import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type ChatCompletionRequest,
  type FixtureFileResponse,
  type FixtureOpts,
  type FixtureResponse,
  LLMock,
} from "@copilotkit/aimock";
import { assertRequestShape, type ChatCompletionBody } from "../models/request-shape.ts";

/** What is served: aimock's shape of an answer or an error. */
export type Served = FixtureFileResponse;

/** One answer of the endpoint: as it is, with aimock's options, or worked out from the request. */
export type EndpointLine =
  | Served
  | readonly [Served, FixtureOpts]
  | ((body: ChatCompletionRequest) => Served | Promise<Served>);

/** An OpenAI-compatible server on this machine. */
export type StandInEndpoint = AsyncDisposable & {
  /** Ends in "/v1". */
  readonly baseUrl: string;
  /** Bodies of all requests, in order; throws for one that has not the documented shape. */
  requests(): readonly ChatCompletionBody[];
  headers(): readonly Readonly<Record<string, string>>[];
};

/**
 * Gives its lines one after the other; one more request than lines is answered with 503 (aimock's strict mode). A
 * single function answers everything.
 */
export async function standInEndpoint(...script: readonly EndpointLine[]): Promise<StandInEndpoint> {
  const mock = new LLMock({ port: 0, host: "127.0.0.1", strict: true });
  const endless = script.length === 1 && typeof script[0] === "function";
  let served = 0;
  for (const [index, line] of script.entries()) {
    const [answer, options] = isWithOptions(line) ? line : [line, {}];
    const factory = async (body: ChatCompletionRequest) => {
      served += 1;
      // aimock types what a factory gives more narrowly than what a fixture holds, and treats both alike.
      return (typeof answer === "function" ? await answer(body) : answer) as FixtureResponse;
    };
    mock.on({ predicate: () => endless || served === index }, factory, options);
  }
  await mock.start();
  const asked = () => mock.getRequests().filter(({ path }) => path.endsWith("/chat/completions"));
  return {
    baseUrl: `${mock.url}/v1`,
    requests: () => asked().map(({ body }) => assertRequestShape(asSent(body))),
    headers: () => asked().map(({ headers }) => headers),
    [Symbol.asyncDispose]: () => mock.stop(),
  };
}

function isWithOptions(line: EndpointLine): line is readonly [Served, FixtureOpts] {
  return Array.isArray(line);
}

/** aimock notes what it found out beside what was sent, under names with an underscore. */
function asSent(body: unknown): unknown {
  return Object.fromEntries(Object.entries(body as object).filter(([key]) => !key.startsWith("_")));
}

/** A server whose answers are written by hand, for what aimock does not say. */
export type RawServer = AsyncDisposable & { readonly baseUrl: string };

export async function rawServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<RawServer> {
  const mock = new LLMock({ port: 0, host: "127.0.0.1", strict: true });
  mock.mount("/raw", {
    async handleRequest(request, response) {
      answer(request, response);
      return true;
    },
  });
  await mock.start();
  return { baseUrl: `${mock.url}/raw/v1`, [Symbol.asyncDispose]: () => mock.stop() };
}

/** What the model says, as JSON. */
export function says(answer: unknown, more: Readonly<Record<string, unknown>> = {}): Served {
  return { content: typeof answer === "string" ? answer : JSON.stringify(answer), ...more } as Served;
}

/** A refusal of the endpoint. */
export function refuses(
  status: number,
  error: {
    readonly message: string;
    readonly code?: string;
    readonly param?: string;
    readonly type?: string;
  },
  more: { readonly retryAfter?: number } = {},
): Served {
  return { status, error, ...more };
}
