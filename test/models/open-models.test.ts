import { expect, test } from "vitest";
import { z } from "zod";
import { openModels } from "../../src/models/open-models.ts";
import type { ModelSettings } from "../../src/models/settings.ts";
import type { ChatRequest } from "../../src/ports/chat-model.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { manualClock, quiet } from "../fakes/manual-clock.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { type EndpointLine, rawServer, refuses, says, standInEndpoint } from "../fakes/stand-in-endpoint.ts";

const never = new AbortController().signal;
const request: ChatRequest<{ says: string }> = {
  purpose: "interview",
  account: { interview: "i1", person: "ada" },
  messages: [{ role: "user", text: "Retrieval first." }],
  answer: { name: "line", schema: z.object({ says: z.string() }) },
  tokensOutMax: 50,
  temperature: 0,
};

async function opened(more: Partial<ModelSettings>, ...script: readonly EndpointLine[]) {
  const endpoint = await standInEndpoint(...script);
  const ledger = createMemoryStore();
  const clock = manualClock();
  const settings: ModelSettings = {
    endpoint: { baseUrl: endpoint.baseUrl },
    names: { interviewer: "small", grader: "large" },
    graderBatch: "stage",
    timeoutMs: 10_000,
    callsAtOnce: 4,
    budget: { perPerson: {}, perWorkspace: {}, perDay: {} },
    ...more,
  };
  const parts = { ledger, clock, log: recordingLog(), sleep: clock.sleep, random: () => 0 };
  const models = openModels(settings, parts);
  return { endpoint, ledger, clock, models, [Symbol.asyncDispose]: () => endpoint[Symbol.asyncDispose]() };
}

test("only roles with a name are filled, each with its own model", async () => {
  await using it = await opened({}, says({ says: "a" }), says({ says: "b" }));
  expect(Object.keys(it.models)).toEqual(["interviewer", "grader"]);
  expect(it.models.interviewer?.name).toBe("small");
  await it.models.interviewer?.complete(request, never);
  await it.models.grader?.complete(request, never);
  expect(it.endpoint.requests().map((body) => body.model)).toEqual(["small", "large"]);
});

test("what was used stands in the ledger, an answer that could not be used included", async () => {
  const usage = { prompt_tokens: 30, completion_tokens: 4 };
  const prices = { in: 1, cachedIn: 1, out: 5 };
  await using it = await opened({ prices }, says("no", { usage }), says({ says: "yes" }, { usage }));
  expect((await it.models.interviewer?.complete(request, never))?.ok).toBe(true);
  expect(await it.ledger.used({ interview: "i1", person: "ada" })).toMatchObject([
    { purpose: "interview", calls: 2, tokens: { in: 60, cachedIn: 0, out: 8 }, cost: 100e-6 },
  ]);
});

test("roles with the same model share what was learnt of it", async () => {
  const names = { interviewer: "one", grader: "one" };
  const refusal = refuses(400, { message: "response_format json_schema is unknown" });
  await using it = await opened({ names }, refusal, says({ says: "a" }), says({ says: "b" }));
  expect((await it.models.interviewer?.complete(request, never))?.ok).toBe(true);
  expect((await it.models.grader?.complete(request, never))?.ok).toBe(true);
  const formats = it.endpoint.requests().map((body) => body.response_format?.type);
  expect(formats).toEqual(["json_schema", "json_object", "json_object"]);
});

test("an outage at the endpoint is tried again and then a value", async () => {
  const down = refuses(503, { message: "down" });
  await using it = await opened({}, down, down, down);
  const answer = it.models.interviewer?.complete(request, never);
  for (let asked = 1; asked <= 3; asked += 1) {
    await expect.poll(() => it.endpoint.requests().length).toBe(asked);
    await quiet();
    await it.clock.advance(4_000);
  }
  expect(await answer).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
});

test("a question is not waited for as long as a grading may be", async () => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  let asked = 0;
  await using server = await rawServer(() => {
    asked += 1;
    if (asked === 2) arrive();
  });
  await using it = await opened({ endpoint: { baseUrl: server.baseUrl }, timeoutMs: 600_000 });
  const [question, grading] = [it.models.interviewer, it.models.grader].map((model) =>
    model?.complete(request, never),
  );
  await arrived;
  await it.clock.advance(75_000);
  expect(await question).toMatchObject({ failure: { kind: "timeout" } });
  expect(await Promise.race([grading, "still waited for"])).toBe("still waited for");
  await it.clock.advance(525_000);
  expect(await grading).toMatchObject({ failure: { kind: "timeout" } });
});

test("an endpoint that hangs is left after the time there is, and the connection is closed", async () => {
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  await using server = await rawServer((_, response) => {
    response.on("close", close);
    arrive();
  });
  await using it = await opened({ endpoint: { baseUrl: server.baseUrl } });
  const answer = it.models.interviewer?.complete(request, never);
  await arrived;
  await it.clock.advance(10_000);
  expect(await answer).toMatchObject({ ok: false, failure: { kind: "timeout" } });
  await closed;
});

test("grading that fills its places leaves one for the conversation", async () => {
  const { promise: later, resolve } = Promise.withResolvers<void>();
  await using it = await opened({ callsAtOnce: 2 }, async (body) => {
    if (body.model === "large") await later;
    return says({ says: body.model });
  });
  const graded = [1, 2, 3].map(() => it.models.grader?.complete(request, never));
  await quiet();
  expect(await it.models.interviewer?.complete(request, never)).toMatchObject({
    ok: true,
    value: { answer: { says: "small" } },
  });
  resolve();
  for (const answer of await Promise.all(graded)) expect(answer?.ok).toBe(true);
});
