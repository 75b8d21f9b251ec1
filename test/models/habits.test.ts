import { describe, expect, test } from "vitest";
import { rawServer, refuses, says } from "../fakes/stand-in-endpoint.ts";
import { ask, bare, failureOf, never, opened, RIGHT } from "./asking.ts";

describe("an endpoint that takes less", () => {
  const NO_SCHEMA = refuses(400, {
    message: "'response_format.type' json_schema is not supported",
    code: "bad",
  });
  const NO_FORMAT = refuses(422, { message: "extra field: response_format" });

  test("without schemas is asked for a JSON object, the schema described, and never otherwise again", async () => {
    await using it = await opened(NO_SCHEMA, says(RIGHT), says(RIGHT));
    for (const _ of [1, 2])
      expect(await it.model.complete(ask(), never)).toMatchObject({ ok: true, value: { answer: RIGHT } });
    const [, second, third, ...none] = it.endpoint.requests();
    expect(none).toEqual([]);
    expect(second?.response_format).toEqual({ type: "json_object" });
    expect(second?.messages[0]?.content).toMatch(/^You judge\.\n\n.*JSON schema:\n\{"type":"object"/s);
    expect(third).toEqual(second);
  });

  test("without any response_format is asked in words alone, for a request without a system text too", async () => {
    await using it = await opened(NO_SCHEMA, NO_FORMAT, says(`It is ${JSON.stringify(RIGHT)}`));
    const messages = [{ role: "user", text: "Judge." }] as const;
    expect(await it.model.complete(ask({ messages }), never)).toMatchObject({ ok: true });
    const last = it.endpoint.requests().at(-1);
    expect(last).not.toHaveProperty("response_format");
    expect(last?.messages.map((message) => message.role)).toEqual(["system", "user"]);
    expect(it.model.habits().rung).toBe("text");
  });

  test("may say so without the usual shape of an error, as LM Studio does", async () => {
    const formats: unknown[] = [];
    await using server = await rawServer((request, response) => {
      request.setEncoding("utf8").on("data", (body: string) => {
        const { response_format: format } = JSON.parse(body);
        formats.push(format?.type);
        response.setHeader("content-type", "application/json");
        if (format !== undefined) response.statusCode = 400;
        const refusal = { error: "'response_format.type' must be 'text'" };
        const answer = { choices: [{ message: { content: JSON.stringify(RIGHT) } }] };
        response.end(JSON.stringify(format === undefined ? answer : refusal));
      });
    });
    expect(await bare(server.baseUrl).complete(ask(), never)).toMatchObject({ ok: true });
    expect(formats).toEqual(["json_schema", "json_object", undefined]);
  });

  test("that ignores the schema is noticed by its prose, and remembered when describing it works", async () => {
    await using it = await opened(says("I think it is covered."), says(RIGHT), says(RIGHT));
    for (const _ of [1, 2]) expect((await it.model.complete(ask(), never)).ok).toBe(true);
    const formats = it.endpoint.requests().map((body) => body.response_format?.type);
    expect(formats).toEqual(["json_schema", "json_object", "json_object"]);
  });

  test("that knows schemas and no JSON mode is not asked in words for good because of one bad answer", async () => {
    const noMode = refuses(400, { message: "'response_format.type' must be 'json_schema' or 'text'" });
    await using it = await opened(says("Hm."), noMode, says("Hm."), says(RIGHT));
    expect((await it.model.complete(ask(), never)).ok).toBe(false);
    expect((await it.model.complete(ask(), never)).ok).toBe(true);
    const formats = it.endpoint.requests().map((body) => body.response_format?.type);
    expect(formats).toEqual(["json_schema", "json_object", undefined, "json_schema"]);
  });

  test("that heeds schemas is not distrusted for one answer that breaks a rule of ours", async () => {
    const long = { ...RIGHT, because: "far too long to be taken as it is" };
    await using it = await opened(says(long), says(RIGHT), says(RIGHT));
    for (const _ of [1, 2]) expect((await it.model.complete(ask(), never)).ok).toBe(true);
    const bodies = it.endpoint.requests();
    expect(bodies.map((body) => body.response_format?.type)).toEqual(Array(3).fill("json_schema"));
    expect(bodies[1]?.messages.at(-1)?.content).toMatch(/not of the form.*because/);
    expect(bodies[2]?.messages).toHaveLength(2);
  });

  test("is not given what it refuses a second time: temperature, seed, max_tokens", async () => {
    const reasoning =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    await using it = await opened(
      refuses(400, { message: reasoning, param: "max_tokens", code: "unsupported_parameter" }),
      refuses(400, { message: "Unsupported value: 'temperature' does not support 0", param: "temperature" }),
      refuses(422, { message: "Extra inputs are not permitted: body.seed" }),
      says(RIGHT),
      says(RIGHT),
    );
    for (const _ of [1, 2]) expect((await it.model.complete(ask({ seed: 1 }), never)).ok).toBe(true);
    const bodies = it.endpoint.requests();
    expect(bodies).toHaveLength(5);
    expect(Object.keys(bodies[4] ?? {}).toSorted()).toEqual([
      "max_completion_tokens",
      "messages",
      "model",
      "response_format",
    ]);
    // Such a model thinks within the limit, so it gets room for that.
    expect(bodies[4]?.max_completion_tokens).toBeGreaterThan(1_000);
  });

  test("whose model thinks until it is cut is given room to think, once", async () => {
    const usage = {
      prompt_tokens: 5,
      completion_tokens: 50,
      completion_tokens_details: { reasoning_tokens: 50 },
    };
    const cut = says("<think>hm", { finishReason: "length", usage });
    await using it = await opened(cut, says(RIGHT), cut);
    expect((await it.model.complete(ask(), never)).ok).toBe(true);
    expect(await failureOf(it.model)).toMatchObject({
      kind: "cut-short",
      message: expect.stringMatching(/thinks less/),
    });
    const limits = it.endpoint.requests().map((body) => body.max_tokens);
    expect(limits).toEqual([50, 4_050, 4_050]);
  });

  test("that refuses everything is given up after a few requests", async () => {
    let n = 0;
    await using it = await opened(() => {
      n += 1;
      return refuses(400, {
        message:
          [
            "temperature",
            "seed",
            "use max_completion_tokens",
            "json_schema",
            "response_format",
            "response_format",
          ][n - 1] ?? "no",
      });
    });
    expect(await failureOf(it.model, ask({ seed: 1 }))).toMatchObject({ kind: "misconfigured" });
    expect(it.endpoint.requests()).toHaveLength(6);
  });
});
