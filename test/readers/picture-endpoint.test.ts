import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createOpenAiModel } from "../../src/models/openai-compatible.ts";
import { parsePrompt } from "../../src/prompts/parse-prompt.ts";
import { createPictureReader } from "../../src/readers/model-picture-reader.ts";
import { manualClock } from "../fakes/manual-clock.ts";
import { DOT_PNG } from "../fakes/pictures.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { type EndpointLine, refuses, says, standInEndpoint } from "../fakes/stand-in-endpoint.ts";

const FILE = "src/prompts/read-picture.md";
const COPIED = {
  isDiagram: true,
  parts: [{ name: "client", kind: null }],
  flows: [{ from: "client", to: "ranker", carries: null }],
  notes: [],
};

async function read(...script: readonly EndpointLine[]) {
  await using endpoint = await standInEndpoint(...script);
  const model = createOpenAiModel({
    name: "sees",
    endpoint: { baseUrl: endpoint.baseUrl, apiKey: "sk-secret-0123456789" },
    clock: manualClock(),
    log: recordingLog(),
    onUse: async () => {},
  });
  const reader = createPictureReader({ model, prompt: parsePrompt(FILE, readFileSync(FILE, "utf8")) });
  const request = { picture: DOT_PNG, account: { interview: "i1" } };
  const result = await reader.read(request, new AbortController().signal);
  return { result, requests: endpoint.requests() };
}

test("a picture goes to the endpoint as a data URL behind the prompt, and comes back as text", async () => {
  const { result, requests } = await read(says(COPIED));
  expect(result).toEqual({ ok: true, value: { text: "client -> ranker." } });
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    model: "sees",
    temperature: 0,
    response_format: { type: "json_schema" },
  });
  expect(requests[0]!.messages).toMatchObject([
    { role: "system" },
    {
      role: "user",
      content: [
        { type: "text" },
        { type: "image_url", image_url: { url: `data:image/png;base64,${DOT_PNG.base64}` } },
      ],
    },
  ]);
});

test("a model that takes no pictures is told from one that is down", async () => {
  const blind = await read(refuses(400, { message: "this model does not support image input" }));
  expect(blind.result).toMatchObject({ ok: false, failure: { kind: "misconfigured" } });
  const down = await read(refuses(503, { message: "overloaded" }));
  expect(down.result).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
});
