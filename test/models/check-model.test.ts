import { expect, test } from "vitest";
import { fits, screen } from "../../scripts/check-model/screen.ts";
import { tryModel } from "../../scripts/check-model/try-model.ts";
import type { ModelSettings } from "../../src/models/settings.ts";
import { realSleep, type Sleep } from "../../src/runtime/sleep.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { type EndpointLine, refuses, says, standInEndpoint } from "../fakes/stand-in-endpoint.ts";

const KEY = "secret-of-another-house-0123456789";
const ANSWERS = { city: "Paris", number: 42 };
const USAGE = { prompt_tokens: 88, completion_tokens: 21 };

/** What the screen says of a vision model that answers so, and whether it will do. */
const shown = (...script: readonly EndpointLine[]) => shownBy(realSleep, ...script);

async function shownBy(sleep: Sleep, ...script: readonly EndpointLine[]) {
  await using endpoint = await standInEndpoint(...script);
  const settings: ModelSettings = {
    endpoint: { baseUrl: endpoint.baseUrl, apiKey: KEY },
    names: { grader: "large", vision: "large" },
    graderBatch: "stage",
    timeoutMs: 5_000,
    callsAtOnce: 4,
    budget: { perPerson: {}, perWorkspace: {}, perDay: {} },
    prices: { in: 1, cachedIn: 1, out: 10 },
  };
  const parts = { ...settings, clock: { now: () => 0 }, sleep, log: recordingLog() };
  const finding = await tryModel("large", parts);
  const text = screen(settings, [{ finding, roles: ["grader", "vision"] }]).join("\n");
  expect(text).not.toContain(KEY);
  const fit = { asGrader: fits(finding, ["grader"]), asVision: fits(finding, ["vision"]) };
  return { text, fit, requests: endpoint.requests() };
}

test("a model that can do everything", async () => {
  const { text, fit, requests } = await shown(
    says(ANSWERS, { model: "large-1", usage: USAGE }),
    says({ word: "heron" }),
    says({ colour: "Red" }),
  );
  expect(text).toMatch(/large \(grader, vision\)\n.*answers +yes, as "large-1", in 0\.0 s\n/);
  expect(text).toMatch(/tokens +88 in \(0 cached\), 21 out, \$0\.000298\n/);
  expect(text).toMatch(/form +strict JSON schema\n.*temperature yes; seed yes; limited by max_tokens\n/);
  expect(text).toMatch(
    /reads +6,000 tokens at once: yes\n.*pictures +yes\n\nEverything that is configured works\.$/,
  );
  expect(fit).toEqual({ asGrader: true, asVision: true });
  expect(requests[2]?.messages[1]?.content).toMatchObject([{ type: "text" }, { type: "image_url" }]);
});

test("a model that takes less, sees nothing and cannot count", async () => {
  const { text, fit } = await shown(
    refuses(400, { message: "json_schema is not supported" }),
    refuses(400, { message: "unknown field", param: "seed" }),
    says({ city: "Paris", number: 41 }),
    says({ word: "Heron" }),
    refuses(400, { message: "this model takes no image" }),
  );
  expect(text).toMatch(/WRONGLY/);
  expect(text).toMatch(/JSON mode, with the schema described/);
  expect(text).toMatch(/seed not taken/);
  expect(text).toMatch(/pictures +NO, misconfigured: .*VISION_MODEL/);
  expect(fit).toEqual({ asGrader: true, asVision: false });
});

test("a model that answers about a picture without seeing it", async () => {
  const { text, fit } = await shown(
    says(ANSWERS),
    says({ word: "heron" }),
    says({ colour: "blue, rendered" }),
  );
  expect(text).toMatch(/pictures +NO, it does not see what is there\. Set VISION_MODEL/);
  expect(fit.asVision).toBe(false);
});

test("a key that is not accepted, in the endpoint's words without the key", async () => {
  const { text, fit } = await shown(refuses(401, { message: `Incorrect API key provided: ${KEY}.` }));
  expect(text).toMatch(
    /answers +NO, unauthorised: .*OPENAI_API_KEY.*"401 Incorrect API key provided: \(key\)/,
  );
  expect(text).toMatch(/Not everything works/);
  expect(fit).toEqual({ asGrader: false, asVision: false });
});

test("a model that the endpoint does not know, with those that it knows", async () => {
  const { text } = await shown(refuses(404, { message: "no such model", code: "model_not_found" }));
  expect(text).toMatch(/does not know the model "large".*It knows: \S+, /s);
});

test("nothing is waited for any more when the names of models have come", async () => {
  const waits: AbortSignal[] = [];
  const sleep = (ms: number, signal: AbortSignal) => {
    waits.push(signal);
    return realSleep(ms, signal);
  };
  await shownBy(sleep, refuses(404, { message: "no such model", code: "model_not_found" }));
  expect(waits.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test("a server that cuts long requests at their beginning", async () => {
  const { text, fit } = await shown(says(ANSWERS), says({ word: "rank" }), says({ colour: "red" }));
  expect(text).toMatch(/reads +6,000 tokens at once: NO, it has lost the beginning.*OLLAMA_CONTEXT_LENGTH/);
  expect(fit.asGrader).toBe(false);
});
