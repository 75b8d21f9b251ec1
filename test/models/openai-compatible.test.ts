import { afterEach, describe, expect, test, vi } from "vitest";
import { says } from "../fakes/stand-in-endpoint.ts";
import { answeringAlways, ask, bare, never, opened, RIGHT, SECRET_WORDS } from "./asking.ts";

/** A chat completion without anything that may be left out. */
const RIGHTLY = { choices: [{ message: { content: JSON.stringify(RIGHT) } }] };

afterEach(() => void vi.unstubAllEnvs());

describe("an answer", () => {
  test("is of the form that was asked for, by a strict schema, with what it used", async () => {
    const usage = { prompt_tokens: 120, completion_tokens: 9 };
    vi.stubEnv("OPENAI_ORG_ID", "org-of-somebody");
    vi.stubEnv("OPENAI_PROJECT_ID", "project-of-somebody");
    await using it = await opened(says(RIGHT, { model: "gpt-test-2030", usage }));
    const tokens = { in: 120, cachedIn: 0, out: 9 };
    expect(await it.model.complete(ask({ seed: 7 }), never)).toEqual({
      ok: true,
      value: { answer: RIGHT, model: "gpt-test-2030", tokens },
    });
    expect(it.used).toEqual([tokens]);
    const [body, ...none] = it.endpoint.requests();
    expect(none).toEqual([]);
    expect(body).toEqual({
      model: "gpt-test",
      messages: [
        { role: "system", content: "You judge." },
        { role: "user", content: SECRET_WORDS },
      ],
      response_format: {
        type: "json_schema",
        json_schema: {
          name: "verdict",
          strict: true,
          schema: {
            type: "object",
            // zod's bound on the length is left out: strict mode does not know it.
            properties: {
              verdict: { type: "string", enum: ["covered", "missing"] },
              because: { type: "string" },
            },
            required: ["verdict", "because"],
            additionalProperties: false,
          },
        },
      },
      max_tokens: 50,
      temperature: 0,
      seed: 7,
    });
    // What the environment holds for OpenAI is not sent to every endpoint.
    expect(JSON.stringify(it.endpoint.headers())).not.toContain("of-somebody");
  });

  test("is found in a fence, behind a greeting and behind thoughts", async () => {
    const json = JSON.stringify(RIGHT);
    const wrapped = [
      `\`\`\`json\n${json}\n\`\`\``,
      `Sure! Here it is: ${json} Anything else?`,
      `<think>perhaps {"verdict": "missing", "because": "no"}</think>${json}`,
    ];
    await using it = await opened(...wrapped.map((text) => says(text)));
    for (const _ of wrapped)
      expect(await it.model.complete(ask(), never)).toMatchObject({ ok: true, value: { answer: RIGHT } });
    expect(it.model.habits().rung).toBe("json_schema");
  });

  test("reads a picture that is sent along as a data URL", async () => {
    await using it = await opened(says(RIGHT));
    const pictures = [{ mediaType: "image/png", base64: "iVBORw0KGgo=" }] as const;
    await it.model.complete(ask({ messages: [{ role: "user", text: "What is this?", pictures }] }), never);
    expect(it.endpoint.requests()[0]?.messages).toEqual([
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image_url", image_url: { url: "data:image/png;base64,iVBORw0KGgo=" } },
        ],
      },
    ]);
  });

  test("is counted as the endpoint says, with what it had cached", async () => {
    const usage = { prompt_tokens: 120, completion_tokens: 9, prompt_tokens_details: { cached_tokens: 100 } };
    await using server = await answeringAlways({ ...RIGHTLY, usage });
    const result = await bare(server.baseUrl).complete(ask(), never);
    expect(result.ok && result.value.tokens).toEqual({ in: 120, cachedIn: 100, out: 9 });
    await using odd = await answeringAlways({ ...RIGHTLY, usage: { ...usage, prompt_tokens: 80 } });
    const more = await bare(odd.baseUrl).complete(ask(), never);
    expect(more.ok && more.value.tokens.cachedIn).toBe(80);
  });

  test("without reported usage is estimated, so that a budget holds all the same", async () => {
    await using server = await answeringAlways(RIGHTLY);
    const result = await bare(server.baseUrl).complete(ask(), never);
    expect(result.ok && result.value).toEqual({
      answer: RIGHT,
      model: "bare",
      tokens: { in: 19, cachedIn: 0, out: 13 },
    });
  });
});
