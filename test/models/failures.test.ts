import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type EndpointLine, rawServer, refuses, says } from "../fakes/stand-in-endpoint.ts";
import { answeringAlways, ask, bare, failureOf, KEY, never, opened, RIGHT, SECRET_WORDS } from "./asking.ts";

describe("a failure is a value with a sentence", () => {
  test.each<[string, EndpointLine, object]>([
    [
      "a key that is not accepted",
      refuses(401, { message: `Incorrect API key provided: ${KEY}`, code: "invalid_api_key" }),
      { kind: "unauthorised", message: /OPENAI_API_KEY/ },
    ],
    ["a key without the right", refuses(403, { message: "no" }), { kind: "unauthorised" }],
    [
      "a model that does not exist",
      refuses(404, { message: `The model does not exist: ${SECRET_WORDS}`, code: "model_not_found" }),
      { kind: "misconfigured", message: /does not know the model "gpt-test".*model_not_found/ },
    ],
    [
      "a rate limit",
      refuses(429, { message: "slow down" }, { retryAfter: 7 }),
      { kind: "rate-limited", retryAfterMs: 7_000 },
    ],
    [
      "no credit",
      refuses(429, { message: "quota", code: "insufficient_quota" }),
      { kind: "over-budget", message: /no credit left/ },
    ],
    ["no credit at OpenRouter", refuses(402, { message: "Insufficient credits" }), { kind: "over-budget" }],
    ["a server in trouble", refuses(500, { message: "oops" }), { kind: "unavailable" }],
    ["a server without room", refuses(503, { message: "overloaded" }), { kind: "unavailable" }],
    ["a content filter", refuses(400, { message: "filtered", code: "content_filter" }), { kind: "refused" }],
    [
      "a request that is too long",
      refuses(400, { message: "maximum context length is 4096", code: "context_length_exceeded" }),
      { kind: "misconfigured", message: /longer context/ },
    ],
    [
      "a request it does not take",
      refuses(400, { message: `bad: ${SECRET_WORDS}` }),
      { kind: "misconfigured", message: /check-model/ },
    ],
    ["a refusal", says("", { finishReason: "content_filter" }), { kind: "refused" }],
    [
      "a cut answer",
      says('{"verdict": "cov', { finishReason: "length" }),
      { kind: "cut-short", message: /50 tokens/ },
    ],
    ["an answer that breaks off", [says(RIGHT), { chaos: { disconnectRate: 1 } }], { kind: "unavailable" }],
    ["a body that is no JSON", [says(RIGHT), { chaos: { malformedRate: 1 } }], { kind: "unavailable" }],
  ])("%s", async (_, line, expected) => {
    await using it = await opened(line);
    const failure = await failureOf(it.model);
    const { message = /./, ...others } = expected as { message?: RegExp };
    expect(failure).toMatchObject(others);
    expect(failure.message).toMatch(message);
    expect(it.endpoint.requests()).toHaveLength(1);
  });

  test("an answer of the wrong form is asked for again with what is wrong, and then given up", async () => {
    await using it = await opened(says({ verdict: "maybe", because: "x" }), says("{}"));
    expect(await failureOf(it.model)).toMatchObject({ kind: "malformed" });
    const [, second] = it.endpoint.requests();
    expect(second?.messages.slice(-2)).toEqual([
      { role: "assistant", content: '{"verdict":"maybe","because":"x"}' },
      { role: "user", content: expect.stringMatching(/not of the form that was asked for.*verdict/) },
    ]);
    expect(it.used).toHaveLength(2);
    expect(it.model.habits().rung).toBe("json_schema");
  });

  test("an answer that came at the second try costs what both did", async () => {
    const usage = { prompt_tokens: 20, completion_tokens: 3 };
    await using it = await opened(says("{}", { usage }), says(RIGHT, { usage }));
    const result = await it.model.complete(ask(), never);
    expect(result.ok && result.value.tokens).toEqual({ in: 40, cachedIn: 0, out: 6 });
  });

  test("a picture that the model does not take points to VISION_MODEL", async () => {
    await using it = await opened(refuses(400, { message: "image_url is not supported" }));
    const pictures = [{ mediaType: "image/png", base64: "iVBORw0KGgo=" }] as const;
    const request = ask({ messages: [{ role: "user", text: "?", pictures }] });
    expect(await failureOf(it.model, request)).toMatchObject({
      kind: "misconfigured",
      message: expect.stringMatching(/VISION_MODEL/),
    });
  });

  test("a refusal in its own field, as OpenAI gives it", async () => {
    const body = { choices: [{ finish_reason: "stop", message: { content: null, refusal: "I cannot." } }] };
    await using server = await answeringAlways(body);
    expect(await failureOf(bare(server.baseUrl))).toMatchObject({ kind: "refused" });
  });

  test("a page instead of an API", async () => {
    await using server = await rawServer((_, response) => {
      response.setHeader("content-type", "text/html").end("<html>Welcome</html>");
    });
    expect(await failureOf(bare(server.baseUrl))).toMatchObject({
      kind: "misconfigured",
      message: expect.stringMatching(/\/v1/),
    });
  });

  test("an error that comes with status 200, or in the middle of an answer, as OpenRouter gives them", async () => {
    const late = { choices: [{ finish_reason: "error", message: { content: '{"ver' } }] };
    const cases = [
      [{ error: { code: 429, message: "upstream is busy" } }, "rate-limited"],
      [{ error: { message: "upstream is gone" } }, "unavailable"],
      [late, "unavailable"],
    ] as const;
    for (const [body, kind] of cases) {
      await using server = await answeringAlways(body);
      expect((await failureOf(bare(server.baseUrl))).kind).toBe(kind);
    }
  });

  test("nobody listens", async () => {
    const gone = await rawServer(() => {});
    await gone[Symbol.asyncDispose]();
    expect(await failureOf(bare(gone.baseUrl))).toMatchObject({
      kind: "unavailable",
      message: expect.stringMatching(/ECONNREFUSED.*start the server/),
    });
  });

  test("the caller no longer wants it, before or while it is asked", async () => {
    await using it = await opened([says(RIGHT), { latency: 20_000, chaos: { latencyMs: 20_000 } }]);
    const caller = new AbortController();
    const answer = failureOf(it.model, ask(), caller.signal);
    setImmediate(() => caller.abort());
    expect(await answer).toMatchObject({ kind: "cancelled" });
    expect(await failureOf(it.model, ask(), caller.signal)).toMatchObject({ kind: "cancelled" });
  });

  test("a form that cannot be strict is a mistake of ours, and nothing is sent", async () => {
    await using it = await opened();
    const open = z.looseObject({ verdict: z.string() });
    const request = { ...ask(), answer: { name: "open", schema: open } };
    expect(await it.model.complete(request, never)).toMatchObject({
      ok: false,
      failure: { kind: "internal" },
    });
    expect(it.endpoint.requests()).toEqual([]);
  });

  test("nothing that was said is logged, whatever happens", async () => {
    await using it = await opened(
      refuses(400, { message: `temperature? ${SECRET_WORDS} ${KEY}` }),
      says(SECRET_WORDS),
      says("no"),
    );
    await failureOf(it.model);
    expect(it.log.lines).toHaveLength(1);
    expect(JSON.stringify(it.log.lines)).not.toMatch(/retrieval|sk-/);
  });
});
